"""Ready-made inputs, a file for each pattern; the first of each is the one to begin with.

They reach their outcome by their input or by a fault plan, and the seed only settles times and wordings.
"""

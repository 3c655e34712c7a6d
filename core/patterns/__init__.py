"""The patterns, one file each: the shapes of their answers, then the function. Students read these."""

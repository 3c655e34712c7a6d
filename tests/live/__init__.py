"""The lab against a real llama.cpp server with a small model: no mock of a server is as odd as a real one.

`.ci/run` installs both into an environment of their own and names its Python in LIVE_PYTHON. Without it the tests skip.
"""

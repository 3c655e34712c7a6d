"""What stands before a run: the form, its address and what a browser session remembers of it."""

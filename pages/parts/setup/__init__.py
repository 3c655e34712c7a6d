"""The fields that stand before a run, and what a browser session remembers of them."""

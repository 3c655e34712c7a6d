"""Which model answers: the simulated one, or a live one with all that it needs."""

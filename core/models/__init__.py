"""Models: simulated and live."""

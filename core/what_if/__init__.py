"""A run that has ended, under a change: when each call runs then, computed from what the trace recorded."""

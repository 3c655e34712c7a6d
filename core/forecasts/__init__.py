"""Forecasts of very many runs: sizes, limits, seeds and choices, computed from the simulated plan or run as code."""

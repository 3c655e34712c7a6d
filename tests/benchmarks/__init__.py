"""Figures measured by hand: `python -m tests.benchmarks`, or `python -m tests.benchmarks overhead crowd`."""

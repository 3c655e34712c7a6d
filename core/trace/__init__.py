"""The record of a run, and the numbers that follow from it. Knows no pattern."""

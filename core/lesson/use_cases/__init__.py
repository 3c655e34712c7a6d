"""Patterns of the lesson's use cases."""

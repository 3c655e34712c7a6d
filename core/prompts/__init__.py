"""Prompt templates: filling them, and reading them from the code of a pattern."""

"""Calls, seconds, tokens and money by arithmetic, and sentences that lay a run beside it."""

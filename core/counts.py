"""Counts in words: "1 call", "12 calls", "1,024 calls"."""

from __future__ import annotations


def counted(count: int, unit: str) -> str:
    """`unit` is one of them; several take an s."""
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"

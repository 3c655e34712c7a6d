"""Counts in words: "1 call", "1,024 calls"; as words: "twelve", "1,024"; lists: "a, b and c"; and the sign of a sum."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(count: int, unit: str) -> str:
    """`unit` is one of them; several take an s."""
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"


def spelled(count: int) -> str:
    """A small count as a word, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def more_calls(first: int, second: int) -> str:
    """How many calls a second run made beyond the first: "8 more calls", "1 fewer call"; nothing for as many."""
    if first == second:
        return ""
    return counted(abs(second - first), "more call" if second > first else "fewer call")


def listed(words: Sequence[str]) -> str:
    """One after the other, the last after an "and"; empty for none."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def equals(shown: float, total: float) -> str:
    """The sign between the terms of a sum and its total, each with two digits: "≈" where only rounding is in between.

    `shown`: what the terms come to as they are written.
    """
    return "=" if f"{shown:.2f}" == f"{total:.2f}" else "≈"

"""What a judge finds in a draft, and how findings become a score and a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """One feature of a draft that costs points."""

    name: str  # the key of the mender that knows it
    cost: int  # points, of ten
    says: str  # plain words, no full stop
    about: str = ""  # what it is about: a word, a line number


def verdict(flaws: list[Flaw]) -> tuple[int, str]:
    """The score, 1 to 10: ten less what the flaws cost; and the costliest flaw in words (a tie: the first)."""
    if not flaws:
        return 10, "Nothing costs points: the draft does what the task asks."
    worst = max(flaws, key=lambda flaw: flaw.cost)
    score = max(1, 10 - sum(flaw.cost for flaw in flaws))
    points = "1 point" if worst.cost == 1 else f"{worst.cost} points"
    return score, f"{worst.says[:1].upper()}{worst.says[1:]}. This costs {points}."

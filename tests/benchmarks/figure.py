"""One measured figure and its target, and ratios that a busy machine does not blur."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`target`: the most it may be; None: only told, not judged."""

    what: str
    measured: float
    unit: str = ""
    target: float | None = None
    note: str = ""
    least: bool = False  # the target is the least it may be

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        met = self.measured >= self.target if self.least else self.measured <= self.target
        return "met" if met else "MISSED"

    def row(self) -> list[str]:
        limit = "" if self.target is None else f"{'≥' if self.least else '≤'} {self.target:g}{self.unit}"
        measured = f"{self.measured:.3g}" if abs(self.measured) < 100 else f"{self.measured:,.0f}"
        return [self.what, limit, f"{measured}{self.unit}", self.verdict, self.note]


def table(rows: list[list[str]]) -> str:
    rows = [["figure", "target", "measured", "verdict", ""], *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join([*map(str.ljust, row, widths), row[4]]).rstrip() for row in rows)


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU of this process, in seconds; garbage of earlier work is not counted."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def interleaved(works: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """What each measure gives in each round, every round in another order; one round before them warms up."""
    found: dict[str, list[float]] = {name: [] for name in works}
    names = list(works)
    for number in range(-1, rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            value = works[name]()
            if number >= 0:
                found[name].append(value)
    return found


def ratio(above: list[float], below: list[float]) -> float:
    """The median over the rounds of one measure over the other in the same round."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


median = statistics.median

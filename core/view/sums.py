"""The two times of a run as expressions: what it took, and what its calls take end to end.

A term is the time of its call as it is shown everywhere else. Where all are written out and what they come to, with two
digits each, is not the total as it is shown, the sign before it says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from core.trace.counts import equals
from core.trace.speed import at_speed
from core.trace.trace import Trace
from core.view.drawings import Sum, Sums, Term
from core.view.time_made_of import Added, Longest, MadeOf, Once, as_it_ran, end_to_end, pace_setters

_SHOWN = 6  # terms of one sum that are written out; the rest is dots
_DOTS = "…"
_MOST = 9  # terms of an expression, where what is inside it can be shorter


def sums_of(trace: Trace) -> Sums:
    """Of a run whose calls took some time: the makespan and T1, in seconds, with what they are made of."""
    return {
        "as_it_ran": expression(as_it_ran(trace), trace.makespan, at_speed(trace.pace)),
        "end_to_end": expression(end_to_end(trace), trace.work, at_speed(trace.pace)),
    }


def expression(made_of: MadeOf, seconds: float, speed: str = "") -> Sum:
    """A time written out. `seconds`: what it comes to; `speed`: what they are true at, in words."""
    inner = next((most for most in range(_SHOWN, 1, -1) if _count(made_of, _SHOWN, most) <= _MOST), 1)
    terms = _terms(made_of, _SHOWN, inner)
    sign = "=" if _DOTS in [term["text"] for term in terms] else equals(_written(made_of), seconds)
    total = f"s {speed}" if isinstance(made_of, Once) else f"{sign} {seconds:.2f} s {speed}"
    return {"terms": terms, "total": total.rstrip(), "pace": sorted(pace_setters(made_of))}


def _written(made_of: MadeOf) -> float:
    """What it comes to as it is written, each time with two digits."""
    if isinstance(made_of, Once):
        return round(made_of.seconds, 2)
    return (max if isinstance(made_of, Longest) else fsum)(map(_written, made_of.parts))


def _terms(made_of: MadeOf, most: int, inner: int) -> list[Term]:
    """The pieces of an expression; at most so many of a sum, and of a sum inside it."""
    if isinstance(made_of, Once):
        return [{"text": f"{made_of.seconds:.2f} {made_of.name}".rstrip(), "calls": list(made_of.calls)}]
    if isinstance(made_of, Longest):
        return [_sign("max("), *_listed(made_of.parts, _kept_of_longest(made_of, most), inner, ", "), _sign(")")]
    return _listed(made_of.parts, _kept_of_sum(made_of, most), inner, " + ")


def _listed(parts: Sequence[MadeOf], kept: Sequence[int], inner: int, sign: str) -> list[Term]:
    """The kept ones in their order, and dots in the place of the others."""
    pieces: list[Term] = []
    hidden: list[int] = []
    for i, part in enumerate(parts):
        if i not in kept:
            hidden += sorted(_calls(part))
            continue
        if hidden:
            pieces += [_dots(hidden), _sign(sign)]
            hidden = []
        pieces += [*_terms(part, inner, inner), _sign(sign)]
    return [*pieces, _dots(hidden)] if hidden else pieces[:-1]


def _kept_of_sum(made_of: Added, most: int) -> list[int]:
    """The first ones and the last."""
    count, most = len(made_of.parts), max(most, 2)
    return list(range(count)) if count <= most else [*range(most - 1), count - 1]


def _kept_of_longest(made_of: Longest, most: int) -> list[int]:
    """The first ones, and the longest."""
    longest = next(i for i, part in enumerate(made_of.parts) if part is made_of.longest)
    kept = list(range(min(most, len(made_of.parts))))
    return kept if longest in kept else [*kept[:-1], longest]


def _count(made_of: MadeOf, most: int, inner: int) -> int:
    """How many terms are written out."""
    if isinstance(made_of, Once):
        return 1
    kept = made_of.parts[:most]
    return sum(_count(part, inner, inner) for part in kept)


def _calls(made_of: MadeOf) -> set[int]:
    return set(made_of.calls) if isinstance(made_of, Once) else {i for part in made_of.parts for i in _calls(part)}


def _sign(text: str) -> Term:
    return {"text": text, "calls": []}


def _dots(calls: Sequence[int]) -> Term:
    return {"text": _DOTS, "calls": sorted(set(calls))}

"""The two times of a run as expressions: what it took, and what its calls take end to end.

The terms as they are shown, with two digits, come to the total as it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.trace.speed import at_speed
from core.trace.trace import Trace
from core.view.drawings import Sum, Sums, Term
from core.view.time_made_of import Added, Longest, MadeOf, Once, as_it_ran, end_to_end, pace_setters

_SHOWN = 6  # terms of one sum that are written out; the rest is dots
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
    terms = _terms(made_of, _cents(seconds), _SHOWN, inner)
    alone = len(terms) == 1 and isinstance(made_of, Once)
    total = f"s {speed}" if alone else f"= {seconds:.2f} s {speed}"
    return {"terms": terms, "total": total.rstrip(), "pace": sorted(pace_setters(made_of))}


def _cents(seconds: float) -> int:
    """Hundredths of a second, rounded as they are shown."""
    return int(f"{max(seconds, 0.0):.2f}".replace(".", ""))


def _terms(made_of: MadeOf, cents: int, most: int, inner: int) -> list[Term]:
    """The pieces of an expression that comes to `cents`; at most so many of a sum, and of a sum inside it."""
    if isinstance(made_of, Once):
        text = f"{cents / 100:.2f}"
        return [{"text": f"{text} {made_of.name}" if made_of.name else text, "calls": list(made_of.calls)}]
    if isinstance(made_of, Longest):
        own = [cents if part is made_of.longest else min(_cents(part.seconds), cents) for part in made_of.parts]
        pieces = _listed(made_of.parts, own, _kept_of_longest(made_of, most), inner, ", ")
        return [_sign("max("), *pieces, _sign(")")]
    own = _shares([part.seconds for part in made_of.parts], cents)
    return _listed(made_of.parts, own, _kept_of_sum(made_of, own, most), inner, " + ")


def _listed(parts: Sequence[MadeOf], own: Sequence[int], kept: Sequence[int], inner: int, sign: str) -> list[Term]:
    """The kept ones in their order, and dots in the place of the others."""
    pieces: list[Term] = []
    hidden: list[int] = []
    for i, part in enumerate(parts):
        if i not in kept:
            hidden += [] if isinstance(part, Once) and own[i] == 0 and not part.calls else sorted(_calls(part))
            continue
        if hidden:
            pieces += [_dots(hidden), _sign(sign)]
            hidden = []
        pieces += [*_terms(part, own[i], inner, inner), _sign(sign)]
    return [*pieces, _dots(hidden)] if hidden else pieces[:-1]


def _kept_of_sum(made_of: Added, own: Sequence[int], most: int) -> list[int]:
    """The first ones and the last; not a wait that is too short to be seen."""
    seen = [i for i, part in enumerate(made_of.parts) if own[i] or not (isinstance(part, Once) and part.name)]
    most = max(most, 2)
    return seen if len(seen) <= most else [*seen[: most - 1], seen[-1]]


def _kept_of_longest(made_of: Longest, most: int) -> list[int]:
    """The first ones, and the longest."""
    longest = next(i for i, part in enumerate(made_of.parts) if part is made_of.longest)
    kept = list(range(min(most, len(made_of.parts))))
    return kept if longest in kept else [*kept[:-1], longest]


def _shares(seconds: Sequence[float], cents: int) -> list[int]:
    """Rounded so that they add up: those that lose most by it are the first to get a hundredth more, or one less."""
    own = [_cents(each) for each in seconds]
    gain = 1 if cents > sum(own) else -1
    order = sorted(range(len(own)), key=lambda i: gain * (own[i] - seconds[i] * 100))
    while order and (missing := cents - sum(own)):
        for i in order[: abs(missing)]:
            own[i] = max(own[i] + gain, 0)
    return own


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
    return {"text": "…", "calls": sorted(set(calls))}

"""What the time of a run is made of, in a few words: "sum of 3 = 5.29 s", "longest of 5 = 1.36 s"."""

from __future__ import annotations

from itertools import groupby

from core.trace.speed import took
from core.trace.trace import Trace
from core.view.spent import Added, Longest, Once, Spent, as_it_ran

_MOST = 3  # pieces of a sum that are named


def time_in_words(trace: Trace, discarded: frozenset[int] = frozenset()) -> str:
    """The makespan as what it is made of; nothing for a run that has sent no call.

    `discarded`: calls whose answers were thrown away, and that nobody waited for.
    """
    if not any(span.start is not None for span in trace.spans):
        return ""
    spent = as_it_ran(trace)
    count = len(_calls(spent, discarded))
    words = f"sum of {count}" if isinstance(spent, Added) and _plain(spent) and count > 1 else _words(spent, discarded)
    return f"{words} = {took(trace)}"


def _words(spent: Spent, discarded: frozenset[int]) -> str:
    calls = len(_calls(spent, discarded))
    if calls < 2 or isinstance(spent, Once):
        return "1 call"
    if isinstance(spent, Longest):
        sides = [of for part in spent.parts if (of := _calls(part, discarded))]
        if len(sides) == 1:
            return f"sum of {calls}"
        return f"longest of {len(sides)}{' chains' if any(len(of) > 1 for of in sides) else ''}"
    pieces = []
    for plain, parts in groupby(spent.parts, key=lambda part: isinstance(part, Once)):
        if not plain:
            pieces += [_words(part, discarded) for part in parts]
        elif own := {i for part in parts for i in _calls(part, discarded)}:
            pieces.append("1 call" if len(own) == 1 else f"{len(own)} calls")
    if len(pieces) > 1 and len(set(pieces)) == 1:
        return f"{len(pieces)} × {pieces[0]}"
    return " + ".join(pieces if len(pieces) <= _MOST else [*pieces[:2], "…", pieces[-1]])


def _plain(spent: Added) -> bool:
    return all(isinstance(part, Once) for part in spent.parts)


def _calls(spent: Spent, discarded: frozenset[int]) -> set[int]:
    if isinstance(spent, Once):
        return set(spent.calls) - discarded
    return {i for part in spent.parts for i in _calls(part, discarded)}

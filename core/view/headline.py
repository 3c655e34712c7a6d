"""What the time of a run is made of, in a few words: "sum of 3 = 5.29 s", "longest of 5 = 1.36 s"."""

from __future__ import annotations

from itertools import groupby

from core.trace.speed import took
from core.trace.trace import Trace
from core.view.time_made_of import Added, Longest, MadeOf, Once, as_it_ran

_MOST = 3  # pieces of a sum that are named


def time_in_words(trace: Trace, discarded: frozenset[int] = frozenset()) -> str:
    """The makespan as what it is made of; nothing for a run that has sent no call.

    `discarded`: calls whose answers were thrown away, and that nobody waited for.
    """
    if not trace.attempts:
        return ""
    made_of = as_it_ran(trace)
    count = len(_calls(made_of, discarded))
    words = (
        f"sum of {count}"
        if isinstance(made_of, Added) and _plain(made_of) and count > 1
        else _words(made_of, discarded)
    )
    return f"{words} = {took(trace)}"


def _words(made_of: MadeOf, discarded: frozenset[int]) -> str:
    calls = len(_calls(made_of, discarded))
    if calls < 2 or isinstance(made_of, Once):
        return "1 call"
    if isinstance(made_of, Longest):
        sides = [of for part in made_of.parts if (of := _calls(part, discarded))]
        if len(sides) == 1:
            return f"sum of {calls}"
        return f"longest of {len(sides)}{' chains' if any(len(of) > 1 for of in sides) else ''}"
    pieces = []
    for plain, parts in groupby(made_of.parts, key=lambda part: isinstance(part, Once)):
        if not plain:
            pieces += [_words(part, discarded) for part in parts]
        elif own := {i for part in parts for i in _calls(part, discarded)}:
            pieces.append("1 call" if len(own) == 1 else f"{len(own)} calls")
    if len(pieces) > 1 and len(set(pieces)) == 1:
        return f"{len(pieces)} × {pieces[0]}"
    return " + ".join(pieces if len(pieces) <= _MOST else [*pieces[:2], "…", pieces[-1]])


def _plain(made_of: Added) -> bool:
    return all(isinstance(part, Once) for part in made_of.parts)


def _calls(made_of: MadeOf, discarded: frozenset[int]) -> set[int]:
    if isinstance(made_of, Once):
        return set(made_of.calls) - discarded
    return {i for part in made_of.parts for i in _calls(part, discarded)}

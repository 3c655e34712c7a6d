"""Two runs call by call: which call of the one is which of the other, and what became of its time.

Times are seconds since the start of each run's first call.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.trace.paths import depends_on
from core.trace.span import LEAST_TOLD, Span
from core.trace.trace import Trace

Rows = dict[int, int]  # by span id
_NOISE, _SHARE = 0.02, 0.03  # what a busy computer adds to a time: seconds, and the share of the longer one


def as_long(one: float, other: float) -> bool:
    """Whether two times in seconds differ by no more than noise: 0.02 s, or 3 % of the longer one."""
    return abs(one - other) <= max(_NOISE, _SHARE * max(one, other)) + 1e-9


@dataclass(frozen=True)
class Made:
    """One call as one of the runs made it."""

    name: str
    status: str
    start: float | None  # None: it never got its slot
    duration: float | None  # from its first slot to its end, back-off included
    waited: str  # for whom, and for what; empty for nothing


@dataclass(frozen=True)
class Pair:
    """What the two runs made of one call; None where a run did not make it."""

    row: int  # from 1
    first: Made | None
    second: Made | None

    @property
    def name(self) -> str:
        """What the call is called; both names where the runs call it differently."""
        names = dict.fromkeys(made.name for made in (self.first, self.second) if made)
        return " / ".join(names)

    @property
    def shift(self) -> float | None:
        """Seconds that the second run started it later; negative when earlier, None when one never did."""
        return _difference([made.start for made in (self.first, self.second) if made])

    @property
    def change(self) -> float | None:
        """Seconds that it took longer in the second run; None when one never ended."""
        return _difference([made.duration for made in (self.first, self.second) if made])


def _difference(times: Sequence[float | None]) -> float | None:
    """By how much the times of both runs differ as the page shows them; None where one of them has none."""
    known = [round(time, 2) for time in times if time is not None]
    return known[1] - known[0] if len(known) == 2 else None


def pairs(first: Trace, second: Trace) -> list[Pair]:
    """Every call of two runs that have ended, in the order of their rows."""
    placed = zip((first, second), rows(first, second), strict=True)
    one, other = ({row[id]: made for id, made in _calls(trace).items()} for trace, row in placed)
    return [Pair(row, one.get(row), other.get(row)) for row in sorted({*one, *other})]


def rows(first: Trace, second: Trace, ended: bool = True) -> tuple[Rows, Rows]:
    """The row of every span of each run, from 1; the same call has the same row in both.

    In the order of the first run, and what only the second one has behind its neighbours. While they run in the order
    of time, so that a call keeps its row.
    """
    joined = twins(first, second)
    partner = (joined, {theirs: ours for ours, theirs in joined.items()})
    spans = [(s.queued, run, s) for run, trace in enumerate((first, second)) for s in trace.spans]
    behind = _behind(second, partner[1])
    spans.sort(key=lambda call: behind(*call[1:]) if ended else (*call[:2], call[2].id))
    needed = (depends_on(first), depends_on(second)) if ended else ({}, {})
    placed: tuple[Rows, Rows] = ({}, {})
    met: set[tuple[int, int]] = set()
    count = 0
    open_ = [(run, span.id) for _, run, span in reversed(spans)]
    while open_:
        run, id = at = open_[-1]
        other = (1 - run, partner[run].get(id, 0))
        if at not in met:  # what it needs stands above it, and what its twin needs above both
            met |= {at, other}
            own = [(run, i) for i in needed[run].get(id, ())]
            theirs = [(1 - run, i) for i in needed[1 - run].get(other[1], ())]
            open_ += [each for each in reversed([*own, *theirs]) if each not in met and each[1] in needed[each[0]]]
            continue
        open_.pop()
        if id not in placed[run]:
            count += 1
            placed[run][id] = count
            if other[1]:
                placed[1 - run][other[1]] = count
    return placed


def _behind(second: Trace, common: dict[int, int]) -> Callable[[int, Span], tuple[Any, ...]]:
    """A key to sort by: what only the second run has comes behind the last common call of its gather, by its place."""
    last: dict[tuple[int | None, tuple[int, ...]], int] = {}
    for span in second.spans:
        gather = span.group, span.place[:-2]
        last[gather] = max(last.get(gather, 0), common.get(span.id, 0))

    def key(run: int, span: Span) -> tuple[Any, ...]:
        if run == 0 or span.id in common:
            return common[span.id] if run else span.id, run
        return last[span.group, span.place[:-2]] or math.inf, 2, span.place[:-1], span.id

    return key


def twins(first: Trace, second: Trace) -> dict[int, int]:
    """For a span of the first run the one of the second run that is the same call.

    The same call: the same prompt, and among equal ones that which needs the same calls, or stands in the same place;
    else the same step in the same place, since a live model words two answers differently, and with them the prompts
    that are made of them.
    """

    def content(span: Span) -> object:
        return span.step, span.instructions, span.prompt, span.sample

    def place(span: Span) -> object:
        return span.step, span.place

    partners: dict[int, int] = {}

    def apart(span: Span, other: Span) -> tuple[object, ...]:
        shared = {partners.get(i) for i in span.after} & set(other.after)
        return -len(shared), other.place != span.place, other.place, other.id

    for what in (content, place):
        taken = set(partners.values())
        free: dict[object, list[Span]] = {}
        for span in second.spans:
            if span.id not in taken:
                free.setdefault(what(span), []).append(span)
        for span in first.spans:
            if span.id not in partners and (alike := free.get(what(span))):
                # Of many equal calls the next one is mostly it; to look at all of them each time would take long.
                same = len(alike) == 1 or alike[0].place == span.place
                nearest = alike[0] if same else min(alike, key=lambda other: apart(span, other))
                alike.remove(nearest)
                partners[span.id] = nearest.id
    return partners


def line(pair: Pair, titles: Sequence[str]) -> str:
    """One line: the shift, the change, and who waited for whom in each run."""
    first, second = pair.first, pair.second
    if first is None or second is None:
        made, title = (second, titles[1]) if second else (first, titles[0])
        assert made is not None
        return f"{pair.name}: only in {title.lower()}{_ended(made)}. Waited for {made.waited or 'nothing'}."
    moved = _words(pair.shift, "earlier", "later", "at the same time") or "not started"
    durations = [made.duration for made in (first, second) if made.duration is not None]
    alike = len(durations) == 2 and as_long(*durations)
    lasted = "as long" if alike else _words(pair.change, "shorter there", "longer there", "as long")
    words = [f"{pair.name}: {moved} in {titles[1].lower()}{', ' if lasted else ''}{lasted}."]
    both = list(zip(titles, (first, second), strict=True))
    words += [f"{title}{_ended(made).replace(',', ':')}." for title, made in both if _ended(made)]
    if first.waited == second.waited:
        return " ".join([*words, f"Both waited for {first.waited or 'nothing'}."])
    return " ".join([*words, *(f"{title} waited for {made.waited or 'nothing'}." for title, made in both)])


def table(
    compared: Sequence[Pair], titles: Sequence[str], speeds: Sequence[str] = ("", "")
) -> tuple[list[str], list[list[str]]]:
    """Head and rows of the comparison as words; `speeds`: such as "at 4x", what the times of each run are true at."""
    one, other = (f"{title.lower()} {speed}".rstrip() for title, speed in zip(titles, speeds, strict=True))
    head = [
        "", "Call", f"Start, {one}", f"Start, {other}", "Shift", f"Lasts, {one}", f"Lasts, {other}", "Change",
        f"Waited for, {one}", f"Waited for, {other}",
    ]  # fmt: skip
    return head, [_cells(pair, titles) for pair in compared]


def _cells(pair: Pair, titles: Sequence[str]) -> list[str]:
    first, second = pair.first, pair.second
    shift = _signed(pair.shift) if first and second else f"only in {titles[0 if first else 1].lower()}"
    starts, lasts, waited = zip(_in_words(first), _in_words(second), strict=True)
    return [str(pair.row), pair.name, *starts, shift, *lasts, _signed(pair.change), *waited]


def _in_words(made: Made | None) -> tuple[str, str, str]:
    """When it started, how long it lasted, and for whom it waited."""
    if made is None:
        return "–", "–", "–"
    start = "–" if made.start is None else f"{made.start:.2f} s"
    lasts = "–" if made.duration is None else f"{made.duration:.2f} s{_ended(made)}"
    return start, lasts, made.waited or "nothing"


def zero(trace: Trace) -> float:
    """When the first call started, in seconds since the run began: from there to the last end is the makespan."""
    return min((span.start for span in trace.spans if span.start is not None), default=0.0)


def _calls(trace: Trace) -> dict[int, Made]:
    names, before, began = trace.names, depends_on(trace), zero(trace)
    spans = {span.id: span for span in trace.spans}
    return {
        span.id: Made(
            names[span.id], _status(span), None if span.start is None else span.start - began, span.duration,
            _waiting(span, [spans[i] for i in before[span.id] if i in spans], names, trace.concurrency),
        )
        for span in trace.spans
    }  # fmt: skip


def _status(span: Span) -> str:
    return "reused" if span.reused and span.status == "ok" else span.status


def _waiting(span: Span, before: Sequence[Span], names: dict[int, str], concurrency: int | None) -> str:
    """The call whose end let this one start: it gave its slot or its turn, or was the last answer needed."""
    holder = span.attempts[0].held_by if span.attempts else None
    ended = [s for s in before if s.end is not None]
    if holder and holder[0] in names and holder[0] not in [s.id for s in ended]:
        return f"{names[holder[0]]}, for {'its turn' if concurrency == 1 else 'a slot'}"
    if not ended:
        return ""
    last = max(ended, key=lambda s: (s.end or 0.0, s.id))
    return f"{names[last.id]}, " + ("for its answer" if len(ended) == 1 else f"the last of {len(ended)} answers")


def _ended(made: Made) -> str:
    return {"error": ", failed", "cancelled": ", cancelled", "reused": ", reused"}.get(made.status, "")


def _words(difference: float | None, less: str, more: str, same: str) -> str:
    if difference is None:
        return ""
    return same if abs(difference) <= _NOISE + 1e-9 else f"{abs(difference):.2f} s {less if difference < 0 else more}"


def _signed(difference: float | None) -> str:
    if difference is None:
        return "–"
    return "0.00 s" if abs(difference) < LEAST_TOLD else f"{difference:+.2f} s".replace("-", "−")

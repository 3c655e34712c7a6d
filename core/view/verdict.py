"""What the comparison of two runs says: one figure, its sentence, and what lies between the two ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.lesson.registry import lesson_of
from core.trace.compare import as_long, twins
from core.trace.counts import more_calls, spelled
from core.trace.speed import at_speed, took
from core.trace.trace import Trace

READINGS = ("Sequential", "Parallel")
COMPARABLE = ("done", "partial")  # runs that came to their end
ENDED_OTHERWISE = {"failed": "failed", "cancelled": "was stopped", "over_budget": "used up its allowance"}
_WITHOUT_TIMES = (
    "No speed-up: the model answered at once, so the times are the lab’s own work. Choose another speed for one."
)


class Verdict(NamedTuple):
    """`figure`: a speed-up, or what the second run has more or less of, in words; empty where neither can be said."""

    figure: str = ""
    sentence: str = ""
    saved: str = ""


@dataclass(frozen=True)
class Two:
    """Two runs that have ended, and what is known of them beside their traces.

    `readings`: they are the sequential and the parallel one of one input. `alike`: their calls can be laid beside each
    other; `same_input`: both worked on the same. `lead`: the figure of a pattern whose parallel reading is not made to
    be faster; `outcomes`: what each came to stands in its headline instead.
    """

    first: Trace
    second: Trace
    titles: tuple[str, str] = READINGS
    readings: bool = True
    alike: bool = True
    same_input: bool = True
    lead: str = ""
    outcomes: bool = False

    @property
    def runs(self) -> tuple[Trace, Trace]:
        """Both traces."""
        return self.first, self.second

    @property
    def apart(self) -> list[str]:
        """What keeps their times from being set against each other; nothing for the same world at the same speed."""
        one, other = self.first, self.second
        seeds = one.seed != other.seed and "live" not in (one.world, other.world)
        return [
            name
            for name, differs in {
                "input": not self.same_input,
                "world": one.world != other.world,
                "model": one.model != other.model,
                "speed": one.pace != other.pace,
                "seed": seeds,
                "number of reused answers": one.reused != other.reused,
            }.items()
            if differs
        ]

    @property
    def same_work(self) -> bool:
        """Two runs that made the same calls: one that pays for more is not the same work done faster."""
        if not self.alike or self.apart or self.outcomes:
            return False
        joined = twins(self.first, self.second)
        if len(joined) != self.first.calls or len(joined) != self.second.calls:
            return False
        if self.readings:  # a live model words two answers differently, and with them the prompts made of them
            return True
        theirs = {span.id: span for span in self.second.spans}
        return all(theirs[joined[span.id]].prompt == span.prompt for span in self.first.spans)


def verdict(two: Two, status: Sequence[str]) -> Verdict:
    """Of two runs that have ended, each with the status of its own."""
    first, second = two.runs
    if any(s not in COMPARABLE for s in status):
        return Verdict(sentence=_failed(two, status))
    one, other = first.makespan, second.makespan
    if not min(one, other):
        return Verdict(two.lead, "There is no time to compare.")
    made = [_calls_compared(two), *_failures(two)]
    if first.at_once or second.at_once:
        return Verdict(two.lead, " ".join([_WITHOUT_TIMES, *made]))
    figure = two.lead or _figure(two)
    became = _of_readings(two, figure) if two.readings else _of_two(two, figure)
    saved = round(one, 2) - round(other, 2)  # what the two times on the page differ by
    measured = saved and not as_long(one, other) and not two.apart
    return Verdict(
        figure,
        _sentence([*became, *made]),
        (f"{saved:.2f} s saved" if saved > 0 else f"{two.titles[1].lower()} {longer(one, other)}") if measured else "",
    )


def _sentence(parts: Sequence[str]) -> str:
    whole = " ".join(parts)
    return whole[:1].upper() + whole[1:]


def calls(count: int) -> str:
    """A count of calls, small ones as a word."""
    return f"{spelled(count)} call" if count == 1 else f"{spelled(count)} calls"


def _figure(two: Two) -> str:
    """A ratio for the same work done faster, or as fast; else what the second run, by its name, took."""
    one, other = two.first.makespan, two.second.makespan
    if two.outcomes or two.apart:
        return ""
    if two.same_work and (as_long(one, other) or other < one):
        return "1.0×" if as_long(one, other) else _ratio(one, other)
    lasted = f"{two.titles[1]} took {longer(one, other)}"
    return ", ".join(filter(None, [lasted, more_calls(two.first.calls, two.second.calls)]))


def longer(one: float, other: float) -> str:
    """What a second run took beyond a first one, both in seconds, as the page shows them: "0.42 s longer"."""
    gap = round(other, 2) - round(one, 2)
    return "as long" if as_long(one, other) else f"{abs(gap):.2f} s {'longer' if gap > 0 else 'less'}"


def _ratio(one: float, other: float) -> str:
    """The longer time over the shorter one."""
    ratio = one / other
    return f"{ratio:.{1 if ratio >= 1.05 else 2}f}×"


def _of_readings(two: Two, figure: str) -> list[str]:
    """What became of the time, and why."""
    parallel, one, other = two.second, two.first.makespan, two.second.makespan
    if as_long(one, other):
        same = "as long" if f"{one:.2f}" == f"{other:.2f}" else "about as long"
        sentences = [f"{same}: {took(two.first)} and {took(parallel)}."]
    else:
        word = "faster side by side" if figure.endswith("×") else "Side by side"
        sentences = [f"{word}: {took(two.first)} became {took(parallel)}."]
    if parallel.calls == 1:
        sentences.append("One call has nothing to overlap with.")
    elif parallel.concurrency == 1:
        sentences.append("Both ran one call at a time.")
    elif parallel.peak == 1:
        alone = lesson_of(parallel.pattern).alone or "nothing can overlap"
        sentences.append(f"Each call needs the answer before it: {alone}.")
    return sentences


def _failed(two: Two, status: Sequence[str]) -> str:
    """How each of two runs ended, of which at least one came to no result."""
    timed = not any(run.at_once for run in two.runs)
    ended = [
        f"{ENDED_OTHERWISE[s]}{f' after {took(run)}' if timed else ''}"
        if s in ENDED_OTHERWISE
        else f"ended{f' in {took(run)}' if timed else ''}"
        for s, run in zip(status, two.runs, strict=True)
    ]
    why = "One of them has no result" if any(s in COMPARABLE for s in status) else "Neither has a result"
    one, other = two.titles
    return f"{one} {ended[0]}; {other.lower()} {ended[1]}. {why}, so their times are not compared."


def _of_two(two: Two, figure: str) -> list[str]:
    """What two runs took, and what was asked for differently."""
    first, second = two.runs
    times = f"{two.titles[0]} took {took(first)}, {two.titles[1].lower()} {took(second)}."
    if figure.endswith("×"):
        word = "as long" if as_long(first.makespan, second.makespan) else f"{two.titles[1]} was faster"
        times = f"{word}: {times[0].lower()}{times[1:]}"
    settings = {
        "seed": (first.seed, second.seed),
        "limit": (first.concurrency or "none", second.concurrency or "none"),
        "model": (first.model, second.model),
        "speed": tuple(at_speed(run.pace) or "real time" for run in two.runs),
    }
    differ = [f"{name} {one} and {other}" for name, (one, other) in settings.items() if one != other]
    sentences = [times, f"Set differently: {', '.join(differ)}."] if differ else [times]
    if two.apart and not two.outcomes:
        what, verb = " and ".join(two.apart), "differ" if len(two.apart) > 1 else "differs"
        sentences.append(f"Their times are not set against each other: the {what} {verb}.")
    return sentences


def _calls_compared(two: Two) -> str:
    """Whether both made the same calls, as far as the traces show it."""
    sequential, parallel, titles = two.first, two.second, two.titles
    if sequential.calls != parallel.calls:
        cancelled = sum(span.status == "cancelled" for span in parallel.spans)
        extra = f", {spelled(cancelled)} of them cancelled" if cancelled else ""
        return f"{titles[1]} made {calls(parallel.calls)} instead of {spelled(sequential.calls)}{extra}."
    if not two.same_input:
        return f"Both made {calls(sequential.calls)}."
    joined = twins(sequential, parallel)
    theirs = {span.id: span for span in parallel.spans}
    pairs = [(span, theirs[joined[span.id]]) for span in sequential.spans if span.id in joined]
    if len(pairs) < sequential.calls:
        return "As many calls, but not the same ones."
    alike = sum(a.prompt == b.prompt and a.instructions == b.instructions for a, b in pairs)
    if not two.readings and alike < len(pairs):
        return f"Both made {calls(sequential.calls)}, {spelled(alike)} of them with the same prompt."
    several = "" if sequential.calls == 1 else "s"
    same = ["Same call" if sequential.calls == 1 else f"Same {calls(sequential.calls)}"]
    same += [f"same prompt{several}"] if alike == len(pairs) else []
    same += [f"same answer{several}"] if all(a.answer == b.answer for a, b in pairs) else []
    return f"{', '.join(same)}."


def _failures(two: Two) -> list[str]:
    failed = [sum(span.status == "error" for span in run.spans) for run in two.runs]
    if not any(failed):
        return []
    if failed[0] == failed[1]:
        return [f"{calls(failed[0]).capitalize()} failed in both."]
    return [f"Failed calls: {failed[0]} {two.titles[0].lower()}, {failed[1]} {two.titles[1].lower()}."]

"""What ended runs say to a question that can be asked of any pattern: the answer, its words, and why it is so.

Read from the traces alone. None: these runs do not say it, such as seconds of a model that answered at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from core.laws.costs import bill, price_in_words
from core.laws.reasons import limited, pace
from core.lesson.lesson import at_both_limits
from core.lesson.registry import lesson_of, reason
from core.rooms.question import Question
from core.run import Run
from core.trace.compare import as_long
from core.trace.counts import counted, listed, more_calls
from core.trace.speed import took
from core.view.guess import ADDED_UP, LONGEST_ALONE, NEAR, SAME_CALL, written
from core.view.race import MOST_SUMMED
from core.view.sums import sums_of
from core.view.verdict import COMPARABLE

MORE, SAME, LESS = "More", "The same", "Less"
ALIKE = "About as long"
_SAME_PRICE = 0.03  # of the dearer one: a live model words two answers differently


class Truth(NamedTuple):
    """What came true: a number, or the place of a choice; in words; and in a sentence why.

    `traps`: numbers that come of a wrong thought, each with the sentence for who guessed it.
    """

    value: float
    words: str
    why: str = ""
    traps: tuple[tuple[float, str], ...] = ()


Runs = Sequence[Run[Any]]


def came_to_an_end(runs: Runs) -> bool:
    """Has each of them come to its end, so that what it took can be told?"""
    return bool(runs) and all(run.status in COMPARABLE and run.trace.spans for run in runs)


def own(page: str, runs: Runs) -> Run[Any]:
    """Of several runs the one that Run alone would have made: a question that takes one is about it."""
    names = [run.trace.pattern for run in runs]
    lesson = lesson_of(page if page in names else names[-1])
    mine = [run for run in runs if run.trace.pattern == lesson.name] or list(runs)
    return mine[-1 if lesson.readings is at_both_limits else 0]


def calls(page: str, runs: Runs, _: Question) -> Truth | None:
    """How many calls a run made; a second attempt is the same call."""
    trace = own(page, runs).trace
    steps = Counter(span.step for span in trace.spans)
    made = listed([step if n == 1 else f"{n} × {step}" for step, n in steps.items()])
    again = f" {counted(trace.retries, 'attempt')} more: {SAME_CALL.lower()}" if trace.retries else ""
    traps = ((trace.attempts, SAME_CALL),) if trace.retries else ()
    return Truth(trace.calls, counted(trace.calls, "call"), f"Its calls: {made}.{again}", traps)


def seconds(page: str, runs: Runs, _: Question) -> Truth | None:
    """Its makespan, in seconds of the clock."""
    trace = own(page, runs).trace
    if trace.at_once:
        return None
    value, overlaps = round(trace.makespan, 2), trace.work > trace.makespan * (1 + NEAR)
    made_of = f": {written(sums_of(trace))}" if trace.work and trace.calls <= MOST_SUMMED else ""
    if trace.calls == 1:
        return Truth(value, took(trace), "One call, and it waited for nothing.")
    if overlaps:
        why = f"Side by side, calls take as long as the longest and not their sum of {trace.work:.2f} s{made_of}."
        if limited(trace):
            why = f"{pace(trace, 'call', trace.calls)} All calls added up are {trace.work:.2f} s."
        return Truth(value, took(trace), why, ((trace.work, f"{ADDED_UP}{made_of}."),))
    longest = (trace.longest and trace.longest.duration) or 0.0
    why = f"Each call waited for the one before it, so it is their sum and not the longest{made_of}."
    return Truth(value, took(trace), why, ((longest, f"{LONGEST_ALONE}{made_of}."),))


def faster(_: str, runs: Runs, __: Question) -> Truth | None:
    """How many times as fast the second of two runs was: a ratio of makespans, without a unit."""
    first, second = runs[0].trace, runs[-1].trace
    if len(runs) < 2 or first.at_once or second.at_once or not min(first.makespan, second.makespan):
        return None
    ratio = first.makespan / second.makespan
    return Truth(round(ratio, 2), f"{ratio:.1f}×", reason(first, second))


def quicker(_: str, runs: Runs, question: Question) -> Truth | None:
    """Which of two runs took less time: the place of its name among the choices, the last one for none."""
    first, second = runs[0].trace, runs[-1].trace
    if len(runs) < 2 or first.at_once or second.at_once:
        return None
    place = 2 if as_long(first.makespan, second.makespan) else int(second.makespan < first.makespan)
    one, other, _ = question.choices
    times = f"{one} took {took(first)}, {other.lower()} {took(second)}"
    made = f"{counted(first.calls, 'call')} against {counted(second.calls, 'call')}"
    given = lesson_of(second.pattern).bought(runs[0], runs[-1])
    return Truth(place, question.choices[place], f"{times}: {made}. {given}".strip())


def money(_: str, runs: Runs, question: Question) -> Truth | None:
    """Whether the second of two runs cost more than the first, less or the same, by the table of prices."""
    if len(runs) < 2:
        return None
    first, second = (bill(run.trace) for run in (runs[0], runs[-1]))
    if first.dollars is None or second.dollars is None:
        return None
    gap, unsaid = second.dollars - first.dollars, second.unsaid - first.unsaid
    if abs(gap) <= Decimal(_SAME_PRICE) * max(first.dollars, second.dollars):
        # What was cancelled had been sent: a provider may bill it, though it never said how much it was.
        word = MORE if unsaid > 0 else LESS if unsaid < 0 else SAME
    else:
        word = MORE if gap > 0 else LESS
    amounts = f"{price_in_words(first.dollars)} and {price_in_words(second.dollars)}"
    return Truth(question.choices.index(word), word, f"{amounts}{_why_so_dear(runs, word, unsaid)}")


def _why_so_dear(runs: Runs, word: str, unsaid: int) -> str:
    first, second = runs[0].trace, runs[-1].trace
    extra = more_calls(first.calls, second.calls)
    silent = f", and {counted(unsaid, 'cancelled request')} that may be billed" if unsaid > 0 else ""
    if word == SAME:
        return f", with {extra}." if extra else ": the same calls are paid for, and only their time is another."
    if (word == MORE) != (second.calls > first.calls):
        texts = f"prompts and answers are {'longer' if word == MORE else 'shorter'}"
        return f"{silent}: its {texts}{f', though there are {extra}' if extra else ''}."
    lost = ", and what is thrown away is paid for too" if lesson_of(second.pattern).rivals else ""
    return f"{silent}: {extra}{lost}."

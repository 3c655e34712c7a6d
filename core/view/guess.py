"""What somebody expected of a run, how far off it was, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.trace.counts import counted
from core.trace.speed import took as took_in_words
from core.trace.trace import Trace
from core.view.drawings import Sums

NEAR = 0.08  # of the seconds that were guessed: as close as that is meant
ADDED_UP = "You added the calls up, but side by side they take as long as the longest"
LONGEST_ALONE = "You counted the longest call alone, but each waited for the one before it"
SAME_CALL = "A second attempt is the same call."


@dataclass(frozen=True)
class Guess:
    """What somebody expects of a run before it: its calls, and its makespan in seconds; None: not guessed."""

    calls: int | None = None
    seconds: float | None = None


NOT_GUESSED = Guess()


def is_near(guess: float, truth: float) -> bool:
    """Is a guess as close as that is meant?"""
    return abs(truth - guess) <= NEAR * abs(truth)


def against(said: str, guess: float, truth: float, unit: str = " s", digits: int = 2) -> str:
    """A guess beside what came true, both of which `said` names: close, or how far off it was."""
    if is_near(guess, truth):
        return f"{said}: close."
    return f"{said}, {abs(truth - guess):,.{digits}f}{unit} {'more' if truth > guess else 'less'}."


def hits(guess: Guess, trace: Trace) -> list[bool]:
    """Of what was guessed of a run, whether it was close: its calls to the last one, its seconds as `is_near` means."""
    calls = [] if guess.calls is None else [guess.calls == trace.calls]
    seconds = [] if guess.seconds is None or trace.at_once else [is_near(guess.seconds, trace.makespan)]
    return calls + seconds


def score(hits: Sequence[bool]) -> str:
    """How many of several guesses were close; empty for a single one."""
    return f"In this session {sum(hits)} of {len(hits)} guesses were close." if len(hits) > 1 else ""


def guessed(guess: Guess, trace: Trace, sums: Sums | None) -> str:
    """After the run: the guess beside what came true, and in a sentence why; empty where nobody guessed.

    `sums`: the run's time as what it is made of; None where that is not written out.
    """
    parts = [_calls(guess.calls, trace)] if guess.calls is not None else []
    parts += [_seconds(guess.seconds, trace, sums)] if guess.seconds is not None else []
    return " ".join(parts)


def _calls(guess: int, trace: Trace) -> str:
    more = trace.calls - guess
    if not more:
        return f"You guessed {counted(guess, 'call')}, and so many there were."
    tries = trace.attempts == guess and trace.retries > 0
    why = f" {SAME_CALL}" if tries else ""
    off = f"{abs(more)} {'more' if more > 0 else 'fewer'}"
    return f"You guessed {counted(guess, 'call')}; there were {trace.calls}, {off}.{why}"


def _seconds(guess: float, trace: Trace, sums: Sums | None) -> str:
    if trace.at_once:
        return f"You guessed {guess:.1f} s; the model answered at once, so there are no seconds to compare."
    took, longest = trace.makespan, (trace.longest and trace.longest.duration) or 0.0
    came = "takes" if trace.world == "predicted" else "took"
    off = against(f"You guessed {guess:.1f} s; it {came} {took_in_words(trace)}", guess, took)
    if sums is None or is_near(guess, took):
        return off
    overlaps = trace.work > took * (1 + NEAR)
    if overlaps and is_near(guess, trace.work):
        return f"{off} {ADDED_UP}: {written(sums)}."
    if not overlaps and trace.calls > 1 and is_near(guess, longest):
        return f"{off} {LONGEST_ALONE}: {written(sums)}."
    return f"{off} The time was {written(sums)}."


def written(sums: Sums) -> str:
    """What the run's time is made of, as it is written out: "max(1.20, 3.43) = 3.43 s"."""
    return "".join(term["text"] for term in sums["as_it_ran"]["terms"]) + " " + sums["as_it_ran"]["total"]

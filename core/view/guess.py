"""What somebody expected of a run, how far off it was, and why."""

from __future__ import annotations

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
    off = f"You guessed {guess:.1f} s; it {came} {took_in_words(trace)}"
    if abs(took - guess) <= NEAR * took:
        return f"{off}: close."
    off = f"{off}, {abs(took - guess):.2f} s {'more' if took > guess else 'less'}."
    if sums is None:
        return off
    overlaps = trace.work > took * (1 + NEAR)
    if overlaps and abs(guess - trace.work) <= NEAR * trace.work:
        return f"{off} {ADDED_UP}: {written(sums)}."
    if not overlaps and trace.calls > 1 and abs(guess - longest) <= NEAR * longest:
        return f"{off} {LONGEST_ALONE}: {written(sums)}."
    return f"{off} The time was {written(sums)}."


def written(sums: Sums) -> str:
    """What the run's time is made of, as it is written out: "max(1.20, 3.43) = 3.43 s"."""
    return "".join(term["text"] for term in sums["as_it_ran"]["terms"]) + " " + sums["as_it_ran"]["total"]

"""What may be guessed before the answer to a question by numbers is shown: one plain question each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from core.forecasts.settings import AGAINST, Settings
from core.trace.counts import counted
from core.view.guess import against
from core.view.numbers.choices import most_won


class Guessable(NamedTuple):
    """`asks`: the question for these settings; `truth`: its answer from what came of it, in `unit`."""

    asks: Callable[[Settings], str]
    unit: str
    truth: Callable[[Any], float]

    def told(self, guess: float, found: Any) -> str:
        """How far off a guess was."""
        truth, digits = self.truth(found), 2 if self.unit == " s" else 1
        said = f"You guessed {guess:g}{self.unit}; it is {truth:,.{digits}f}{self.unit}"
        return against(said, guess, truth, self.unit, digits)


def _items(given: Settings) -> str:
    return f"{given.size:,} {given.subject.item.lower()}{'s' if given.size > 1 else ''}"


def _slots(given: Settings) -> str:
    return "1 slot is" if given.at_once == 1 else f"{given.at_once:,} slots are"


def _limit(given: Settings) -> str:
    return f"{given.at_once:,} at once" if given.at_once else "all at once"


GUESSES: Mapping[str, Guessable] = {
    "size": Guessable(
        lambda given: f"{_items(given)}, {_limit(given)}: how many times as fast as one call after the other?",
        "×", lambda sweep: sweep.points[-1].speedup,
    ),
    "limit": Guessable(
        lambda given: f"{_items(given)}, all at once: how many times as fast as one call after the other?",
        "×", lambda sweep: sweep.points[-1].speedup,
    ),
    "tail": Guessable(
        lambda given: f"{_items(given)}, {_limit(given)}: how many seconds does one run in a hundred take, or more?",
        " s", lambda tail: tail.summary.p99,
    ),
    "twice": Guessable(
        lambda given: f"{counted(given.items, 'call')} side by side: how many seconds does asking twice win at p99?",
        " s", lambda made: made.plain[2] - made.hedged[2],
    ),
    "price": Guessable(
        lambda given: "How many seconds do more calls win here at most, in the median run?", " s", most_won
    ),
    "worth": Guessable(
        lambda given: "The slowest way to do this task takes how many times as long as one call?",
        "×", lambda ways: max(one.summary.median for one in ways[1:]) / ways[0].summary.median,
    ),
    "busy": Guessable(
        lambda given: f"{_slots(given)} 90% busy: how many seconds does a call wait on average?",
        " s", lambda busy: next(one.wait for one in busy.played if one.load == 0.9),
    ),
    AGAINST: Guessable(
        lambda given: f"{_items(given)} against the provider’s limit: how many seconds?",
        " s", lambda made: made.points[-1].took,
    ),
    "million": Guessable(
        lambda given: f"A million {given.single.item.lower()}s, {given.at_once:,} at once"
        + (f", {given.requests:,} requests a minute" if given.requests else "")
        + (f", {given.tokens:,} tokens a minute" if given.tokens else "") + ": how many hours?",
        " h", lambda made: made.lines[-1].seconds[-1] / 3600,
    ),
}  # fmt: skip

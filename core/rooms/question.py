"""A question to a class: what may be answered, and the stages that it goes through."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from core.rooms.errors import BadAnswer

Stage = Literal["guess", "spread", "again", "spreads", "run", "truth"]
STAGES: tuple[Stage, ...] = get_args(Stage)  # guess: first answers come; again: second ones; the others take none
Value = float | int | str  # a number; the place of a choice, from 0; or words
MOST_WORDS = 140  # characters of an answer in words
MOST_ASKED = 200  # characters of a question, and of a choice
MOST_CHOICES = 8
_UNSEEN = ("Cc", "Cs", "Cn", "Co")  # control characters, halves of one, and what stands for none
_TURNS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LARGEST = 1e9  # of a number that is taken for an answer; NaN is not below it


@dataclass(frozen=True)
class Question:
    """What is asked. With `choices` an answer is the place of one, from 0; with `free` it is words; else a number.

    A number lies from `low` to `high`, whole where `whole`; `unit` is written behind it. `kind` names what answers it
    in a run (see `kinds.py`); empty: the teacher knows, and `right` is the place of the right choice. `page` and
    `query` are the setup that it was asked for.
    """

    words: str
    kind: str = ""
    choices: tuple[str, ...] = ()
    free: bool = False
    low: float = 0.0
    high: float = 10.0
    whole: bool = True
    unit: str = ""
    right: int | None = None
    page: str = ""
    query: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        texts = (self.words, *self.choices)
        if not all(0 < len(text.strip()) <= MOST_ASKED for text in texts):
            raise BadAnswer(f"A question and its choices have 1 to {MOST_ASKED} characters each.")
        if self.choices and not 2 <= len(self.choices) <= MOST_CHOICES:
            raise BadAnswer(f"Give 2 to {MOST_CHOICES} choices, one per line.")
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise BadAnswer("The axis of the answers must begin before it ends.")
        if self.right is not None and not 0 <= self.right < len(self.choices):
            raise BadAnswer("The right answer must be one of the choices.")

    def taken(self, value: object) -> Value:
        """An answer as it is kept. Raises BadAnswer for one that cannot be."""
        if self.free:
            if isinstance(value, str) and (words := _plain(value)[:MOST_WORDS].strip()):
                return words
            raise BadAnswer("Type a few words first.")
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
            raise BadAnswer("That is no answer to this question.")
        if self.choices:
            if value != int(value) or not 0 <= value < len(self.choices):
                raise BadAnswer("That is none of the choices.")
            return int(value)
        kept = min(max(float(value), self.low), self.high)
        return round(kept) if self.whole else round(kept, 2)

    def dump(self) -> dict[str, Any]:
        """As it is written down."""
        return asdict(self)

    @classmethod
    def load(cls, written: dict[str, Any]) -> Question:
        """From what was written down."""
        return cls(**{**written, "choices": tuple(written.get("choices", ()))})


@dataclass(frozen=True)
class Asked:
    """A question in a room: its number there, from 1, how far it has come, and the run that answers it, if any."""

    number: int
    question: Question
    stage: Stage
    run: str = ""

    @property
    def turn(self) -> int | None:
        """Which answers it takes now: the first or the second ones; None: it takes none."""
        return {"guess": 1, "again": 2}.get(self.stage)

    @property
    def shows_first(self) -> bool:
        """May everybody see the first answers?"""
        return self.stage != "guess"

    @property
    def shows_second(self) -> bool:
        """May everybody see the second ones?"""
        return self.stage in ("spreads", "run", "truth")


def after(stage: Stage, to: str) -> Stage:
    """The stage `to`, if it lies after `stage`. Raises BadAnswer for none of ours, and for a way back."""
    if to not in STAGES or STAGES.index(to) < STAGES.index(stage):
        raise BadAnswer("A question goes on from guess to truth, and never back: ask it anew instead.")
    return to


def _plain(text: str) -> str:
    """One line, without what is no character to be seen, or would turn the direction of what stands around it."""
    seen = (one for one in " ".join(text.split()) if unicodedata.category(one) not in _UNSEEN and one not in _TURNS)
    return "".join(seen)

"""Wordy first drafts, and an editor who takes the wordy phrases out again."""

from __future__ import annotations

import random
import re
from functools import cache

from core.models.simulated.replies import data
from core.models.simulated.replies.text import normal, sentence, sentences

_OPENED = 0.4  # how many sentences of a draft begin with an opening


def wordy(text: list[str], draw: random.Random) -> str:
    """Sentences as a first draft has them: some with an opening before them, and a closing that says nothing."""
    made = []
    for line in text:
        first = line.split(" ", 1)[0].lower()
        if first in data.signs("opened") and draw.random() < _OPENED:
            line = f"{draw.choice(_listed('opening'))} {line[0].lower()}{line[1:]}"
        made.append(line)
    return " ".join([*made, draw.choice(_listed("closing"))])


def edited(text: str) -> str:
    """A text without the wordy phrases that are known; the same text where there are none. Line breaks stay."""
    paragraphs = []
    for line in normal(text).split("\n"):
        kept = [_shortened(each) for each in sentences(line) if each not in _listed("closing")]
        paragraphs.append(" ".join(kept) if len(kept) > 1 else kept[0] if kept else "")
    return "\n".join(filter(None, paragraphs))


def _shortened(text: str) -> str:
    for opening in _listed("opening"):
        if text.startswith(opening + " "):
            text = sentence(text[len(opening) + 1 :])
    return _long().sub(lambda found: _alike(_short()[found[0].lower()], found[0]), text)


def _alike(short: str, long: str) -> str:
    return short[:1].upper() + short[1:] if long[:1].isupper() else short


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(line.partition(": ")[2] for line in data.lines("wordy.txt") if line.startswith(f"{name}: "))


@cache
def _short() -> dict[str, str]:
    return dict(line.split(" -> ") for line in data.lines("wordy.txt") if " -> " in line)


@cache
def _long() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _short()))})\b", re.IGNORECASE)

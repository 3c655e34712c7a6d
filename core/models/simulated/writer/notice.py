"""Dates and places in an announcement: whether they are named, and putting in what is missing from the notes."""

import re

from core.models.simulated.writer.outline import WHEN, WHERE
from core.models.simulated.writer.text import excerpt, small

_I = re.IGNORECASE
_OPEN = re.compile(r"(?:, )?\b(?:date and place|date|place) still open\b", _I)
_SPOT = re.compile(
    r"\b(?:in front of|in|at|behind|beside|by|near|under|opposite|on) (?:the|our|my) (?:\w+ )?\w{3,}(?: of the \w+)?",
    _I,
)
_TIME = re.compile(r"\b(?:at|on|in|by) the (?:moment|end|beginning|latest|weekend|morning|evening|afternoon)\b", _I)
SIGNS = ("date", "place")


def _date(text: str) -> str:
    found = WHEN.search(_OPEN.sub("", text))
    return found[0] if found else ""


def _place(text: str) -> str:
    """A room or hall; where none is named, any spot such as `behind the boathouse`."""
    plain = _TIME.sub("", _OPEN.sub("", text))
    found = WHERE.search(plain) or _SPOT.search(plain)
    return found[0] if found else ""


def has(sign: str, text: str) -> bool:
    """Whether the text names a date, or a place."""
    return bool(_date(text) if sign == "date" else _place(text))


def named(text: str) -> str:
    """What is there and what is not, with the words that say it."""
    found = [(sign, _date(text) if sign == "date" else _place(text)) for sign in SIGNS]
    said = [f'the {sign} is "{excerpt(small(words), 30)}"' if words else f"no {sign} is named" for sign, words in found]
    return ", and ".join(said)


def added(command: str, body: str) -> str:
    """The text with the date or place that the notes name; what the notes do not name stays open."""
    found = re.match(r"\s*notes?:\s*(?P<notes>.*?)\n\s*\n\s*(?:the )?\w+:\s*(?P<text>.*)", body, _I | re.DOTALL)
    notes, text = (found["notes"], found["text"]) if found else (body, body)
    wanted = [sign for sign in SIGNS if re.search(rf"\b{sign}\b", command, _I)]
    there = [_date(notes) if sign == "date" else _place(notes) for sign in wanted]
    known = ", ".join(small(words) for words in there if words)
    if not known:
        return text.strip()
    open_, still = _OPEN.search(text), [sign for sign, words in zip(wanted, there, strict=True) if not words]
    if not open_:
        return f"{text.rstrip()}\n{'Where' if wanted == ['place'] else 'When and where'}: {known}"
    rest = f", {' and '.join(still)} still open" if still else ""
    lead = ", " if open_[0].startswith(",") else ""
    return (text[: open_.start()] + lead + known + rest + text[open_.end() :]).strip()

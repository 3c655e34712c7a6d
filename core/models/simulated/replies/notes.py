"""Texts that come with the request: their points, what they name, and what is missing, all in their own words."""

from __future__ import annotations

import re

from core.models.simulated.replies.said import stood_in
from core.models.simulated.replies.text import excerpt, lines, normal, sentence, sentences, words

_CLAUSE = re.compile(r"[,;] ")
_SIGNS = {
    "date": re.compile(
        r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september"
        r"|october|november|december|\d{1,2}(?:st|nd|rd|th)? may|may \d{1,2}|tomorrow|tonight|\d{1,2}[./]\d{1,2})\b",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"\b(?:(?:in|at|behind|beside|near|outside|opposite|under|before|on) (?:the|our|a|his|her|my) \w{3,20}"
        r"|in room \w{1,6}|venue)\b",
        re.IGNORECASE,
    ),
}
_LISTED = re.compile(
    r"compare ([^:]{3,200}?)(?: in (?:a|the) [^,]{1,40})?$|[^:]{3,200} as seen by ([^:]{3,200})$"
    r"|[^:]{3,100}: ([^:]{3,600})$",
    re.IGNORECASE,
)
COMPARISON = "The comparison"
_MOST = 110  # characters of a point


def is_material(text: str) -> bool:
    """Whether a text says something itself, rather than naming a topic: several sentences, or a long one."""
    start = text[:1000]
    noted = (", " in start and (": " in start or _SIGNS["place"].search(start))) or _SIGNS["date"].search(start)
    return len(sentences(start)) > 1 or len(words(start)) > 14 or bool(noted)


def outline(text: str, count: int) -> list[str]:
    """Each sentence up to its first comma, then what stands behind the commas of the last, until there are `count`."""
    whole = sentences(text)
    short = len(whole) < count
    heads = [_CLAUSE.split(each)[0] for each in whole[:count]]
    points = [_point(head if short or len(words(head)) > 3 else each) for head, each in zip(heads, whole, strict=False)]
    rest = [part for each in reversed(whole[:count]) for part in _CLAUSE.split(each)[1:]]
    return [*points, *(_point(part) for part in rest[: count - len(points)])]


def _point(text: str) -> str:
    line = sentence(text).rstrip(".")
    return line if len(line) <= _MOST else excerpt(line, _MOST)


def names(sign: str, text: str) -> bool | None:
    """Whether a text names a date or a place; None for what is not looked for here."""
    if sign not in _SIGNS:
        return None
    return bool(_SIGNS[sign].search(normal(text))) and not stood_in(text)


def clause_with(sign: str, text: str) -> str:
    """The clause of a text that names a date or a place; empty where none does."""
    clauses = (part for each in sentences(text) for part in _CLAUSE.split(each))
    return next((part.strip(" .") for part in clauses if sign in _SIGNS and _SIGNS[sign].search(part)), "")


def summary(text: str, count: int) -> str:
    """The first sentence of a text and the longest of the others, `count` in all, in their order."""
    first, *rest = sentences(text)[:40] or [""]
    longest = sorted(rest, key=len, reverse=True)[: count - 1]
    return " ".join(map(sentence, [first, *(each for each in rest if each in longest)]))


def listed(task: str) -> list[str]:
    """The parts that a task names itself: behind a colon, to be compared, or as seen by; empty where there are none."""
    line = normal(task, 2000).replace("\n", " ").strip(" .")
    named = _LISTED.match(line)
    rest = named[1] or named[2] or named[3] if named else ""
    parts = [part.strip() for part in re.split(r", and |, | and ", rest)]
    if len(parts) < 2 or not all(1 <= len(words(part)) <= 6 for part in parts):
        return []
    return [*parts, COMPARISON] if named and named[1] else parts


def numbered(text: str) -> tuple[str, list[str]]:
    """What stands above the numbered parts of a text, and the parts; its paragraphs where no number stands."""
    starts: list[re.Match[str]] = []
    for mark in re.finditer(r"^(\d{1,3})\. ", text, re.MULTILINE):
        if int(mark[1]) == len(starts) + 1 and (not starts or text[mark.start() - 2 : mark.start()] == "\n\n"):
            starts.append(mark)
    if not starts:
        blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
        return "", blocks or lines(text)
    ends = [*(mark.start() for mark in starts[1:]), len(text)]
    parts = [text[mark.end() : end].strip() for mark, end in zip(starts, ends, strict=True)]
    return text[: starts[0].start()].strip(), parts

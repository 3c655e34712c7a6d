"""Texts that come with the request: their points, figures and parts, and what they name, all in their own words."""

from __future__ import annotations

import re
from math import inf

from core.models.simulated.replies import data
from core.models.simulated.replies.response import Response, nothing_known, stood_in
from core.models.simulated.replies.text import excerpt, lines, normal, sentence, sentences, words

COMPARISON = "The comparison"
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
_MISSING = "Missing part:"
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "bn": 1e9}
_UNIT = re.compile(r"\s?(?:million|billion|thousand|%|[€$£]|[a-z]{1,12}\b)?")
_BEFORE_A_FIGURE = re.compile(
    r"(?:[ :–-]|\b(?:about|around|roughly|some|was|is|were|are|had|has|at|of)\b){1,20}$", re.IGNORECASE
)
_LONGEST, _MOST = 110, 40  # characters of a point, and figures of one text


def is_material(text: str) -> bool:
    """Whether a text says something itself, rather than naming a topic: several sentences, or a long one."""
    start = text[:1000]
    noted = (", " in start and (": " in start or _SIGNS["place"].search(start))) or _SIGNS["date"].search(start)
    return len(sentences(start)) > 1 or len(words(start)) > 14 or bool(noted)


def points(text: str, count: int) -> list[str]:
    """Each sentence up to its first comma, then what stands behind the commas of the last, until there are `count`."""
    whole = [(each, *_CLAUSE.split(each)) for each in sentences(text)[:count]]
    short = len(whole) < count
    heads = [first if short or len(words(first)) > 3 else each for each, first, *_ in whole]
    rest = [part for _, _, *behind in reversed(whole) for part in behind]
    lines = [sentence(each).rstrip(".") for each in [*heads, *rest][:count]]
    return [line if len(line) <= _LONGEST else excerpt(line, _LONGEST) for line in lines]


def summary(text: str, count: int) -> str:
    """The first sentence of a text and the longest of the others, `count` in all, in their order."""
    first, *rest = sentences(text)[:40] or [""]
    longest = sorted(rest, key=len, reverse=True)[: count - 1]
    return " ".join(map(sentence, [first, *(each for each in rest if each in longest)]))


def names(sign: str, text: str) -> bool | None:
    """Whether a text names a date or a place; None for what is not looked for here."""
    return bool(_SIGNS[sign].search(normal(text))) and not stood_in(text) if sign in _SIGNS else None


def clause_with(sign: str, text: str) -> str:
    """The clause of a text that names a date or a place; empty where none does."""
    clauses = (part for each in sentences(text) for part in _CLAUSE.split(each))
    return next((part.strip(" .") for part in clauses if _SIGNS[sign].search(part)), "")


def listed(task: str) -> list[str]:
    """The parts that a task names itself: behind a colon, to be compared, or as seen by; empty where there are none."""
    named = _LISTED.match(normal(task, 2000).replace("\n", " ").strip(" ."))
    rest = named[1] or named[2] or named[3] if named else ""
    parts = [part.strip() for part in re.split(r", and |, | and ", rest)]
    if len(parts) < 2 or not all(1 <= len(words(part)) <= 6 for part in parts):
        return []
    return [*parts, COMPARISON] if named and named[1] else parts


def delivered(text: str) -> tuple[str, list[str], list[str]]:
    """What stands above the numbered parts of a text, the parts that are there, and the names of those that are not."""
    starts: list[re.Match[str]] = []
    for mark in re.finditer(r"^(\d{1,3})\. ", text, re.MULTILINE):
        if int(mark[1]) == len(starts) + 1 and (not starts or text[mark.start() - 2 : mark.start()] == "\n\n"):
            starts.append(mark)
    ends = [*(mark.start() for mark in starts), len(text)][1:]
    parts = [text[mark.end() : end].strip() for mark, end in zip(starts, ends, strict=True)]
    above = text[: starts[0].start()].strip() if starts else ""
    if not starts:  # then each paragraph is one
        parts = [block.strip() for block in text.split("\n\n") if block.strip()] or lines(text)
    missing = [part.removeprefix(_MISSING).strip(" .") for part in parts if part.startswith(_MISSING)]
    return above, [part for part in parts if not part.startswith(_MISSING)], missing


def figures(text: str) -> Response:
    """One line for each figure: what it is of, and the figure as the text writes it."""
    rows = []
    for clause in re.split(r"[;\n]|,(?!\d{3})|\.(?!\d)", normal(text)):
        if number := _NUMBER.search(clause):
            label = _BEFORE_A_FIGURE.sub("", clause[: number.start()]).strip(" :-–")
            unit = _UNIT.match(clause[number.end() :])
            rows.append(f"{excerpt(label, 40) or 'Figure'}: {number[0]}{unit[0] if unit else ''}".strip())
    if not rows:
        return nothing_known(text, "no figure stands in this text, so there is nothing to list.")
    return Response("\n".join(rows[:_MOST]))


def ranked(text: str, order: str) -> Response:
    """The lines in the order of their figures, falling or rising; those without one come last."""
    sign = -1 if data.signs("falling").intersection(words(order)) else 1
    return Response("\n".join(sorted(lines(text)[:_MOST], key=lambda line: _place(line, sign))))


def table(text: str) -> Response:
    """A table in Markdown, of lines such as `East: 1,400`."""
    cells = (line.replace("|", "/").partition(":") for line in lines(text)[:_MOST])
    rows = [f"| {label.strip()} | {figure.strip()} |" for label, _, figure in cells]
    return Response("\n".join(["| | Figure |", "| --- | ---: |", *rows]))


def _place(line: str, sign: int) -> float:
    """Where a line belongs: its first number, times the thousand or million behind it."""
    if not (number := _NUMBER.search(line)):
        return inf
    after = re.match(r"\s?([a-z]+)", line[number.end() :], re.IGNORECASE)
    return sign * float(number[0].replace(",", "")) * _SCALE.get(after[1].lower() if after else "", 1)

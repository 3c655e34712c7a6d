"""Numbers in running text: which figure, of what, in which unit; and lists, sorted lists and tables of them."""

import re
from typing import NamedTuple

from core.models.simulated.writer.text import capital, excerpt, unmarked

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<sign>[-−]?)(?P<coin>[$€£]\s?)?(?P<digits>\d{1,3}(?:[,'’ ]\d{3})+(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?)(?![\w]*\d)\s?"
    r"(?P<scale>million|billion|thousand|bn|mn|[kKmM](?![a-zA-Z]))?\s?"
    r"(?P<unit>%|percent|per ?cent|points?|pts|euros?|EUR|dollars?|USD|[€$£]|hours?|days?|weeks?|minutes?"
    r"|seconds?|kg|km|m²|users?|people|pupils|members|tickets|orders|visits)?",
)
_VERB = re.compile(
    r"\s*(?:\b(?:rose|grew|fell|is|are|was|were|increased|decreased|improved|dropped|climbed|went|came"
    r"|reached|stands?|stood|has|had|now|at|to|by|of|up|down|only|about|around|just"
    r"|roughly|approximately|in at|for|with)\b|[:=~–-])\s*$",
    re.IGNORECASE,
)
_SCALES = {"million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3}


class Figure(NamedTuple):
    label: str
    shown: str  # as the text writes it, with its unit
    value: float
    unit: str


def figures(text: str) -> list[Figure]:
    """The figures of a text in their order, at most one for each clause, 40 in all."""
    found: list[Figure] = []
    for clause in re.split(r"[.!?]\s+|[\n;|]|,\s+(?!\d{3}\b)|\s+(?:and|but|while)\s+", unmarked(text[:6000])):
        figure = _figure(unmarked(clause).rstrip("."))
        if figure and len(found) < 40:
            found.append(figure)
    return found


def _figure(clause: str) -> Figure | None:
    match = next((m for m in _NUMBER.finditer(clause) if not _is_name(clause, m)), None)
    if match is None:
        return None
    before, after = clause[: match.start()], clause[match.end() :]
    label = before
    for _ in range(4):
        label = _VERB.sub("", label.rstrip())
    label = re.sub(r"^\W*(?:q[1-4]|(?:first|second|third|fourth) quarter)\W+(?=\w)", "", label, flags=re.I)
    label = re.sub(
        r"^(?:our|the|we (?:had|have|sold)|there (?:were|are)|a|an|and|so|well|um|hm)\b\s*",
        "",
        label.strip(" ,:-("),
        flags=re.I,
    )
    label = label.rpartition(": ")[2] or after.strip(" ,.:-)") or "value"
    value = _value(match["digits"]) * _SCALES.get((match["scale"] or "").lower(), 1.0)
    unit = {"percent": "%", "per cent": "%"}.get(
        (match["unit"] or match["coin"] or "").strip(), (match["unit"] or match["coin"] or "").strip()
    )
    return Figure(excerpt(label, 40), match[0].strip(), -value if match["sign"] else value, unit)


def _is_name(clause: str, match: re.Match[str]) -> bool:
    """Whether the number belongs to a name (Q3, year, list number) and measures nothing."""
    bare = not (match["unit"] or match["coin"] or match["scale"])
    year = bare and re.fullmatch(r"(?:19|20)\d\d", match["digits"]) is not None
    return year or (
        bare
        and re.search(
            r"\b(?:Q|quarter|room|page|chapter|version|no\.?|number|#|in|since|grade|class)\s*$",
            clause[: match.start()],
            re.I,
        )
        is not None
    )


def _value(digits: str) -> float:
    bare = re.sub(r"(?<=\d)[,'’ ](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    return float(bare) if bare.count(".") < 2 else float(bare.replace(".", ""))


def figure_line(figure: Figure) -> str:
    return f"{figure.label} {figure.shown}"


def listed(text: str, limit: int = 20) -> str:
    """One figure a line: `Label: value`; an honest sentence when there is none."""
    found = figures(text)
    if not found:
        return f'There is no number in "{excerpt(text, 50)}".'
    return "\n".join(f"{capital(f.label)}: {f.shown}" for f in found[:limit])


def sorted_lines(text: str, rising: bool, limit: int = 20) -> str:
    """The lines (or comma-separated items) sorted by their figure, or by the alphabet where they have none."""
    lines = [unmarked(line) for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        lines = [part.strip(" .") for part in re.split(r"[;,]\s+|\s+and\s+", text) if part.strip()]
    rated = [(figure.value if (figure := _figure(line)) else None, line) for line in lines]
    if sum(value is not None for value, _ in rated) * 2 >= len(rated):
        rated.sort(key=lambda pair: (pair[0] is None, (pair[0] or 0.0) * (1 if rising else -1)))
    else:
        rated.sort(key=lambda pair: pair[1].lower(), reverse=False)
    return "\n".join(excerpt(line, 100) for _, line in rated[:limit])


def table(text: str, limit: int = 20) -> str:
    """A Markdown table of the lines: label and value."""
    rows = []
    for line in (unmarked(line) for line in text.split("\n") if line.strip()):
        head, colon, rest = line.partition(":")
        if not colon:
            head, colon, rest = line.partition(" - ")
        if colon:
            rows.append((head.strip(), rest.strip()))
    if len(rows) < 2:
        rows = [(capital(f.label), f.shown) for f in figures(text)] or [(excerpt(text, 60), "")]
    cells = [(excerpt(a, 40).replace("|", "/"), excerpt(b, 60).replace("|", "/")) for a, b in rows[:limit]]
    return "\n".join(["| What | Value |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in cells)])

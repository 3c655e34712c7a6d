"""The figures of a text: as a list, sorted, as a table."""

from __future__ import annotations

import re

from core.models.simulated.replies.said import Said, nothing_known
from core.models.simulated.replies.text import excerpt, lines, normal

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "bn": 1e9}
_ABOUT = re.compile(r"\b(?:about|around|roughly|some|was|is|were|are|had|has|at|of)$", re.IGNORECASE)
_MOST = 40  # figures of one text


def extracted(text: str) -> Said:
    """One line for each figure: what it is of, and the figure as the text writes it."""
    rows = [row for clause in re.split(r"[;\n]|,(?!\d{3})|\.(?!\d)", normal(text)) if (row := _row(clause))]
    if not rows:
        return nothing_known(text, "no figure stands in this text, so there is nothing to list.")
    return Said("\n".join(f"{label}: {figure}" for label, figure in rows[:_MOST]))


def ranked(text: str, rising: bool) -> Said:
    """The lines in the order of their figures; those without one come last."""
    rows = lines(text)[:_MOST]
    sign = 1 if rising else -1
    return Said("\n".join(sorted(rows, key=lambda row: (value(row) is None, sign * (value(row) or 0)))))


def table(text: str) -> Said:
    """A table in Markdown, of lines such as `East: 1,400`."""
    rows = [(label.strip(), figure.strip()) for label, _, figure in (line.partition(":") for line in lines(text))]
    cells = [f"| {label.replace('|', '/')} | {figure.replace('|', '/')} |" for label, figure in rows[:_MOST]]
    return Said("\n".join(["| | Figure |", "| --- | ---: |", *cells]))


def value(line: str) -> float | None:
    """The first number of a line, times the thousand or million behind it."""
    number = _NUMBER.search(line)
    if number is None:
        return None
    after = re.match(r"\s?([a-z]+)", line[number.end() :], re.IGNORECASE)
    return float(number[0].replace(",", "")) * _SCALE.get(after[1].lower() if after else "", 1)


def _row(clause: str) -> tuple[str, str] | None:
    number = _NUMBER.search(clause)
    if number is None:
        return None
    label = clause[: number.start()].strip(" :-–")
    while _ABOUT.search(label):
        label = _ABOUT.sub("", label).strip(" :-–")
    after = re.match(r"\s?(?:million|billion|thousand|%|[€$£]|[a-z]{1,12}\b)?", clause[number.end() :])
    return excerpt(label, 40) or "Figure", (number[0] + (after[0] if after else "")).strip()

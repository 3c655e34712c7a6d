"""Texts as the simulated model reads them: normalised, and cut before anything is matched in them."""

from __future__ import annotations

import re
import unicodedata

MOST = 6000  # characters of one text that are read
LONGEST = 400  # characters of a sentence or title that are read

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+(?=[\"“‘(]?[^\W_])")
_MARK = re.compile(r"^(?:[-*•]|\(?\d{1,3}[.)])\s+")


def normal(text: str, most: int = MOST) -> str:
    """At most `most` characters, at most 60 lines that say something, spaces and line breaks brought together."""
    cut = unicodedata.normalize("NFC", text[:most])
    return "\n".join([" ".join(line.split()) for line in cut.splitlines() if line.strip()][:60])


def lines(text: str) -> list[str]:
    """The lines of a text that say something, without their bullet or number."""
    return [line for line in map(unmarked, normal(text).split("\n")) if line]


def unmarked(line: str) -> str:
    """A line without the bullet or the number that it begins with."""
    return _MARK.sub("", line).strip()


def numbered(lines: list[str]) -> str:
    """The lines as a list with numbers."""
    return "\n".join(f"{number}. {unmarked(line)}" for number, line in enumerate(lines, 1))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one, too."""
    return [part.strip()[:LONGEST] for line in lines(text) for part in _END.split(line) if part.strip()]


def words(text: str, most: int = 400) -> list[str]:
    """The words of a text in lower case, at most `most` of them."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text[: most * 20])[:most]]


def key(text: str) -> str:
    """What two spellings of the same line or title have in common: its words, in lower case."""
    return " ".join(words(text[:LONGEST]))


def excerpt(text: str, most: int = 60) -> str:
    """The beginning of a text on one line, cut at a word; marks that would close a quotation are left out."""
    line = " ".join(text[: most * 3].split()).translate(str.maketrans("", "", '"“”«»`<>*_[]'))
    if len(line) <= most:
        return line.rstrip(" .,;:")
    cut = line[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" .,;:") + "…"


def sentence(text: str) -> str:
    """A line as a sentence: a capital first, a full stop at its end."""
    line = text.strip().rstrip(",;:")
    return line[:1].upper() + line[1:] + ("" if line.endswith((".", "!", "?", "…")) else ".") if line else ""

"""Small readings of text: words, sentences, points of a list, short excerpts."""

import random
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

T = TypeVar("T")
READ_AT_MOST = 24_000  # characters of a prompt that are looked at
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE = re.compile(
    r"(?:(?<=[.!?])(?<!e\.g\.)(?<!i\.e\.)(?<![ap]\.m\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!Mrs\.)(?<!\bNo\.)"
    r"|(?<=[.!?][\"')\]]))\s+(?=\S)|(?<=…)\s+(?=[A-Z])"
)
_MARK = re.compile(r"^\s*(?:[-*•‣–·]+|\(?\d{1,3}[.)]|\(?[a-hA-H][.)]|[IVX]{1,4}[.)]|#{1,6})\s+")


_COURTESY = re.compile(
    r"^\s*(?:(?:please|kindly)\b,?\s+|(?:could|can|would|will) you (?:please )?(?=\w+ ))+"
    r"|(?:[,;]|\s-)?\s*\b(?:please|pls|thanks|thank you|thx)(?: (?:a lot|in advance|very much))?\s*(?=[.!?]*\s*$)",
    re.IGNORECASE,
)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, whatever the case of letters: compiled when it is first needed, then kept."""
    return re.compile(pattern, re.IGNORECASE)


def each(listing: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(listing.split())


_STOP = each(
    "a an and are as at be but by can do does for from has have how i in into is it its me my of on or our so "
    "that the their them then there these they this to was we were what when where which who why will with you "
    "your about please three points point outline short text write give"
)


def clean(text: str) -> str:
    """The text without control and direction characters, line ends as newlines, cut to what is read."""
    text = text[:READ_AT_MOST].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in text if c == "\n" or c == "\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def words(text: str) -> list[str]:
    """The words in lower case, in order."""
    return _WORD.findall(text.lower())


def stems(text: str) -> set[str]:
    """The words that carry meaning, with plural and verb endings taken off."""
    return {_stem(word) for word in words(text) if word not in _STOP}


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "e", "y"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def sentences(text: str) -> list[str]:
    """The sentences, on one line each; a line break that follows a blank line or a list item ends one too."""
    found = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)", text):
        found += [part.strip() for part in _SENTENCE.split(" ".join(block.split())) if part.strip()]
    return found


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def uncourteous(text: str) -> str:
    """The text without the please, thanks and could-you around what it asks; unless it says nothing else."""
    bare = _COURTESY.sub("", text)
    return bare if _WORD.search(bare) else text


def excerpt(text: str, limit: int = 60) -> str:
    """At most `limit` characters of the text on one line, cut between words."""
    line = one_line(text[: limit * 20])
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    if " " in cut[limit // 2 :]:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:.-") + "…"


def sentence(text: str) -> str:
    """The text as a sentence: first letter large, a full stop at the end."""
    text = one_line(text).rstrip(",;: ")
    return capital(text) if not text or text[-1] in ".!?…\"'" else capital(text) + "."


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The first letter small, unless a name, an abbreviation or I seems to stand there."""
    first, _, rest = text.partition(" ")
    is_name = bool(re.search(r"[A-Z\d+#*]", first[1:])) or (rest[:1].isupper() and len(first) > 3)
    if first.lower() in _STOP:
        return text if first == "I" else text[:1].lower() + text[1:]
    return text if is_name or first == "I'm" else text[:1].lower() + text[1:]


def unmarked(line: str) -> str:
    """A line of a list without its bullet or number, and without Markdown stars."""
    return without_wrap(_MARK.sub("", line).replace("**", ""))


def unlisted(line: str) -> str:
    """A line without its bullet or number; what is typed inside it stays."""
    return _MARK.sub("", line).strip()


def without_wrap(line: str) -> str:
    """The line without the quotes or stars that stand around the whole of it."""
    found = re.fullmatch(r"\s*(?:\*\*([^*]+)\*\*|([*_\"'])(?!\s)((?:(?!\2).)+)\2|[“„«]([^“”„«»]+)[”“»])\s*", line)
    return (found[1] or found[3] or found[4]).strip() if found else line.strip()


def is_marked(line: str) -> bool:
    return bool(_MARK.match(line))


def points(text: str) -> tuple[str, list[str]]:
    """The title (or an empty string) and the points of an outline, however it is written."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [line for line in lines if is_marked(line) and not line.lstrip().startswith("#")]
    if marked:
        title = "" if is_marked(lines[0]) and lines[0] == marked[0] else unmarked(lines[0]).rstrip(":")
        return title, [unmarked(line) for line in marked]
    if len(lines) >= 2:
        has_title = len(lines) > 2 and (lines[0].rstrip().endswith(":") or lines[0].startswith("#"))
        return (unmarked(lines[0]).rstrip(":"), lines[1:]) if has_title else ("", lines)
    body = one_line(text)
    parts = [p.strip() for p in re.split(r"\s*;\s*|\s+[/|]\s+", body) if p.strip()]
    if len(parts) < 2:
        parts = sentences(body)
    if len(parts) < 2 and body.count(",") >= 1:
        parts = [p.strip() for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", body.rstrip(".")) if p.strip()]
    return "", parts


def overlap(a: set[str], b: set[str]) -> float:
    """How much two sets of stems share, 0 to 1, measured on the smaller one."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def some(draw: random.Random, things: Sequence[T], count: int) -> list[T]:
    """`count` of the things, drawn without repeats, in their own order."""
    chosen = sorted(draw.sample(range(len(things)), min(count, len(things))))
    return [things[i] for i in chosen]


def number_in(text: str, otherwise: int) -> int:
    """The first small count named in the text ("3-point", "five bullets")."""
    names = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    for word in re.findall(r"\d{1,2}|[a-z]+", text.lower()):
        if word.isdigit() and 0 < int(word) < 50:
            return int(word)
        if word in names[1:]:
            return names.index(word)
    return otherwise

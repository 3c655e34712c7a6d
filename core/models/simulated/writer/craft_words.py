"""Words and sentences of a text, and the word lists a judge needs."""

from __future__ import annotations

import re

LONGEST_READ = 30_000  # characters of a text that are looked at

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_END = re.compile(r"(?<=[.!?。！？؟])[\"'”’)\]*_]*\s+|\n+")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|etc|No|vs)\.(?=\s)", re.I)
_MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)]|#{1,6})\s+")


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing."""
    return frozenset(listing.split())


STOP = word_set(
    "a about above after again all also am an and any are as at be because been before being below between both but by "
    "can could did do does doing down during each few for from further get gets had has have having he her here hers "
    "him his how i if in into is it its itself just like made make may me might more most much must my no nor not now "
    "of off on once one only or other our ours out over own per same she should so some such than that the their "
    "theirs them then there these they this those through to too under until up us use used using very was we were "
    "what when where which while who whom why will with within without would you your yours"
)

FILLERS = (
    "actually", "basically", "really", "very", "quite", "simply", "literally", "totally", "absolutely", "honestly",
    "obviously", "clearly", "of course", "in order to", "kind of", "sort of", "as a matter of fact", "needless to say",
    "at the end of the day", "it goes without saying", "truly", "extremely", "somehow",
)  # fmt: skip
_FILLER = re.compile(r"\b(?:" + "|".join(FILLERS) + r")\b", re.I)


def words(text: str) -> list[str]:
    """The words and numbers of a text, in order; a CJK character counts as one."""
    return _WORD.findall(text[:LONGEST_READ])


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line of its own counts as one, list marks are dropped."""
    whole = _SHORT.sub(lambda found: found.group().replace(".", "\u2024"), text[:LONGEST_READ])
    parts = (_MARK.sub("", part).strip() for part in _END.split(whole))
    return [part.replace("\u2024", ".") for part in parts if _WORD.search(part)]


def lines(text: str) -> list[str]:
    """The lines of a text that are not blank, without the blanks around them."""
    return [line.strip() for line in text[:LONGEST_READ].splitlines() if line.strip()]


def listed(text: str) -> list[str]:
    """The lines of a text that begin with a list mark, without it."""
    return [_MARK.sub("", line).strip() for line in lines(text) if _MARK.match(line) and not line.startswith("#")]


def fillers(text: str) -> list[str]:
    """The filler words of a text, in order."""
    return [found.lower() for found in _FILLER.findall(text[:LONGEST_READ])]


def without_fillers(text: str) -> str:
    """The text with its filler words cut out."""
    cut = re.sub(r"(?:(?<=^)|(?<=[.!?] )|(?<=\n))(?:" + "|".join(FILLERS) + r"),? +(\w)", _capital, text, flags=re.I)
    cut = re.sub(r"\bin order to\b", "to", cut, flags=re.I)
    cut = re.sub(r",? *\b(?:" + "|".join(FILLERS) + r")\b,?(?= )", "", cut, flags=re.I)
    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz])", r"\1 ", cut))


def _capital(found: re.Match[str]) -> str:
    return str(found.group(1)).upper()


def stem(word: str) -> str:
    """The word without its common English endings, in lower case; good enough to compare two words."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ations", "ation", "ingly", "ments", "ment", "ness", "ings", "ing", "ies", "ied", "ers", "ed", "er",
                   "es", "ly", "s", "y", "e"):  # fmt: skip
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            plain = plain.removesuffix(ending)
            break
    if len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] in "bdgmnprt":
        plain = plain[:-1]
    return plain


def content(text: str) -> list[str]:
    """The words that carry meaning: no stop words, no numbers, no single letters."""
    return [
        word for word in words(text) if word.lower() not in STOP and not word[0].isdigit()
        and (len(word) > 1 or not word.isascii())
    ]  # fmt: skip

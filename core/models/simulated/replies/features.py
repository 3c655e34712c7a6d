"""What counts of a text when it is compared with examples: its words, two words in a row, and what they are alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import islice

from core.models.simulated.replies import data

_READ, _MOST = 2_000, 300  # characters, and words with marks, that are read of a text
_LETTER = r"A-Za-z\u00c0-\u1fff\uac00-\ud7ff\uff21-\uff5a"
_WORD = re.compile(
    rf"[{_LETTER}][{_LETTER}'’]*|\d[\d,:]*(?:\.\d+)?|[.;!?。！？\n%€$£]"
    r"|[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff々]+"
)
_ENDS, _COUNTED_ENDS = frozenset(".;!?。！？\n"), frozenset("!?！？")
_ENDINGS = ("ingly", "ing", "edly", "ies", "ied", "ed", "es", "ly", "s", "en", "er", "e", "y")
_STEM = 6  # letters of a word that count
_COURTEOUS = 0.8  # the share of courtesies from which a sentence is nothing else

Features = dict[str, tuple[str, ...]]  # each with the words that it consists of


def features(text: str) -> list[Features]:
    """What counts in each sentence, with its words: words, two in a row, and marks that ask or exclaim."""
    sentence: Features = {}
    sentences = [sentence]
    before, last = "", ""
    for found in islice(_WORD.finditer(text[:_READ]), _MOST):
        word = found[0].rstrip(",:'’")
        if word in _ENDS:
            before, last = word if word in _COUNTED_ENDS else "", word
            if before:
                sentence[word] = (word,)
            sentences.append(sentence := {})
            continue
        for key in keys(word):
            sentence[key] = (word,)
        if before:
            sentence[f"{before} {key}"] = (last, word)
        before, last = key, word
    return [each for each in sentences if each]


def beyond_courtesies(sentences: list[Features]) -> list[Features]:
    """The sentences that say more than courtesies do; all of them if none does."""

    def says_more(sentence: Features) -> bool:
        own = [key for key in sentence if " " not in key]
        return sum(key in courtesies() for key in own) < _COURTEOUS * len(own)

    return [sentence for sentence in sentences if says_more(sentence)] or sentences


@lru_cache(maxsize=8192)
def keys(word: str) -> tuple[str, ...]:
    """The stem of a word, or the pairs of characters of a Japanese one, and the group that it is alike."""
    if "\u3040" <= word[0] <= "\u9fff":
        pairs = [word[i : i + 2] for i in range(len(word) - 1)] or [word]
        return (*pairs, *(_alike()[part] for part in dict.fromkeys((*pairs, word)) if part in _alike()))
    plain = _plain(word)
    stem = _stem(plain)
    group = _alike().get(plain) or _alike().get(f"{stem}-")
    return (stem, group) if group else (stem,)


def _plain(word: str) -> str:
    """A word in lower case, without accents and apostrophes; any number as 0."""
    if word[0].isdecimal():
        return "0"
    if word.isascii():
        return word.lower().replace("'", "")
    letters = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    return "".join(letter for letter in letters if letter.isalnum()) or word


def _stem(plain: str) -> str:
    """The beginning of a word without its ending, so that its forms are one feature."""
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) >= len(ending) + 3:
            plain = plain[: -len(ending)]
            break
    return (plain[:-1] if len(plain) > 3 and plain[-1] == plain[-2] else plain)[:_STEM]


@cache
def _alike() -> dict[str, str]:
    """The group of each word, and of each stem with a dash; a group is named after its first word."""
    groups = [[_plain(word) for word in line.split()] for line in data.lines("examples/alike.txt")]
    pairs = [(word, f"={group[0]}") for group in reversed(groups) for word in group]
    return {f"{_stem(word)}-": name for word, name in pairs if len(_stem(word)) > 3} | dict(pairs)


@cache
def courtesies() -> Counter[str]:
    """What any message may say, whatever it is about; three times, since messages say it more often than examples."""
    parts = [part for line in data.lines("examples/courtesy.txt") for part in features(line)]
    return Counter(feature for part in parts * 3 for feature in part)

"""Searching the small text collection."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

from core.errors import ToolFailed
from core.prompts.blank import blank
from core.tools.passages import passages

MOST_CHARACTERS = 300
_HITS = 3
_SHARE = 0.5  # of the best hit's score; what is below says less than it distracts
_K1, _B = 1.2, 0.75  # the usual values of BM25
_WORD = re.compile(r"[^\W_]+")
_EMPTY = re.compile(
    r"a|about|an|and|are|as|at|be|by|can|do|does|for|from|had|has|have|how|i|in|is|it|its|many|me|much|of|on|"
    r"or|that|the|their|they|this|to|was|were|what|when|where|which|who|why|will|with|would|you|your"
)


def search(query: str) -> str:
    """Find passages in a small text collection, by the words of the query."""
    if blank(query) or len(query) > MOST_CHARACTERS:
        raise ToolFailed(f"the query must have 1 to {MOST_CHARACTERS} characters.")
    hits = ranked(query)
    if not hits:
        return "Nothing found."
    return "\n\n".join(": ".join(passages()[i]) for i, _ in hits)


def ranked(query: str) -> list[tuple[int, float]]:
    """The numbers of the best passages and their scores, at most three and none below half of the best; no unit.

    BM25 with k1 = 1.2 and b = 0.75; the words of a title count twice. Equal scores keep the order of the collection.
    Source: Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework: BM25 and Beyond".
    """
    counts, rarity, mean = _index()
    wanted = set(_words(query))
    scores = [
        (math.fsum(rarity[word] * _weight(own[word], own.total() / mean) for word in wanted if word in own), -i)
        for i, own in enumerate(counts)
    ]
    best = sorted(scores, reverse=True)[:_HITS]
    return [(-i, score) for score, i in best if score > 0 and score >= _SHARE * best[0][0]]


def _weight(count: int, length: float) -> float:
    return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))


def _words(text: str) -> list[str]:
    """The words that say something, in lower case and without the s of a plural."""
    words = (word.lower() for word in _WORD.findall(text))
    # Not of short ones: gas and bus are no plurals.
    return [word.removesuffix("s") if len(word) > 3 else word for word in words if not _EMPTY.fullmatch(word)]


@cache
def _index() -> tuple[list[Counter[str]], dict[str, float], float]:
    """The words of each passage, how rare each word is, and the mean length."""
    counts = [Counter(_words(f"{p.title} {p.title} {p.text}")) for p in passages()]
    holding = Counter(word for own in counts for word in own)
    # 1 +: without it a word in more than half of the passages would count against those that have it.
    rarity = {word: math.log(1 + (len(counts) - n + 0.5) / (n + 0.5)) for word, n in holding.items()}
    return counts, rarity, sum(own.total() for own in counts) / len(counts)

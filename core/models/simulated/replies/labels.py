"""Labels by examples: a small classifier that learns from the lines of data files and says which words decided.

It is naive Bayes: a word, or two in a row, speaks for a label as much as the examples of that label have it more often
than the others. Words that mean much the same (`alike.txt`) count for each other, and what any message may say
(`courtesy.txt`) counts for every label, so it decides nothing. A file of examples has a head, whose last line is
`# default:` and a label; each line after it is a label (and labels of other sets: `shipping high`), a tab and a text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log

from core.models.simulated.replies import data
from core.models.simulated.replies.features import Features, beyond_courtesies, courtesies, features, keys

_SMOOTH = 0.5  # added to each count, so that a word seen with one label alone does not rule out the others
_CLEAR = 1.0  # what speaks for a label has to exceed this where a set has a rest, which needs no evidence
_FIRM = 0.25  # of the evidence counts for the share, since the words of one text are no independent witnesses

_HEAD = ("names", "nearest", "also", "rest", "bare", "default")  # what the head of a file may tell

Weights = dict[str, list[float]]  # of each feature: how much it speaks for each label


@dataclass(frozen=True, slots=True)
class Decision:
    """What a text was taken for, and why."""

    label: str  # in the spelling that was offered
    share: float  # 0 to 1: how much of the probability the label has among those offered
    words: tuple[str, ...]  # the words of the text that decided, as they stand in it, strongest first, at most 3


def decide(kind: str, text: str, offered: Sequence[str] = ()) -> Decision:
    """The label of a text among those offered, all if empty. Raises ValueError where none of them is of this kind."""
    named = {label: label for label in labels(kind)} | _names(kind)
    spelled = {named[name.casefold()]: name for name in offered or sorted(labels(kind)) if name.casefold() in named}
    if not spelled:
        raise ValueError(f"none of {list(offered)} is a label of {kind!r}")
    asked, head = tuple(spelled), _head(kind)
    sentences = beyond_courtesies(features(text))
    words = {feature: own for sentence in sentences for feature, own in sentence.items()}
    weights = _weights(kind, asked, words)
    scores = _scores(sentences, weights, asked, head["rest"])
    default = _nearest(kind, next(iter(head["default"])), asked) or asked[0]
    best = max(range(len(asked)), key=lambda i: (scores[i], asked[i] == default))
    strength: dict[str, float] = {}
    for feature, weight in weights.items():
        for word in words[feature]:
            strength[word] = strength.get(word, 0.0) + weight[best] / len(words[feature])
    known = [word for word in strength if word[0].isalnum()]
    if not known:
        return Decision(spelled[default], 0.0, ())
    share = 1 / sum(exp(_FIRM * (score - scores[best])) for score in scores)
    telling = [word for word in known if strength[word] > 0 and not _dull(word)] or known
    return Decision(spelled[asked[best]], share, tuple(sorted(telling, key=lambda word: -strength[word])[:3]))


@cache
def labels(kind: str) -> frozenset[str]:
    """The labels that the examples of a kind have."""
    return frozenset(label for label, _ in _examples(kind))


def kind_for(offered: Sequence[str]) -> str | None:
    """The set of examples that has a different label for each of these names; None if there is none."""
    asked = [name.casefold() for name in offered]
    fits = []
    for file in data.names("examples") if asked else ():
        kind = file.removeprefix("examples/").removesuffix(".txt")
        names = _names(kind)
        if len({names[name] for name in asked if name in names}) == len(asked):
            fits.append((sum(names[name] != name for name in asked), kind))
    return min(fits)[1] if fits else None


def _dull(word: str) -> bool:
    """Whether it explains nothing that this word decided, such as a courtesy, or the ending of a Japanese verb."""
    return word[0] < "\u30a0" and (len(word) < 3 or keys(word)[0] in courtesies() or word[0] >= "\u3040")


def _scores(
    sentences: Sequence[Features], weights: Weights, asked: tuple[str, ...], rest: dict[str, list[str]]
) -> list[float]:
    """How much a text speaks for each label; where there is a rest, the clearest sentence counts for the others."""

    def together(features: Iterable[str]) -> list[float]:
        known = [weights[feature] for feature in features if feature in weights]
        return [sum(weight[i] for weight in known) for i in range(len(asked))]

    scores = together(weights)
    for at in [asked.index(label) for label in rest if label in asked and sentences]:
        parts, whole = [together(sentence) for sentence in sentences], float(rest[asked[at]][0])
        clearest = [max(part[i] - part[at] for part in parts) for i in range(len(asked))]
        scores = [clearest[i] + whole * (score - scores[at]) - _CLEAR * (i != at) for i, score in enumerate(scores)]
    return scores


def _weights(kind: str, asked: tuple[str, ...], features: Iterable[str]) -> Weights:
    """Of each feature that any example has: how much more often each label has it than the others, as a logarithm."""
    counts, odds = _learnt(kind, asked)
    weights = {}
    for feature in features:
        own = [seen.get(feature, 0) for seen in counts]
        if every := sum(own) + _SMOOTH * any(own):
            weights[feature] = [log((n + _SMOOTH) / (every - n)) + odd for n, odd in zip(own, odds, strict=True)]
    return weights


@cache
def _head(kind: str) -> dict[str, dict[str, list[str]]]:
    """What a file says of its labels: `# names: spam = spam, junk` is {"names": {"spam": ["spam", "junk"]}}."""
    head: dict[str, dict[str, list[str]]] = {name: {} for name in _HEAD}
    for line in (data.FOLDER / "examples" / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        name, _, told = line.removeprefix("# ").partition(": ")
        if line.startswith("# ") and name in head:
            label, _, others = told.partition(" = ")
            head[name][label] = others.split(", ")
    return head


def _names(kind: str) -> dict[str, str]:
    """What the labels of a set may be called, and which label is meant."""
    return {name: label for label, names in _head(kind)["names"].items() for name in names}


def _nearest(kind: str, label: str, asked: tuple[str, ...]) -> str:
    """A label, or the one that takes its examples where it is not asked for; empty if there is none."""
    return next((near for near in (label, *_head(kind)["nearest"].get(label, ())) if near in asked), "")


@cache
def _rows(kind: str) -> list[tuple[list[str], set[str]]]:
    """The examples of a file: their labels, and their features (of a bare set without what words are alike)."""
    lines = (re.split(r"\t| \| ", line, maxsplit=1) for line in data.lines(f"examples/{kind}.txt"))
    rows = [(own.split(), set[str]().union(*features(text))) for own, text in lines]
    if _head(kind)["bare"]:
        return [(own, {each for each in counted if "=" not in each}) for own, counted in rows]
    return rows


@cache
def _examples(kind: str) -> list[tuple[str, set[str]]]:
    """The label and the features of each example, of those in other sets that count here, too."""
    head = _head(kind)
    examples: list[tuple[str, set[str]]] = []
    for other, pairs in {kind: [], **head["also"]}.items():
        meant = {label: label for label in head["names"]} | dict(pair.split(":") for pair in pairs)
        for own, counted in _rows(other):
            usual = own[0] if other == kind else meant.get("*", "")
            if label := next((meant[label] for label in reversed(own) if label in meant), usual):
                examples.append((label, counted))
    return examples


@lru_cache(maxsize=64)
def _learnt(kind: str, asked: tuple[str, ...]) -> tuple[list[Counter[str]], list[float]]:
    """For each label asked for: in how many examples each feature is, and how rare any feature is in them."""
    counts = {label: Counter(() if _head(kind)["bare"] else courtesies()) for label in asked}
    nearest = {label: _nearest(kind, label, asked) for label in labels(kind)}
    for label, counted in _examples(kind):
        if nearest[label]:
            counts[nearest[label]].update(counted)
    sizes = [seen.total() for seen in counts.values()]
    unseen = _SMOOTH * len(set().union(*counts.values()))
    return list(counts.values()), [log((sum(sizes) - size + unseen) / (size + unseen)) for size in sizes]

"""Labels by examples: a small classifier that learns from the lines of data files and says which words decided.

It is naive Bayes: a word, or two in a row, speaks for a label as much as the examples of that label have it more often
than the others. Words that mean much the same (`alike.txt`) count for each other, and what any message may say
(`courtesy.txt`) counts for every label, so it decides nothing. A file of examples has a head, whose last line is
`# default:` and a label; each line after it is a label (and labels of other sets: `shipping high`), a tab and a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice
from math import exp, fsum, log
from typing import NamedTuple

from core.models.simulated.replies import data

_READ, _MOST = 2_000, 300  # characters, and words with marks, that are read of a text
_LETTER = r"A-Za-z\u00c0-\u1fff\uac00-\ud7ff\uff21-\uff5a"
_WORD = re.compile(
    rf"[{_LETTER}][{_LETTER}'’]*|\d[\d,:]*(?:\.\d+)?|[.;!?。！？\n%€$£]"
    r"|[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff々]+"
)
_ENDS, _COUNTED_ENDS = frozenset(".;!?。！？\n"), frozenset("!?！？")
_ENDING = re.compile(r"(?<=...)(?:ingly|ing|edly|ies|ied|ed|es|ly|s|en|er|e|y)$")
_STEM = 6  # letters of a word that count
_COURTEOUS = 0.8  # the share of courtesies from which a sentence is nothing else
_SMOOTH = 0.5  # added to each count, so that a word seen with one label alone does not rule out the others
_CLEAR = 1.0  # what speaks for a label has to exceed this where a set has a rest, which needs no evidence
_FIRM = 0.25  # of the evidence counts for the share, since the words of one text are no independent witnesses
_HEAD = re.compile(r"^# (names|nearest|also|rest|bare|default): ([^\n=]+?)(?: = (.+))?$", re.MULTILINE)

Features = dict[str, tuple[str, ...]]  # each with the words that it consists of
Weights = dict[str, list[float]]  # of each feature: how much it speaks for each label


class Decision(NamedTuple):
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
    options = tuple(spelled)
    sentences = beyond_courtesies(features(text))
    words = {feature: own for sentence in sentences for feature, own in sentence.items()}
    weights = _weights(kind, options, words)
    scores = _scores(kind, sentences, weights, options)
    default = _nearest(kind, next(iter(_head(kind)["default"])), options) or options[0]
    best = max(range(len(options)), key=lambda i: (scores[i], options[i] == default))
    strength: dict[str, float] = {}
    for feature, weight in weights.items():
        for word in words[feature]:
            strength[word] = strength.get(word, 0.0) + weight[best] / len(words[feature])
    known = [word for word in strength if word[0].isalnum()]
    if not known:
        return Decision(spelled[default], 0.0, ())
    share = 1 / fsum(exp(_FIRM * (score - scores[best])) for score in scores)
    telling = [word for word in known if strength[word] > 0 and not _dull(word)] or known
    return Decision(spelled[options[best]], share, tuple(sorted(telling, key=lambda word: -strength[word])[:3]))


@cache
def labels(kind: str) -> frozenset[str]:
    """The labels that the examples of a kind have."""
    return frozenset(label for label, _ in _examples(kind))


def kind_for(offered: Sequence[str]) -> str | None:
    """The set of examples that has a different label for each of these names; None if there is none."""
    lower = [name.casefold() for name in offered]
    fits = []
    for file in data.names("examples") if lower else ():
        kind = file.removeprefix("examples/").removesuffix(".txt")
        names = _names(kind)
        if len({names[name] for name in lower if name in names}) == len(lower):
            fits.append((sum(names[name] != name for name in lower), kind))
    return min(fits)[1] if fits else None


def _dull(word: str) -> bool:
    """Whether it explains nothing that this word decided, such as a courtesy, or the ending of a Japanese verb."""
    return word[0] < "\u30a0" and (len(word) < 3 or keys(word)[0] in courtesies() or word[0] >= "\u3040")


def _scores(kind: str, sentences: list[Features], weights: Weights, options: tuple[str, ...]) -> list[float]:
    """How much a text speaks for each label; where there is a rest, the clearest sentence counts for the others."""

    def together(features: Iterable[str]) -> list[float]:
        known = [weights[feature] for feature in features if feature in weights]
        return [fsum(weight[i] for weight in known) for i in range(len(options))]

    scores = together(weights)
    rest = _head(kind)["rest"]
    for at in [options.index(label) for label in rest if label in options and sentences]:
        parts, whole = [together(sentence) for sentence in sentences], float(rest[options[at]][0])
        clearest = [max(part[i] - part[at] for part in parts) for i in range(len(options))]
        scores = [clearest[i] + whole * (score - scores[at]) - _CLEAR * (i != at) for i, score in enumerate(scores)]
    return scores


def _weights(kind: str, options: tuple[str, ...], features: Iterable[str]) -> Weights:
    """Of each feature that any example has: how much more often each label has it than the others, as a logarithm."""
    counts, odds = _learnt(kind, options)
    weights = {}
    for feature in features:
        own = [seen.get(feature, 0) for seen in counts]
        if every := sum(own) + _SMOOTH * any(own):
            weights[feature] = [log((n + _SMOOTH) / (every - n)) + odd for n, odd in zip(own, odds, strict=True)]
    return weights


@cache
def _head(kind: str) -> dict[str, dict[str, list[str]]]:
    """What a file says of its labels: `# names: spam = spam, junk` is {"names": {"spam": ["spam", "junk"]}}."""
    head: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name, label, others in _HEAD.findall(data.text(f"examples/{kind}.txt")):
        head[name][label] = others.split(", ")
    return head


def _names(kind: str) -> dict[str, str]:
    """What the labels of a set may be called, and which label is meant."""
    return {name: label for label, names in _head(kind)["names"].items() for name in names}


def _nearest(kind: str, label: str, options: tuple[str, ...]) -> str:
    """A label, or the one that takes its examples where it is not asked for; empty if there is none."""
    return next((near for near in (label, *_head(kind)["nearest"].get(label, ())) if near in options), "")


@cache
def _rows(kind: str) -> list[tuple[list[str], set[str]]]:
    """The examples of a file: their labels, and their features."""
    rows = (re.split(r"\t| \| ", line, maxsplit=1) for line in data.lines(f"examples/{kind}.txt"))
    return [(own.split(), set[str]().union(*features(text))) for own, text in rows]


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
def _learnt(kind: str, options: tuple[str, ...]) -> tuple[list[Counter[str]], list[float]]:
    """For each label asked for: in how many examples each feature is, and how rare any feature is in them."""
    counts = {label: Counter(() if _head(kind)["bare"] else courtesies()) for label in options}
    nearest = {label: _nearest(kind, label, options) for label in labels(kind)}
    for label, counted in _examples(kind):
        if nearest[label]:
            counts[nearest[label]].update(counted)
    sizes = [seen.total() for seen in counts.values()]
    unseen = _SMOOTH * len(set().union(*counts.values()))
    return list(counts.values()), [log((sum(sizes) - size + unseen) / (size + unseen)) for size in sizes]


def features(text: str) -> list[Features]:
    """What counts in each sentence, with its words: words, two in a row, and marks that ask or exclaim."""
    sentence: Features = {}
    sentences = [sentence]
    before, last = "", ""
    for mark in islice(_WORD.finditer(text[:_READ]), _MOST):
        word = mark[0].rstrip(",:'’")
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
    more = []
    for sentence in sentences:
        courteous = [key in courtesies() for key in sentence if " " not in key]
        if sum(courteous) < _COURTEOUS * len(courteous):
            more.append(sentence)
    return more or sentences


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
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum()) or word


def _stem(plain: str) -> str:
    """The beginning of a word without its ending, so that its forms are one feature."""
    plain = _ENDING.sub("", plain)
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

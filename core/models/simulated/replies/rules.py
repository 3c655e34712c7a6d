"""The rules of a task that can be counted: its words, sentences and lines, and words that are banned or wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.models.simulated.replies.text import MOST, listed, normal, sentences, words

_READ = 2000  # characters of a task
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty"
)
_MOST = "at most|at the most|no more than|not more than|a maximum of|maximum|max|up to|under|below|fewer than|less than"
_LEAST = "at least|no fewer than|no less than|not fewer than|a minimum of|minimum|more than|over"
_LIMIT = re.compile(
    rf"[,(]? ?(?:and )?\b(?P<in>(?:in|of|with|using|use|has|have|that is) )?(?:an? )?"
    rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<as>exactly|only|about|around|roughly))? ?"
    rf"\b(?P<number>\d{{1,4}}|{_NUMBERS})(?P<hyphen>[ -])(?:short |simple )?"
    r"(?P<unit>word|sentence|line)s?\b(?P<after> or (?:less|fewer)| at most| max(?:imum)?)?(?: long)?\)?",
    re.IGNORECASE,
)
_METRE = re.compile(
    r"[,.(]? ?(?:(?:in|with|of|has|using) )?(?:three )?(?:lines? (?:of|with) )?\b5[-–, /]{1,2}7"
    r"(?:[-–, /]{1,2}| and )5\b(?: syllables?)?\)?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"[,.(]? ?(?:but |and )?\b(?P<how>without(?: using| saying)?|avoid(?:ing)?|(?:do not|don['’]t|never) (?:use|say)"
    r"|using|use|with|containing|including|include)(?: any of)? the words?:? (?P<list>[^.;:!?()\n]{1,120})\)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",| or | and |/")
_STOP = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a task says of its text; None and empty: nothing. Sentences and lines are exact unless `at_most`."""

    most_words: int | None = None
    least_words: int | None = None
    sentences: int | None = None
    lines: int | None = None
    at_most: bool = False
    banned: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """What costs points. `kind` says how it is mended, `slot` and `unit` where; `label` names it in a word or two."""

    kind: str
    points: int
    remark: str
    label: str
    slot: int | None = None
    unit: int | None = None


def rules_of(task: str) -> tuple[Rules, str]:
    """The rules that a task states, and the task without them on one line. 2,000 characters are read."""
    text = _METRE.sub(" ", normal(task, _READ).replace("\n", " "))
    bounds: dict[str, int] = {}
    at_most = False
    for limit in filter(_is_rule, _LIMIT.finditer(text)):
        number, unit = limit["number"].lower(), limit["unit"].lower()
        count = int(number) if number.isdigit() else _NUMBERS.split("|").index(number) + 1
        most, least = bool(limit["most"] or limit["after"]), bool(limit["least"])
        if unit != "word":
            bounds.setdefault(f"{unit}s", count)
            at_most |= most
        elif not least:
            bounds.setdefault("most_words", count if most else count + count // 10)
        if unit == "word" and not most:
            bounds.setdefault("least_words", count if least else count - count // 10)
    text = _LIMIT.sub(lambda limit: " " if _is_rule(limit) else limit[0], text)
    named: dict[bool, list[str]] = {True: [], False: []}
    for clause in _WORDS.finditer(text):
        forbids = clause["how"].lower().startswith(("without", "avoid", "do", "never"))
        named[forbids] += filter(None, (" ".join(words(part)) for part in _BETWEEN.split(clause["list"])))
    rules = Rules(**bounds, at_most=at_most, banned=tuple(named[True][:8]), wanted=tuple(named[False][:8]))
    return rules, " ".join(_WORDS.sub(" ", text).split())


def _is_rule(limit: re.Match[str]) -> bool:
    """Whether a number of words is a rule, and not two words that are compared."""
    return any(limit[name] for name in ("in", "most", "least", "as", "after")) or limit["hyphen"] == "-"


def has_word(text: str, word: str) -> bool:
    """Whether a word, or a few words in a row, stands in a text, also as a part with a hyphen."""
    return f" {word.replace('-', ' ')} " in f" {' '.join(words(text)).replace('-', ' ')} "


def broken(rules: Rules, text: str) -> list[Flaw]:
    """The rules that a text breaks."""
    count, flaws = len(words(text, 1500)), []
    if rules.most_words and count > rules.most_words:
        over = count - rules.most_words
        remark = f"It has {count} words, at most {rules.most_words} are allowed: cut {over}."
        flaws.append(Flaw("long", 3 if over > rules.most_words // 2 else 2, remark, "the length"))
    if rules.least_words and count < rules.least_words:
        remark = f"It has {count} words, at least {rules.least_words} are asked for."
        flaws.append(Flaw("short", 2, remark, "the length"))
    ends = sum(part.endswith((".", "!", "?", "…")) for part in split(text))  # greetings and headings have none
    for kind, wanted, have in (
        ("sentence", rules.sentences, ends),
        ("line", rules.lines, normal(text).count("\n") + 1),
    ):
        if wanted and have != wanted and not (rules.at_most and have < wanted):
            wish = f"{'at most ' if rules.at_most else ''}{wanted} {'is' if wanted == 1 else 'are'} asked for"
            flaws.append(Flaw("long", 2, f"It has {have} {kind}{'s' * (have != 1)}, {wish}.", f"the number of {kind}s"))
    for word in (word for word in rules.banned if has_word(text, word)):
        flaws.append(Flaw("banned", 3, f"It uses “{word}”, which the task bans: say it without.", word))
    if missing := [f"“{word}”" for word in rules.wanted if not has_word(text, word)]:
        flaws.append(Flaw("wanted", 2, f"It does not use {listed(missing)}, which the task asks for.", "the words"))
    return flaws


def split(text: str) -> list[str]:
    """The sentences and headings of a text; a paragraph may be longer than a line that is read."""
    parts = sentences(_STOP.sub("\n", text[:MOST]))
    return [part for part in parts if any(letter.isalpha() for letter in part)]

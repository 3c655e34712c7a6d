"""The explicit rules a task states ("in three sentences", "without the word X"), and what a draft makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_words import content, lines, listed, sentences, stem, words

_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = r"(?P<n>\d{1,4}|" + "|".join(_NAMES[1:]) + ")"
_MOST = (
    r"(?:at most|at the most|no more than|not more than|max(?:imum)?(?: of)?|up to|under|fewer than|less than"
    r"|within|below) "
)
_COUNTED = (
    ("most words", _MOST + NUMBER + r" words?\b"),
    ("most words", NUMBER + r" words (?:or (?:less|fewer)|at (?:the )?most|max)"),
    ("least words", r"(?:at least|no fewer than|more than|over|min(?:imum)?(?: of)?) " + NUMBER + r" words?\b"),
    ("about words", r"(?:in|about|around|exactly|of|roughly|with) " + NUMBER + r" words\b|\b(?P<m>\d{2,4})-word\b"),
    ("at most sentences", _MOST + NUMBER + r" (?:short |simple |clear )?sentences?\b"),
    ("sentences", r"\b" + NUMBER + r"[ -](?:short |simple |clear |plain )?sentences?\b"),
    ("items", r"\b" + NUMBER + r" (?:[\w-]+ )?(?:bullets?|bullet points|steps|tips|items|points|reasons|ideas)\b"),
)
_BANNED = re.compile(
    r"(?:without (?:using )?|(?:do not|don['’]t|never|must not|not) (?:use|say|write|mention|contain) "
    r"|avoid (?:using )?)"
    r"(?:any of )?(?:the )?(?:words?|terms?|phrases?):? (?P<x>[^.!?\n;]+)"
    r"|(?:banned|forbidden|prohibited) words?(?: are| is)?:? (?P<y>[^.!?\n;]+)"
    r"|(?:do not|don['’]t|never|avoid|without) (?:use |say |using |saying )?(?P<z>[\"'“‘][^.!?\n;]+)",
    re.I,
)
_WANTED = re.compile(
    r"\b(?<!not )(?<!n't )(?<!never )(?:mention(?:s|ing)?|includ(?:e|es|ing)|must contain|use the words?"
    r"|name) (?:the words? )?(?P<x>[^.!?\n;]+)",
    re.I,
)
_WITH = re.compile(
    r"\bwith (?P<x>(?:the |a |an )?(?:date|time|place|price|day|room)(?:(?:,| and|, and) (?:the |a |an )?(?:date"
    r"|time|place|price|day|room))*)",
    re.I,
)
_ITEM = re.compile(r"\s*(?:,|\bor\b|\band\b|/)\s*", re.I)
_QUOTES = "\"'“”‘’`*_ "
KNOWN = {  # things that show without their name
    "date": re.compile(r"(?<!by )\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}\.? ?(?:jan|feb|mar|apr"
                       r"|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:january|february|march|april|may|june|july|august"
                       r"|september|october|november|december) \d|\b\d{1,2}[./](?:0?[1-9]|1[0-2])\b|\btomorrow\b"
                       r"|\btoday\b", re.I),
    "time": re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.)|\bo['’]clock\b|\bnoon\b|\bmidnight\b",
    re.I),
    "place": re.compile(r"\b(?:in|at|on) (?:the |our |room |hall )[\w-]*|\b(?:room|hall|street|square|building)\b",
    re.I),
    "price": re.compile(r"[$€£¥] ?\d|\b\d+(?:[.,]\d+)? ?(?:euros?|dollars?|pounds?|francs?|EUR|USD|GBP|CHF)\b"
                        r"|\bfree of charge\b|\bfor free\b", re.I),
}  # fmt: skip
KNOWN["day"], KNOWN["room"] = KNOWN["date"], KNOWN["place"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a count, a banned word, or a thing to mention."""

    kind: str  # most words, about words, sentences, items, banned, wanted, no exclamation and so on
    number: int = 0
    word: str = ""


def rules_of(task: str) -> tuple[Rule, ...]:
    """The rules that a task states."""
    found: dict[str, Rule] = {}
    for kind, cue in _COUNTED:
        match = re.search(cue, task, re.I)
        closer = {"about words": {"most words", "least words"}, "sentences": {"at most sentences"}}.get(kind, set())
        if match and not closer & found.keys():
            found.setdefault(kind, Rule(kind, _number(match)))
    rules = list(found.values())
    banned = [word for match in _BANNED.finditer(task) for word in _items(match["x"] or match["y"] or match["z"])]
    wanted = [word for cue in (_WANTED, _WITH) for match in cue.finditer(task) for word in _items(match["x"])]
    rules += [Rule("banned", word=word) for word in dict.fromkeys(banned[:12])]
    rules += [Rule("wanted", word=word) for word in dict.fromkeys(wanted[:8]) if word not in banned]
    if re.search(r"\b(?:no|without|avoid) exclamation (?:marks?|points?)", task, re.I):
        rules.append(Rule("no exclamation"))
    if re.search(r"\bend(?:s|ing)? (?:it )?with a question\b", task, re.I):
        rules.append(Rule("question at the end"))
    return tuple(rules)


def _number(match: re.Match[str]) -> int:
    text = (match.groupdict().get("n") or match.groupdict().get("m") or "0").lower()
    return int(text) if text.isdigit() else _NAMES.index(text)


def _items(listing: str) -> list[str]:
    """The single things of "the price, the size and the lid"; only what is in quotes when something is."""
    quoted = re.findall(r"[\"“]([^\"”]{1,40})[\"”]|(?<!\w)['‘]([^'’]{1,40})['’](?!\w)", listing)
    parts = [a or b for a, b in quoted] or _ITEM.split(listing)
    plain = (
        re.sub(r"^(?:a|an|the|its|your|our|word|words|either|both|any) ", "", part.strip(_QUOTES), flags=re.I)
        for part in parts
    )
    return [part for part in plain if part and len(part.split()) <= 4]


def broken(rules: tuple[Rule, ...], draft: str) -> list[Flaw]:
    """What a draft makes of the rules: one flaw for each rule it breaks."""
    return [flaw for rule in rules if (flaw := _check(rule, draft))]


def _check(rule: Rule, draft: str) -> Flaw | None:
    """The flaw when a draft breaks the rule."""
    if rule.kind == "banned":
        found = has_word(draft, rule.word)
        return Flaw("banned", 3, f"it uses the banned word “{found}”", found) if found else None
    if rule.kind == "wanted":
        return (
            None
            if mentions(draft, rule.word)
            else Flaw("wanted", 3, f"it does not mention “{rule.word}”, which the task asks for", rule.word)
        )
    if rule.kind == "no exclamation":
        return Flaw("exclamation", 2, "it has an exclamation mark, the task wants none") if "!" in draft else None
    if rule.kind == "question at the end":
        ends = draft.rstrip(_QUOTES + "\n)").endswith(("?", "？", "؟"))
        return None if ends else Flaw("question", 2, "it does not end with a question, as the task asks")
    return _miscounted(rule, draft)


def _miscounted(rule: Rule, draft: str) -> Flaw | None:
    """The flaw when a count is off; farther off costs more."""
    unit = rule.kind.split()[-1]
    count = {
        "words": len(words(draft)),
        "sentences": len(sentences(draft)),
        "items": len(listed(draft) or lines(draft)),
    }[unit]
    wanted, says = rule.number, f"it has {count} {unit if count != 1 else unit[:-1]}"
    verb = "is" if wanted == 1 else "are"
    if rule.kind.startswith(("most", "at most")):
        wrong, says = count > wanted, f"{says}, at most {wanted} {verb} allowed"
    elif rule.kind.startswith("least"):
        wrong, says = count < wanted, f"{says}, at least {wanted} {verb} wanted"
    elif rule.kind.startswith("about"):
        wrong, says = abs(count - wanted) > max(2, wanted * 0.15), f"{says}, about {wanted} {verb} wanted"
    else:
        wrong, says = count != wanted, f"{says}, {wanted} {verb} wanted"
    far = abs(count - wanted) > max(1, wanted // 3) or (unit == "sentences" and wanted <= 3)
    return (
        Flaw(f"{unit} {'over' if count > wanted else 'under'}", 3 if far else 2, says, str(wanted)) if wrong else None
    )


def has_word(text: str, word: str) -> str:
    """The word as the text has it, with a plain English ending or none; empty when it is not there."""
    ending = "(?:e?s|ly|er|est)?" if word[-1:].isalpha() and word.isascii() else ""
    match = re.search(rf"(?<!\w){re.escape(word)}{ending}(?!\w)", text, re.I)
    return match.group() if match else ""


def mentions(draft: str, thing: str) -> bool:
    """Whether a draft speaks of a thing: by its words, or by what shows it (a date, a price)."""
    last = thing.lower().split()[-1]
    if last in KNOWN and KNOWN[last].search(draft):
        return True
    have = {stem(word) for word in words(draft)}
    wanted = [stem(word) for word in content(thing)] or [stem(word) for word in words(thing)]
    return all(word in have for word in wanted) if wanted else thing in draft

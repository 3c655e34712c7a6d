"""Judging a text that people read: what all texts need, and what each genre needs."""

from __future__ import annotations

import re
from collections import Counter

from core.models.simulated.writer import craft_dodges, craft_study
from core.models.simulated.writer import craft_prose_genres as genres
from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_rules import broken
from core.models.simulated.writer.craft_syllables import syllables
from core.models.simulated.writer.craft_words import content, fillers, sentences, stem, words
from core.models.simulated.writer.topics import topic_of

LONG, VERY_LONG = 26, 34  # words in a sentence
CONCRETE = re.compile(
    r"\d|\b(?:for example|for instance|such as|imagine|e\.g\.|hundred|thousand|million)\b|[“\"][^”\"]{3,}[”\"]", re.I
)
VIVID = re.compile(
    r"\blike (?:a|an|the|your|one|that|leaves|those|postcards|ice|for)\b|\bas [\w-]+(?: \w+)? as\b|\bas if\b"
    r"|\b(?:unlike|imagine)\b|\binstead of\b|[?？؟]",
    re.I,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MISSING = re.compile(r"(?:^\W*|\bstill )missing(?: parts?)?:\s*([^.;\n]{1,80})", re.I | re.M)
_NOT_COVERED = re.compile(r"\bnot covered:\s*([^.;\n]{1,80})", re.I)


def flaws(brief: Brief, draft: str) -> list[Flaw]:
    """What costs a text points."""
    spoken = words(draft)
    if nothing := craft_dodges.flaw(brief, draft):
        return [nothing]
    if brief.genre in ("fact", "translation"):
        return []
    own = {
        "mail": genres.mail, "blurb": genres.blurb, "slogan": genres.slogan, "steps": genres.steps, "poem": genres.poem,
        "study": craft_study.flaws, "letter": genres.letter, "story": genres.story,
    }.get(brief.genre)  # fmt: skip
    found = [
        _topic(brief, draft),
        _missing(draft),
        *broken(brief.rules, draft),
        _length(brief, len(spoken)),
        *(own(brief, draft) if own else ()),
        _reader(brief, draft) if brief.genre in ("explain", "other", "mail", "letter") else None,
        _concrete(draft) if brief.genre in ("explain", "other", "blurb") and not _is_brief(brief) else None,
        _long_sentence(draft) if brief.genre not in ("slogan", "poem") else None,
        _hard_words(brief, spoken),
        _block(draft, len(spoken)) if brief.genre in ("explain", "other") else None,
        _fillers(draft),
        _repeated(brief, draft),
        _vivid(draft) if brief.genre in ("explain", "other", "blurb") else None,
        _not_covered(draft),
        _open(draft) if brief.genre in ("explain", "other") else None,
    ]
    return [flaw for flaw in found if flaw]


def _topic(brief: Brief, draft: str) -> Flaw | None:
    """How many of the task's words come back."""
    if not brief.topic:
        return None
    have = {stem(word) for word in words(draft)}
    hits = [
        one
        for one in brief.topic
        if one in have
        or any(len(one) >= 4 and (w.startswith(one) or (one.startswith(w) and len(w) >= 4)) for w in have)
    ]
    if not hits and _tells_of(brief.task, draft):
        return None
    if not hits:
        if brief.genre == "slogan":
            return (
                None
                if genres.slogan_on_topic(brief, draft)
                else Flaw("topic", 3, f"nothing in it belongs to {brief.subject}")
            )
        return Flaw("topic", 6, f"it is off the topic: no word of “{brief.subject[:60]}” occurs")
    if len(brief.topic) >= 3 and len(hits) / len(brief.topic) < 0.34 and brief.genre != "slogan":
        return Flaw(
            "topic",
            2,
            f"it leaves out most of what the task names, such as “{_unsaid(brief, hits)}”",
            _unsaid(brief, hits),
        )
    return None


def _tells_of(task: str, draft: str) -> bool:
    """Whether a draft tells of the known topic of a task without naming it."""
    topic = topic_of(task)
    own = [topic.opening, *(point.text for point in topic.points)] if topic else []
    plain = " ".join(draft.lower().split())
    return any(one.lower().rstrip(".") in plain for one in own)


def _unsaid(brief: Brief, hits: list[str]) -> str:
    source = content(brief.subject) or content(brief.task[:600])
    return next((word for word in source if stem(word) in brief.topic and stem(word) not in hits), brief.subject)


def _missing(draft: str) -> Flaw | None:
    found = _MISSING.search(draft)
    return Flaw("missing", 3, f"a part is missing: {found[1].strip()[:60]}", found[1].strip()[:60]) if found else None


def _not_covered(draft: str) -> Flaw | None:
    """A gap that the text owns up to costs less, but the part is still not there, and no reviser can mend that."""
    found = _NOT_COVERED.search(draft)
    return Flaw("not covered", 2, f"a part was never delivered: {found[1].strip()[:60]}") if found else None


def _is_brief(brief: Brief) -> bool:
    """Whether a summary or a count of a few words leaves no room for an example."""
    few = any(rule.kind in ("about words", "most words") and rule.number <= 50 for rule in brief.rules)
    return brief.genre == "explain" and (few or re.search(r"\bsummar", brief.task, re.I) is not None)


def _open(draft: str) -> Flaw | None:
    """A text that only asks, and says so."""
    if re.search(r"\b(?:figures|dates)\b.{0,30}\b(?:missing|i know none)\b|\bmissing are figures\b", draft, re.I):
        return Flaw("open", 3, "it asks questions and answers none: what is missing it says itself")
    return None


def _length(brief: Brief, count: int) -> Flaw | None:
    if count < brief.fewest:
        return Flaw(
            "short",
            3 if count * 2 < brief.fewest else 2,
            f"it is short: {count} words, {brief.fewest} or more would do the task justice",
        )
    if count > brief.most and brief.genre != "slogan":
        return Flaw("long", 2 if count > brief.most * 1.5 else 1, f"it is long: {count} words, {brief.most} are enough")
    return None


def _long_sentence(draft: str) -> Flaw | None:
    longest = max((len(words(sentence)) for sentence in sentences(draft)), default=0)
    scale = 3 if _CJK.search(draft) else 1
    if longest > LONG * scale:
        return Flaw(
            "sentence", 2 if longest > VERY_LONG * scale else 1, f"sentences are long: {longest} words in the longest"
        )
    return None


def _concrete(draft: str) -> Flaw | None:
    plain = re.sub(r"(?m)^\s*\d{1,2}[.)]\s", "", draft)
    return None if CONCRETE.search(plain) else Flaw("concrete", 2, "no example and no number makes it concrete")


def _vivid(draft: str) -> Flaw | None:
    return None if VIVID.search(draft) else Flaw("vivid", 1, "nothing makes it vivid: no comparison and no question")


def _reader(brief: Brief, draft: str) -> Flaw | None:
    if not brief.reader or re.search(r"\b(?:you|your|imagine|let us|we)\b", draft, re.I):
        return None
    last = stem(brief.reader.split()[-1])
    if any(stem(word) == last for word in words(draft)):
        return None
    return Flaw("reader", 2, f"the audience, {brief.reader}, is not addressed", brief.reader)


def _hard_words(brief: Brief, spoken: list[str]) -> Flaw | None:
    if not re.search(r"\bchild|\bkids?\b|year-old|\bpupil", brief.reader, re.I):
        return None
    hard = [
        word
        for word in dict.fromkeys(w.lower() for w in spoken[:400])
        if syllables(word) >= 4 and stem(word) not in brief.topic
    ]
    return Flaw("hard", 1, f"hard words for this reader: {hard[0]}, {hard[1]}") if len(hard) >= 2 else None


def _block(draft: str, count: int) -> Flaw | None:
    return (
        Flaw("block", 1, f"one block of {count} words: no paragraph or list gives it a structure")
        if count > 130 and "\n" not in draft.strip()
        else None
    )


def _fillers(draft: str) -> Flaw | None:
    found = fillers(draft)
    if len(found) < 2:
        return None
    return Flaw(
        "filler", 2 if len(found) >= 5 else 1, f"filler words add nothing: {', '.join(dict.fromkeys(found[:3]))}"
    )


def _repeated(brief: Brief, draft: str) -> Flaw | None:
    spoken = [word.lower() for word in content(draft)]
    common = Counter(word for word in spoken if stem(word) not in brief.topic).most_common(1)
    if common and common[0][1] >= 4 and common[0][1] / len(spoken) > 0.06:
        return Flaw("repeat", 1, f"the word “{common[0][0]}” comes {common[0][1]} times", common[0][0])
    return None

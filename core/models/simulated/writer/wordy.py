"""Long-winded phrases and their short forms: what a first draft puts in and an editor takes out."""

import random
import re
from functools import partial

from core.models.simulated.writer.text import capital

_I = re.IGNORECASE
# (pattern, replacement). Openers first: they stand at the start of a sentence or clause.
SHORTER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, _I), short)
    for pattern, short in (
        (
            r",?\s+(?:basically|actually|essentially|literally|really|very|quite|rather|extremely|totally"
            r"|simply|just)(?=\s+\w)(?!\s+(?:as|than|like|now|under|before|after)\b)",
            "",
        ),
        (
            r"\b(?:it (?:is|should be|must be) (?:important|worth|interesting|useful|necessary)(?: to note"
            r"| noting| to mention| mentioning| to remember"
            r"| to know| to say| to understand)(?: here)? that|it should be noted that"
            r"|it is (?:well )?known that|the fact is that|what this means is that"
            r"|i (?:think|believe|would say) that|as a matter of fact,?|needless to say,?|in actual fact,?"
            r"|for all intents and purposes,?"
            r"|at the end of the day,?|when all is said and done,?|generally speaking,?"
            r"|in my (?:humble )?opinion,?|as (?:we all|everyone) know,?s?)\s+",
            "",
        ),
        (
            r"\b(?:basically|actually|essentially|literally|simply put|obviously|clearly|of course|indeed"
            r"|really|honestly|in general),\s+",
            "",
        ),
        (r"\bdue to the fact that\b", "because"),
        (r"\bowing to the fact that\b", "because"),
        (r"\bin spite of the fact that\b", "although"),
        (r"\bin the event that\b", "if"),
        (r"\bin order (?:to|that)\b", "to"),
        (r"\bso as to\b", "to"),
        (r"\bwith the (?:aim|goal|purpose) of (\w+)ing\b", r"to \1"),
        (r"\ba (?:large|great|huge|considerable) (?:number|amount) of\b", "many"),
        (r"\ba number of\b", "several"),
        (r"\ba lot of\b", "much"),
        (r"\bthe (?:vast )?majority of\b", "most"),
        (r"\bat (?:this|the present|the current) (?:point in |moment in )?time\b", "today"),
        (r"\bat the time when\b", "when"),
        (r"\bin many cases\b", "often"),
        (r"\bin most cases\b", "usually"),
        (r"\bon a (daily|weekly|monthly|regular) basis\b", r"\1"),
        (r"\bmake use of\b", "use"),
        (r"\bmakes use of\b", "uses"),
        (r"\bmade use of\b", "used"),
        (r"\b(?:has|have) the ability to\b", "can"),
        (r"\b(?:is|are) able to\b", "can"),
        (r"\bgive an indication of\b", "show"),
        (r"\bgives an indication of\b", "shows"),
        (r"\bwith regards? to\b", "about"),
        (r"\bin (?:relation|regard) to\b", "about"),
        (r"\bin the near future\b", "soon"),
        (r"\bprior to\b", "before"),
        (r"\bsubsequent to\b", "after"),
        (r"\butili[sz]e(s|d)?\b", r"use\1"),
        (r"\bin addition to this,?\b", "also,"),
        (r"\bfor the reason that\b", "because"),
        (r"\bthere (?:is|are) (\w+ ?\w*) (?:that|who|which) ", r"\1 "),
        (r"\beach and every\b", "each"),
        (r"\bfirst and foremost\b", "first"),
        (r"\bend result\b", "result"),
        (r"\bfuture plans\b", "plans"),
        (r"\bcompletely (?=finished|full|empty|new|free)", ""),
        (r"\band so on and so forth\b", "and so on"),
        (r"\bthe question (?:as to )?whether\b", "whether"),
        (r"\btake into consideration\b", "consider"),
        (r"\bcome to the conclusion\b", "conclude"),
        (r"\bhas a tendency to\b", "tends to"),
        (r"\bit is (?:possible|the case) that\b", "perhaps"),
        (r"\bwhat comes next is\b", "next comes"),
        (r"\bthe (?:last|third|final) thing that has to be mentioned is\b", "last comes"),
        (r"\ba good place to start is\b", "start with"),
        (r"\bthe way in which\b", "how"),
        (r"\bit is the case that\s+", ""),
        (r"\bit is necessary to bring\b", "bring"),
        (r"\b(\w{2,}) \1\b(?<!that that)(?<!had had)", r"\1"),
        (r"\b(we|they|you) was\b", r"\1 were"),
        (r"\b(he|she|it) don't\b", r"\1 doesn't"),
        (r"\bteh\b", "the"),
        (r"\brecieve", "receive"),
        (r"\bdefinately\b", "definitely"),
        (r"\balot\b", "much"),
        (r"\bseperate", "separate"),
        (r"\boccured\b", "occurred"),
        (r"\bdont\b", "don't"),
        (r"\bcant\b", "can't"),
    )
)
_LONGER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b{pattern}"), long)
    for pattern, long in (
        (r"because (?!of)", "due to the fact that "),
        (r"many ", "a large number of "),
        (r"often ", "in many cases "),
        (r"uses ", "makes use of "),
        (r"today\b", "at this point in time"),
        (r"(?<=, )if ", "in the event that "),
        (r"shows ", "gives an indication of "),
        (r"most (?=[a-z]+s\b)", "the majority of "),
        (r"usually ", "in most cases "),
        (r"before (?=the |it )", "prior to "),
    )
)
_FILLERS = (
    "basically, ",
    "it is important to note that ",
    "as a matter of fact, ",
    "it is worth noting that ",
    "generally speaking, ",
    "actually, ",
)


def padded(clause: str, draw: random.Random) -> str:
    """The clause as a hasty first draft would have it: a filler in front, or one wordy phrase inside."""
    for short, long in _LONGER:
        if short.search(clause) and draw.random() < 0.7:
            return short.sub(long, clause, count=1)
    return draw.choice(_FILLERS) + clause if draw.random() < 0.6 else clause


def shortened(text: str) -> str:
    """The sentence with fillers gone and wordy phrases replaced, capital letters kept."""
    for pattern, short in SHORTER:
        text = pattern.sub(partial(_recased, short), text)
    text = re.sub(r"\s+([,.;:!?]+)(?!\S)", r"\1", re.sub(r"[ ]{2,}", " ", text)).strip()
    return capital(text)


def _recased(template: str, found: re.Match[str]) -> str:
    """The short form, with a capital letter where the long one had it."""
    short = found.expand(template)
    return capital(short) if found[0].lstrip()[:1].isupper() and not found[0].isupper() else short

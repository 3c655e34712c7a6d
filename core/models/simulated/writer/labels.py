"""Choosing one of the labels a request names: e-mail classes, moods, votes, or any other words."""

import random
import re

from core.models.simulated.writer import danger, effort, mail, review, support, tongues
from core.models.simulated.writer.options import listing, named, opposites
from core.models.simulated.writer.text import excerpt, overlap, stems
from core.models.simulated.writer.topics import subject

_I = re.IGNORECASE
_BAD = re.compile(
    r"\b(?:bad|terrible|awful|poor|hate[ds]?|worst|broken|slow|disappoint\w*|never again|waste|useless|rude"
    r"|horrible|boring|ugly|fail\w*|annoy\w*|unhappy|problem|wrong|angry|cold|dirty|late|cheap(?:ly)? made"
    r"|regret)\b",
    _I,
)
_GOOD = re.compile(
    r"\b(?:good|great|love[ds]?|excellent|happy|best|nice|wonderful|perfect|fast|friendly|helpful|amazing"
    r"|beautiful|thank\w*|recommend\w*|enjoy\w*|fantastic|brilliant|pleased|delicious|superb|works? well"
    r"|clean|delight\w*|glad)\b",
    _I,
)
_NOT = re.compile(r"\b(?:not|n't|never|no|hardly|without)\W+(?:\w+\W+){0,2}$", _I)
_RISKY = re.compile(
    r"\b(?:without (?:consent|permission|control|review)|unsafe|danger\w*|illegal|harm\w*|no (?:control"
    r"|consent|plan|budget|test\w*|backup)|untested|missing|unclear|risk\w*|password|personal data"
    r"|guarantee\w*|miracle|cure|hate|kill\w*|stupid|idiot\w*|attack\w*|weapon\w*|scam|threat\w*"
    r"|insult\w*|loser\w*|shut up|fail\w*|error\w*)\b",
    _I,
)
_YES = (
    "yes",
    "approve",
    "approved",
    "accept",
    "accepted",
    "pass",
    "safe",
    "allow",
    "allowed",
    "publish",
    "keep",
    "true",
    "ok",
    "harmless",
    "relevant",
    "good",
)
_NO = (
    "no",
    "reject",
    "rejected",
    "decline",
    "fail",
    "unsafe",
    "block",
    "blocked",
    "remove",
    "hide",
    "false",
    "harmful",
    "toxic",
    "offensive",
    "flag",
    "irrelevant",
    "revise",
    "bad",
)
_UPBEAT, _DOWN, _EVEN = (
    ("positive", "happy", "praise", "satisfied", "supportive", "kind", "compliment", "favourable"),
    (
        "negative",
        "unhappy",
        "complaint",
        "angry",
        "dissatisfied",
        "sad",
        "critical",
        "rude",
        "criticism",
        "unfavourable",
    ),
    ("neutral", "mixed", "other", "neither", "unclear", "general", "normal"),
)
_MEANS = (
    (r"question|enquiry|inquiry|ask", r"\?|^\W*(?:how|what|when|where|why|who|which|can|could|do|does|is|are)\b"),
    (r"request|order|wish", r"\b(?:please|could you|can you|i would like|we need|i want)\b"),
    (r"news|report|inform", r"\b(?:report\w*|announc\w*|today|yesterday|according|said)\b"),
    (r"sport", r"\b(?:match|goal|team|player|league|cup|coach|won|race|football|tennis|scor\w+)\b"),
    (r"politic", r"\b(?:parliament|minister|election|government|law|party|vote|president)\b"),
    (r"business|financ|econom|money", r"\b(?:shares?|bank|profit|market|company|price|invoice|sales|revenue|budget)\b"),
    (r"tech|software|computer|it$", r"\b(?:app|software|computer|phone|server|update|code|chip|data|internet|ai)\b"),
    (r"scien|research", r"\b(?:stud(?:y|ies)|research\w*|experiment|scientists?|species|planet|cells?)\b"),
    (r"health|medic", r"\b(?:doctor|health|patients?|hospital|illness|vaccin\w*|sleep|pain)\b"),
    (r"travel|trip", r"\b(?:hotel|flight|train|trip|travel|beach|holiday)\b"),
    (r"school|educat|learn", r"\b(?:school|pupils?|students?|teachers?|lesson|exam|class)\b"),
    (r"food|recipe|cook", r"\b(?:cook|bake|recipe|flour|food|eat|restaurant|meal|soup)\b"),
    (r"bug|defect|error|incident", r"\b(?:crash\w*|error|bug|broken|fails?|not work\w*)\b"),
    (r"feature|idea|suggest|wish", r"\b(?:could you add|would be (?:nice|great)|suggest\w*|feature|idea|please add)\b"),
    (r"true|fact", r"\b(?:is|are|was|were)\b.*\b(?:\d+|because|measured|according)\b"),
    (r"opinion", r"\b(?:i think|i believe|in my opinion|should|best|worst)\b"),
    (r"billing|payment|account", r"\b(?:bill\w*|invoice|charg\w*|paid|payment|refund|subscription|account)\b"),
    (r"support|help", r"\b(?:cannot|can't|does(?:n't| not)|error|log ?in|broken|help|crash\w*|not work\w*)\b"),
    (r"sales|shop", r"\b(?:prices?|buy|order|offer|quote|costs?|discount)\b"),
    (r"formal", r"\b(?:dear|sincerely|regards|hereby|sir|madam)\b"),
    (r"informal|casual", r"\b(?:hey|hi|yeah|lol|cool|wanna|gonna)\b"),
    (r"private|personal|family", r"\b(?:mum|mom|dad|party|birthday|love|family|friend|kids?)\b"),
    (r"work|office|meeting", r"\b(?:meeting|project|report|team|client|colleague|boss|deadline)\b"),
)
_MONEY = re.compile(
    r"\b(?:bills?|invoices?|pay(?:ing)?|paid|payments?|subscription|instal\w+|fees?|deducted|transfer|refund\w*"
    r"|contract|euros?|dollars?)\b",
    _I,
)


def classify(command: str, body: str, draw: random.Random) -> str:
    """`label: reason`, with a label from the command and a reason from the text."""
    offered = named(command)
    first, _, rest = body.partition("? ")
    head, stop, below = re.sub(r"(?<=\w)(?:[.?!]\s+|\n+)", "\0", body, count=1).partition("\0")
    if not offered and stop and (inner := listing(head)):
        offered, body = inner, below  # the labels stand before the text
    if (not offered or offered == ["yes", "no"]) and rest and len(inner := named(f"as {first}")) > 1:
        body = rest  # the labels stand in the question before the text
        if re.search(r"\byes\b.{1,5}\bno\b", command, _I) and (pair := opposites(inner)):
            label, reason = choose(inner, body, draw)
            return f"{'yes' if label == inner[pair[0]] else 'no'}: {reason}"
        offered = inner
    if not offered:
        desk = re.search(r"customer|support|ticket", command, _I) or max(support.weights(body).values()) >= 2.0
        offered = (
            list(support.CATEGORIES)
            if desk
            else ["spam", "urgent", "normal"]
            if re.search(r"mail", command, _I)
            else ["question", "request", "report", "opinion", "other"]
        )
    label, reason = choose(offered, body, draw)
    return f"{label}: {reason}"


def choose(offered: list[str], body: str, draw: random.Random) -> tuple[str, str]:
    """The label that fits the text best, and why in a few words."""
    lower = [label.lower() for label in offered]
    if pair := opposites(lower):
        applies, reason = _applies(lower, pair, body, draw)
        return offered[pair[0] if applies else pair[1]], reason
    plain = [label.removeprefix("not ").removeprefix("no ").removeprefix("non-").strip() for label in lower]
    if sum(label in mail.CLASSES or label in mail.SAME for label in plain) >= 1 and (len(offered) <= 4):
        return _mail(offered, lower, body, draw)
    if sum(label in support.CATEGORIES or label == "billing" for label in lower) >= 2:
        return _desk(offered, lower, body, draw)
    if any(label in _UPBEAT + _DOWN for label in plain) and not {"high", "low"} <= set(lower):
        return _mood(offered, lower, body)
    if {"publish", "review", "remove"} <= set(lower):
        return review.moderate(offered, body)
    if {"simple", "complex"} == set(lower):
        return effort.weigh(offered, body)
    if any(label in _YES for label in lower) and any(label in _NO or label in _DOWN for label in lower):
        return _vote(offered, lower, body)
    if {"high", "low"} <= set(lower):
        level = support.urgency(body)
        word = danger.sign(body).lower() or _quote(body)
        return (
            offered[lower.index(level)] if level in lower else offered[0]
        ), f'the words "{word}" sound {_URGENT[level]}.'
    if sum(label in tongues.WORDS for label in lower) >= 2:
        return _tongue(offered, lower, body)
    return _meaning(offered, lower, body)


def _applies(lower: list[str], pair: tuple[int, int], body: str, draw: random.Random) -> tuple[bool, str]:
    """Of a label and its negation: whether the label itself applies, and why."""
    label = lower[pair[0]]
    if label in mail.CLASSES or label in mail.SAME:
        found, reason = mail.classify(body, draw)
        return found == mail.SAME.get(label, label), reason
    if label in _KINDLY:
        total, word = mood(body)
        if rude := _RUDE.search(body[:4000]):
            return False, f'it says "{excerpt(rude[0].lower(), 30)}".'
        return total >= 0, f'it says "{word}".' if word else f'nothing in "{_quote(body)}" is rude.'
    if label in _HARMS:
        if rude := _RUDE.search(body[:4000]) or _RISKY.search(body[:4000]):
            return True, f'it says "{excerpt(rude[0].lower(), 30)}".'
        return False, f'nothing in "{_quote(body)}" attacks anybody.'
    if label in _YES or label in _UPBEAT:
        words = [label, "no"] if label in _YES else [label, "negative"]
        chosen, reason = (_vote if label in _YES else _mood)(words, words, body)
        return chosen == label, reason
    chosen, reason = _meaning(lower, lower, body)
    if "no clear sign" in reason:
        return False, f'nothing in "{_quote(body)}" sounds {label}.'
    return chosen == label, reason


_KINDLY = ("friendly", "polite", "kind", "respectful", "nice", "happy", "satisfied", "helpful", "civil", "appropriate")
_HARMS = ("toxic", "offensive", "harmful", "hateful", "aggressive", "abusive", "rude", "insulting")
_RUDE = re.compile(
    r"\b(?:idiots?|stupid|shut up|losers?|morons?|fools?|dumb|hate you|disgusting|pathetic|get lost|liars?|trash"
    r"|worthless|ridiculous)\b",
    _I,
)
_URGENT = {"high": "pressing", "medium": "annoyed but not pressing", "low": "calm"}


def _quote(body: str) -> str:
    return excerpt(subject(body, 36), 36)


def _mail(offered: list[str], lower: list[str], body: str, draw: random.Random) -> tuple[str, str]:
    label, reason = mail.classify(body, draw)
    names = [label, *(name for name, same in mail.SAME.items() if same == label)]
    for name in names:
        if name in lower:
            return offered[lower.index(name)], reason
    others = [
        i
        for i, name in enumerate(lower)
        if (name.startswith(("not ", "no", "non")) and name != "normal") or name in ("other", "ham", "none")
    ]
    if others:
        return offered[others[0]], reason
    near = {"urgent": "normal", "normal": "urgent", "spam": "normal"}[label]
    return (offered[lower.index(near)] if near in lower else draw.choice(offered)), reason


def _desk(offered: list[str], lower: list[str], body: str, draw: random.Random) -> tuple[str, str]:
    scores = support.weights(body)
    money = bool(_MONEY.search(body[:3000]))
    if "billing" in lower:
        scores["billing"] = scores["refund"] + (1.5 if money else 0.01)
    if "shipping" not in lower and not money and scores["shipping"] > max(scores["technical"], scores["refund"]):
        scores |= {"technical": 0.0, "billing": 0.0}  # a parcel is no matter of either
    rated = [(scores.get(label, 0.0), -i) for i, label in enumerate(lower)]
    best, place = max(rated)
    clear = 1.5 if scores["general"] else 0.5  # where nothing speaks for general, one word is enough
    if best < clear and "general" in lower:
        return offered[lower.index("general")], f'nothing in "{_quote(body)}" names a special desk.'
    if set(lower) <= set(support.CATEGORIES) and (picked := support.categorise(body, draw)) in lower:
        place = -lower.index(picked)
    return offered[-place], f'"{_quote(body)}" belongs to that desk.'


def mood(body: str) -> tuple[int, str]:
    """Kind words minus unkind ones, negation turned round, and the word that weighs first."""
    text, total, word = body[:4000], 0, ""
    for pattern, sign in ((_GOOD, 1), (_BAD, -1)):
        for found in pattern.finditer(text):
            turned = -sign if _NOT.search(text[max(0, found.start() - 30) : found.start()]) else sign
            total, word = total + turned, word if word and (turned > 0) != (total + turned > 0) else found[0].lower()
    return total, word


def _mood(offered: list[str], lower: list[str], body: str) -> tuple[str, str]:
    total, word = mood(body)
    if not total and "question" in lower and "?" in body:
        return offered[lower.index("question")], "it is put as a question."
    wanted = _UPBEAT if total > 0 else _DOWN if total < 0 else _EVEN
    place = next((i for i, name in enumerate(lower) if name in wanted), None)
    if place is None:
        place = next((i for i, name in enumerate(lower) if name.startswith("not ") and total <= 0), None)
    if place is None:
        place = next((i for i, name in enumerate(lower) if name in _EVEN), len(offered) - 1)
    reason = f'the writer says "{word}" about it.' if word else f'no feeling shows in "{_quote(body)}".'
    return offered[place], reason


def _vote(offered: list[str], lower: list[str], body: str) -> tuple[str, str]:
    found = _RISKY.search(body[:6000])
    if {"true", "false"} <= set(lower):
        return offered[lower.index("true")], f'this is a guess: "{_quote(body)}" is a claim I cannot check.'
    wanted = _NO if found or mood(body)[0] < -1 else _YES
    place = next((i for i, name in enumerate(lower) if name in wanted), 0)
    return offered[
        place
    ], f'it speaks of "{found[0].lower()}".' if found else f'nothing in "{_quote(body)}" speaks against it.'


def _tongue(offered: list[str], lower: list[str], body: str) -> tuple[str, str]:
    """Labels that are languages: the one whose small words stand in the text most often."""
    rated = [(tongues.seen(label, body), i) for i, label in enumerate(lower)]
    hits, place = max(rated, key=lambda pair: (len(pair[0]), -pair[1]))
    if hits:
        return offered[place], f'it has the words "{", ".join(list(dict.fromkeys(hits))[:3])}".'
    place = next((i for i, name in enumerate(lower) if name in _EVEN), 0)
    return offered[place], f'no word of "{_quote(body)}" is one I know, so this is a guess.'


def _meaning(offered: list[str], lower: list[str], body: str) -> tuple[str, str]:
    """Labels of no known set: by what their names usually mean, then by shared words, else the first and why."""
    own = stems(body[:4000])
    rated = []
    for i, label in enumerate(lower):
        hints = [re.compile(sign, _I) for words, sign in _MEANS if re.search(rf"\b(?:{words})", label)]
        hits = [found for hint in hints if (found := hint.search(body[:4000]))]
        if not hits and len(label) > 5 and (alike := re.search(rf"\b{re.escape(label[:5])}\w*", body[:4000], _I)):
            hits = [alike]  # invitation: you are invited
        rated.append((len(hits) * 2 + 3 * overlap(stems(label), own), -i, hits[0][0] if hits else ""))
    best, place, word = max(rated)
    if best > 0:
        return offered[-place], f'it says "{excerpt(word or lower[-place], 30)}".' if word.strip(
            "?"
        ) or best >= 1 else "it is put as a question."
    place = next((i for i, name in enumerate(lower) if name in _EVEN), 0)
    chosen = "" if lower[place] in _EVEN else f", so this is only the first of the {len(offered)} labels"
    return offered[place], f'"{_quote(body)}" gives no clear sign{chosen}.'

"""Reviewing: what becomes of a comment, and the votes of reviewers who each look for one thing."""

import re

from core.models.simulated.writer.notice import has
from core.models.simulated.writer.text import excerpt, sentences, words

_I = re.IGNORECASE
_REMOVE = (
    (r"\b(?:idiots?|stupid|morons?|losers?|trash|scum|ugly|disgusting)\b", "it insults somebody"),
    (r"\bshut up\b|\bgo away\b|\bnobody (?:likes|wants) (?:you|them)\b", "it insults somebody"),
    (r"\b(?:kill|hurt|beat|punch|hit|burn)(?: \w+){0,2} (?:you|him|her|them|up)\b|\bwatch your back\b"
     r"|\bi know where you live\b|\byou will (?:pay|regret)\b", "it threatens somebody"),
    (r"\b(?:all|those|these) \w+ (?:should (?:leave|be locked up|go home)|are (?:criminals|animals|liars|thieves))\b",
     "it turns a whole group of people into a target"),
    (r"\b(?:buy|order|click|visit)\b.{0,40}\b(?:now|here|today)\b|\b(?:cheap|free) (?:pills|followers|money|watches)\b"
     r"|\bwww\.|https?:", "it is an advertisement"),
)  # fmt: skip
_REVIEW = (
    (r"\b(?:\+?\d[\d ()/-]{6,}\d|\w+@\w+\.\w+)\b|\b(?:lives?|living) (?:at|in) (?:number )?\d",
     "it gives away private data"),
    (r"\b(?:cures?|heals?|miracle|vaccines? cause|without (?:a |any )?doctor|doctors (?:lie|hide)"
     r"|stop taking)\b", "it gives advice on health that a person should check"),
    (r"\b(?:stole|steals|stealing|cheated|cheats|lied|lies|fraud|corrupt|bribe\w*|took the money)\b",
     "it accuses somebody, and nobody has checked that"),
    (r"\b(?:rumou?r|i heard|they say|everyone knows|secretly)\b", "it passes on a rumour"),
    (r"\b(?:hate|sick of|fed up with)\b", "it is angry, and it is not clear at whom"),
)  # fmt: skip
_NOT = re.compile(r"\b(?:not|never|n't|no|nobody|without)\W+(?:\w+\W+){0,2}$", _I)


def _found(signs: tuple[tuple[str, str], ...], text: str) -> tuple[str, str]:
    """The first reason that applies and the words that gave it; a negated word does not count."""
    for pattern, why in signs:
        for hit in re.finditer(pattern, text, _I):
            if not _NOT.search(text[max(0, hit.start() - 25) : hit.start()]):
                return why, hit[0]
    return "", ""


def _judged(comment: str) -> tuple[str, str, str]:
    """publish, review or remove; why; and the words it rests on."""
    text = comment[:6000].replace("’", "'")
    for decision, signs in (("remove", _REMOVE), ("review", _REVIEW)):
        why, quote = _found(signs, text)
        if why:
            return decision, why, excerpt(quote, 40)
    return "publish", "nothing in it insults, threatens, advertises or gives anybody away", ""


def moderate(offered: list[str], comment: str) -> tuple[str, str]:
    """The label for a comment, in the spelling that was offered, and why."""
    decision, why, quote = _judged(comment)
    label = next(name for name in offered if name.lower() == decision)
    return label, f'{why}: "{quote}".' if quote else f"{why}."


def note(role: str, comment: str) -> str:
    """A line to the moderators, or to the author whose comment is not published; by what the instructions ask for."""
    _, why, quote = _judged(comment)
    rests = f' It rests on the words "{quote}".' if quote else ""
    if re.search(r"\bmoderators?\b", role, _I):
        return f"Please check this comment: {why}.{rests}"
    return (
        f"Thank you for writing. We do not publish this comment because {why}.{rests} You are welcome to say the same "
        "thing in other words."
    )


_HARM = re.compile(
    r"\b(?:fire(?:works)?|candles?|open flames?|knives|knife|chemicals?|acid|alcohol|climb\w*|roof|swim\w*|lake|river"
    r"|nuts|allerg\w*|electric\w*|chainsaw|drones?|at night|photos of (?:the )?(?:pupils|children)|addresses)\b",
    _I,
)
_GUARDED = re.compile(r"\b(?:supervis\w+|lifeguards?|first aid|fire brigade|helmets?|trained|permission|no )\b", _I)
_WHO = re.compile(
    r"\b(?:[A-Z][a-z]+ (?:\w+ )?(?:brings?|buys?|books?|writes?|orders?|prints?|asks?|does|leads?|runs?|cooks?|pays?)"
    r"|the \w+(?: \w+)? (?:brings?|buys?|books?|writes?|orders?|prints?|leads?|runs?|cooks?|pays?|will)\b)"
)
_COSTS = re.compile(r"[$€£] ?\d|\b\d[\d,.]* ?(?:euros?|dollars?|pounds?)\b|\b(?:rent|hire|buy|buys|tickets?|fee)\b", _I)
_PAYS = re.compile(
    r"\b(?:paid (?:by|from)|pays? (?:for|with)|sponsor\w*|from the (?:\w+ )?(?:budget|fund|cash box)|donat\w+)\b", _I
)


def _safety(text: str) -> tuple[bool, str]:
    found = _HARM.search(text)
    if found and not _GUARDED.search(text):
        return False, f'"{found[0]}" can do harm, and nothing is said about how people are kept safe.'
    return True, f'"{found[0]}" is mentioned, and so is care.' if found else "nothing in it can do harm."


def _clarity(text: str) -> tuple[bool, str]:
    if not has("date", text):
        return False, "it does not say when."
    if not _WHO.search(text):
        return False, "it says when, but not who does what."
    long = next((s for s in sentences(text) if len(words(s)) > 35), "")
    return (False, "one sentence is too long to follow.") if long else (True, "it says who does what, and when.")


def _budget(text: str) -> tuple[bool, str]:
    cost = _COSTS.search(text)
    if cost and not _PAYS.search(text):
        return False, f'"{cost[0]}" costs money, and nobody is named who pays.'
    return True, "it says who pays." if cost else "it costs nothing that is named."


_EYES = (
    (r"safe|harm|risk|danger", _safety),
    (r"clear|clarity|who does what|understand", _clarity),
    (r"budget|money|cost|pays?\b|financ", _budget),
)


def vote(role: str, offered: list[str], text: str) -> tuple[str, str] | None:
    """A reviewer's vote on a text, and why; None when the instructions make nobody a reviewer, or it is no vote."""
    lower = [label.lower() for label in offered]
    found = re.search(r"\breview(?:er)?s? for (?:the )?(\w+)|\b(\w+) reviewer\b", role, _I)
    if found is None or not {"approve", "reject"} <= set(lower):
        return None
    aim = (found[1] or found[2]).lower()
    looks = next((look for pattern, look in _EYES if re.search(pattern, aim, _I)), None)
    if looks is None:
        return None
    good, why = looks(text[:6000].replace("’", "'"))
    return offered[lower.index("approve" if good else "reject")], why

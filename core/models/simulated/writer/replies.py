"""Replies to customers: their tone, as the instructions ask for it, and a score for what they say."""

import re

from core.models.simulated.writer.text import overlap, sentences, stems, words

_I = re.IGNORECASE
_KIND = re.compile(r"\b(?:sorry|apologi[sz]e|thank you|thanks|glad|happy to|please)\b", _I)
_NEXT = re.compile(
    r"\b(?:i|we|they) (?:\w+ ){0,2}?(?:pass|send|check|ask|start|write|look|book|open|call|refund|pay|answer|will)\b"
    r"|\b(?:next|first),? ",
    _I,
)
_WHEN = re.compile(
    r"\b(?:today|tomorrow|tonight|within \w+|by (?:\w+day|tomorrow|tonight|noon|the end)|in \w+ (?:hours?|days?)"
    r"|\w+ working days?|\d+ (?:hours?|days?))\b",
    _I,
)
_REPLY = re.compile(
    r"^message:\s*(?P<message>.*?)\n\s*\n(?:the )?reply:\s*(?P<reply>.*)", _I | re.DOTALL | re.MULTILINE
)


def toned(instructions: str, reply: str) -> str:
    """A desk's reply as short, sorry and definite as the instructions ask for."""
    found = sentences(reply)
    if re.search(r"\b(?:one|a single) (?:short )?sentence\b", instructions, _I):
        return max(found, key=lambda one: (bool(_NEXT.search(one)), len(one)), default=reply)
    if re.search(r"\b(?:sorry|apologi[sz]e)\b", instructions, _I) and not re.search(r"\bsorry\b", reply, _I):
        reply = f"I am sorry for the trouble. {reply}"
    if re.search(r"\bby when\b|\bdeadline\b", instructions, _I) and not _WHEN.search(reply):
        reply = f"{reply} You hear from us by tomorrow evening."
    return reply


def judge(body: str) -> tuple[int, str] | None:
    """The score of a reply, 1 to 10, and what costs it most; None when the text is no message with its reply."""
    pair = _REPLY.search(body)
    if pair is None:
        return None
    message, reply = pair["message"], pair["reply"]
    lost = [
        (0 if _NEXT.search(reply) else 3, "It does not say what happens next."),
        (0 if _WHEN.search(reply) else 2, "It names no time."),
        (0 if _KIND.search(reply) else 2, "It is not kind: no thanks and no word of regret."),
        (0 if overlap(stems(message), stems(reply)) >= 0.15 else 1, "It does not take up what the message says."),
        (1 if len(words(reply)) > 70 else 0, "It is long."),
    ]
    points = 10 - sum(cost for cost, _ in lost)
    cost, why = max(lost, key=lambda one: one[0])
    if not cost:
        return points, "Nothing costs points: it is kind, says what happens next and by when."
    return max(points, 1), f"{why} This costs {cost} {'point' if cost == 1 else 'points'}."

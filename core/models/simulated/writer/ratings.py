"""Points on a scale that a request names: for a mood, for urgency, for tone; a piece of writing is judged elsewhere."""

import random
import re
from typing import NamedTuple

from core.models.simulated.writer import labels, support
from core.models.simulated.writer.text import excerpt, number_in

_I = re.IGNORECASE
_NUMBER = r"(\d{1,3}|zero|one|two|three|four|five|six|seven|ten)"
_SCALE = re.compile(rf"\b{_NUMBER}(?: ?\([^)]{{1,40}}\))?\s*(?:to|and|through|until|-|–|—|\.\.+)\s*{_NUMBER}\b", _I)
_OUT_OF = re.compile(rf"\b(?:out of|up to|at most|maximum(?: of)?) {_NUMBER}\b|\b{_NUMBER}[- ](?:points?|stars?)\b", _I)
_URGENCY = re.compile(r"\burgen\w+|\bpriorit\w+|\bimportan\w+|\bpressing\b", _I)
_WRITING = re.compile(
    r"\b(?:essays?|drafts?|writing|style|clarity|clear|poems?|haikus?|slogans?|code|programs?|grammar|spelling)\b", _I
)
_HARM = re.compile(r"\btoxic\w*|\boffensive\w*|\brude\w*|\baggress\w*|\bharm\w*|\bhate\w*", _I)
_STRONG = re.compile(r"worst|hate[ds]?|awful|terrible|horrible|best|love[ds]?|excellent|perfect|fantastic", _I)
_URGENT = {"high": 1.0, "medium": 0.5, "low": 0.0}
_MOODS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Rating(NamedTuple):
    share: float  # 0 to 1, of the scale
    reason: str


def scale_of(command: str) -> tuple[int, int]:
    """Lowest and highest point of the scale that a command names; 1 to 10 where it names none."""
    if found := _SCALE.search(command):
        low, high = (_number(text) for text in found.groups())
        return (low, high) if low < high else (high, low)
    if found := _OUT_OF.search(command):
        return 1, max(2, _number(found[1] or found[2]))
    return (0, 100) if re.search(r"\bper ?cent(?:age)?\b|%", command, _I) else (1, 10)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else number_in(text, 0)


def rate(command: str, body: str) -> Rating | None:
    """What a text gets for the thing that a command asks about; None where its writing is to be judged."""
    if not body.strip() or _WRITING.search(command):
        return None
    if _URGENCY.search(command):
        level = support.urgency(body)
        why = {"high": "somebody waits for it", "medium": "it annoys, but nothing is at stake", "low": "it can wait"}
        return Rating(_URGENT[level], f'{why[level]}: "{excerpt(body, 40)}".')
    label, reason = labels.choose(["rude", "not rude"], body, random.Random(0))
    if _HARM.search(command):
        return Rating(1.0 if label == "rude" else 0.0, reason)
    total, word = labels.mood(body)
    if label == "rude":
        return Rating(0.0, reason)
    if not total and not re.search(
        r"\b(?:review|mood|sentiment|polite\w*|friendl\w+|happ\w+|positiv\w+|satisf\w+|feedback)\b", command, _I
    ):
        return None
    if _STRONG.fullmatch(word):
        total *= 2
    told = f'it says "{word}".' if word else "it shows no feeling either way."
    return Rating(_MOODS[max(-2, min(2, total)) + 2], told)


def points(rating: Rating, low: int, high: int) -> int:
    """The rating on a scale."""
    return round(low + rating.share * (high - low))

"""Answers of a desk: about the very message, in the tone of the specialist the instructions name."""

import random
import re

from core.models.simulated.writer import replies, support
from core.models.simulated.writer.specialist_texts import ISSUES, REFERRALS, Issue
from core.models.simulated.writer.text import capital, excerpt, one_line

_I = re.IGNORECASE
_DESKS = (
    ("refund", r"refund|billing|payment|money|account(?:ing|s)?\b|invoice"),
    ("shipping", r"shipping|delivery|logistic|parcel|dispatch"),
    ("technical", r"technical|tech\b|engineer|it support|software|developer"),
    ("general", r"general|customer (?:service|support|care)|reception|information|help ?desk|service desk"),
)
_ORDER = re.compile(r"(?:\border(?: (?:number|no\.?|nr\.?|id))?\s*[:#]?\s*#?\s*|#)([A-Z]{0,4}-?\d[\dA-Z-]{2,15})\b", _I)
_AMOUNT = re.compile(r"[$€£]\s?\d[\d.,]*\d|[$€£]\s?\d|\b\d[\d.,]* ?(?:euros?|dollars?|pounds?|EUR|USD|[€$£])", _I)
_THING = re.compile(
    r"\b(?:my|the|this|our|an?|your)\s+((?:(?:new|old|red|blue|green|black|white|smart|electric|water|coffee"
    r"|running|replacement|wireless|baby|desk|winter|school|second|last|monthly|annual|yearly|premium"
    r"|photo)\s+)*"
    r"(?:parcel|package|shipment|box|delivery|replacement|refund|subscription|membership|app|printer|router"
    r"|laptop|phone|tablet|computer|camera|watch|headphones?|speaker|lamp|kettle|toaster|machine|bottle"
    r"|shoes?|jacket|shirt|dress"
    r"|trousers|sweater|coat|bag|backpack|book|books|chair|desk|table|sofa|bed|mattress|bike|bicycle|toy|game"
    r"|keyboard|mouse|monitor|screen|battery|charger|cable|tv|television|radio|phone case|mug|vase|blender"
    r"|vacuum|heater|fan"
    r"|account|password|invoice|bill|payment|card|order|item|product|website|page|dashboard|export|file|photo"
    r"|upload|update|software|device|door ?bell|thermostat|scale|bulb|drill|tent|plant|glasses|ring|necklace"
    r"|skates?|guitar|gift))\b",
    _I,
)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last week|last month|(?:two|three|four|five"
    r"|six|\d+) (?:days|weeks) ago|since \w+day)\b",
    _I,
)


def answer(instructions: str, message: str, draw: random.Random) -> str:
    """What the specialist named in the instructions writes back; a colleague is named when the field is another's."""
    return replies.toned(instructions, _answer(instructions, message, draw))


def _answer(instructions: str, message: str, draw: random.Random) -> str:
    desk = desk_of(instructions)
    scores = support.weights(message)
    best = max(scores, key=lambda name: scores[name])
    own = scores[desk]
    if not re.search(r"\w", message):
        return (
            "Your message holds no words I could answer. Please tell me in a sentence what happened, with your "
            "order number if there is one, and I will take it from there."
        )
    issue = _issue(desk, message)
    if scores[best] >= 1.5 and best != desk and own < scores[best] * 0.5 and not (issue and own > 0):
        return _filled(draw.choice(REFERRALS[desk]), message, desk, best)
    if desk == "general" and scores["general"] < 1.0 and scores[best] >= 1.5:
        return _filled(draw.choice(REFERRALS["general"]), message, desk, best)
    chosen = issue or next(i for i in ISSUES[desk] if not i.signs)
    return _filled(draw.choice(chosen.answers), message, desk, best)


def desk_of(instructions: str) -> str:
    """Which desk the instructions describe; the general one when they name none."""
    named = [
        (found.start(), name) for name, pattern in _DESKS if (found := re.search(rf"\b(?:{pattern})", instructions, _I))
    ]
    return min(named)[1] if named else "general"


def _issue(desk: str, message: str) -> Issue | None:
    text = message[:3000].replace("’", "'")
    return next((issue for issue in ISSUES[desk] if issue.signs and re.search(rf"\b(?:{issue.signs})", text, _I)), None)


_PLACES = {
    "shipping": "shipping",
    "refund": "refunds and billing",
    "technical": "technical support",
    "general": "customer service",
}


def _filled(template: str, message: str, desk: str, best: str) -> str:
    """The template with the details of this message; every place has words for the case that a detail is missing."""
    text = message[:3000].replace("’", "'")
    order, amount, day, thing = _ORDER.search(text), _AMOUNT.search(text), _DAY.search(text), _THING.search(text)
    named = one_line(thing[1]).lower() if thing else ""
    values = {
        "{order}": f"order {order[1]}" if order else "your order",
        "{thing}": named or {"shipping": "parcel", "technical": "device"}.get(desk, "item"),
        "{amount}": f"{amount[0]}" if amount else "the full amount",
        "{day}": f" ({day[0]})" if day else "",
        "{quote}": quote(message),
        "{colleague}": _PLACES[best],
        "{ask}": "" if order else " Please send me the order number as well.",
    }
    for place, value in values.items():
        template = template.replace(place, value)
    return capital(re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", template))


def quote(message: str, limit: int = 48) -> str:
    """A short piece of the message, without marks that would close the quotation."""
    return excerpt(re.sub(r'[\[\]"“”<>`*_#]', "", message), limit).rstrip(" .!?")

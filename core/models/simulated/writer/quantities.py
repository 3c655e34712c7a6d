"""Figures in found texts: which number of which unit says how long, how heavy or how far something is."""

import re
from dataclasses import dataclass

from core.models.simulated.writer.text import sentences, stems

_I = re.IGNORECASE
_LENGTH = r"(?:kilomet(?:re|er)s?|met(?:re|er)s?|km|m)"

# A measure: the words of a question that ask for it, the words to search with, its unit, what stands beside it.
MEASURES: dict[str, tuple[str, str, str, str]] = {
    "energy": (r"electricity|energy|kilowatt|kwh", "electricity", r"kilowatt-hours?|kWh", ""),
    "power": (r"watts?|power", "watts", r"watts?", ""),
    "area": (r"area|large|larger|big|bigger|smaller|square", "area", r"square kilomet(?:re|er)s?", ""),
    "people": (r"people|population|inhabitants|live in", "people", r"people|inhabitants", ""),
    "depth": (r"deep|deeper|depth", "depth", _LENGTH, r"\bdeep"),
    "height": (r"high|higher|tall|taller|lower|height", "height", _LENGTH, r"\b(?:high|tall)"),
    "weight": (r"heavy|heavier|lighter|weighs?|weight|mass", "weight", r"tonnes?|kilograms?|kg|grams?", ""),
    "distance": (r"far|farther|further|nearer|closer|distance|away", "distance", _LENGTH, r"\baway"),
    "speed": (r"fast|faster|slower|speed|quick\w*", "speed", _LENGTH + r"(?: an? | per |/)(?:hour|second|h|s)\b", ""),
    "duration": (
        r"lasts?|duration|how long (?:does|do|did|can|will)",
        "duration",
        r"hours?|minutes?|days?|years?",
        r"\b(?:lasts?|takes?)",
    ),
    "length": (r"long|longer|shorter|length|kilomet\w+|met(?:re|er)s?", "length", _LENGTH, r"\blong\b"),
}
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_SIZES = {
    "ton": 1000.0, "kilogram": 1.0, "kg": 1.0, "gram": 0.001, "pound": 0.45359237, "ounce": 0.028349523,
    "kilomet": 1000.0, "km": 1000.0, "met": 1.0, "centimet": 0.01, "millimet": 0.001, "mile": 1609.344,
    "yard": 0.9144, "feet": 0.3048, "foot": 0.3048, "inch": 0.0254,
}  # fmt: skip
_INSTEAD = {"length": ("duration",), "area": ("height", "weight")}  # how long is a lesson, how big is a whale?


@dataclass(frozen=True)
class Figure:
    """One value that was found; `sentence` is where it stands."""

    name: str
    value: float
    unit: str
    sentence: str

    @property
    def shown(self) -> str:
        return f"{number(self.value)} {self.unit}"


def measure_of(question: str) -> str:
    """What a question wants to know; empty when no known measure is named."""
    return next((name for name, (asked, *_) in MEASURES.items() if re.search(rf"\b(?:{asked})\b", question, _I)), "")


def figure(name: str, measure: str, texts: list[str], beside: str = "") -> Figure | None:
    """The value of a measure that one of the texts tells about `name`, or of one that the word can mean, too."""
    measures = (measure, *_INSTEAD.get(measure, ()))
    return next((found for one in measures if (found := _figure(name, one, texts, beside))), None)


def _figure(name: str, measure: str, texts: list[str], from_: str) -> Figure | None:
    """Titles come first, then texts that mention the name; a distance must be the one `from_` there."""
    if measure not in MEASURES:
        return None
    wanted = stems(name)
    lines = [line for text in texts for line in text.split("\n") if wanted and wanted <= stems(line)]
    lines.sort(key=lambda line: not stems(line.partition(":")[0]) <= wanted)
    _, _, unit, beside = MEASURES[measure]
    for line in lines:
        for said in sentences(line.partition(": ")[2] or line):
            found = re.search(rf"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion)?\s*({unit})(?![\w-])", said, _I)
            if found and re.search(beside, said, _I) and stems(from_) <= stems(said):
                value = float(found[1].replace(",", "")) * _SCALE.get((found[2] or "").lower(), 1.0)
                return Figure(name, value, found[3], said)
    return None


def named_by(description: str, texts: list[str]) -> str:
    """The name that a text gives to what is only described, such as the river that flows through Vienna."""
    wanted = stems(description)
    for text in texts:
        for said in sentences(text.replace("\n", " ")):
            if len(wanted & stems(said)) < max(2, 0.7 * len(wanted)):
                continue
            names = re.findall(r"(?<![.!?:] )(?<!^)\b[A-Z]\w+(?: [A-Z]\w+)*", said)
            fresh = [name for name in names if not stems(name) & wanted]
            if fresh:
                return str(fresh[-1])
    return ""


def number(value: float) -> str:
    """As people read it: with thousands commas, and at most three digits behind the point."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.3f}".rstrip("0").rstrip(".")


def bare(value: float) -> str:
    """As a calculation is written."""
    return str(int(value)) if value == int(value) else f"{value:g}"


def size_of(unit: str) -> float | None:
    """Of a unit, in kilograms or metres; None when it is neither."""
    return next((size for start, size in _SIZES.items() if unit.lower().startswith(start)), None)

"""What a question needs to be answered: which things, which measure of them, and what is worked out from that."""

import re
from dataclasses import dataclass, replace

from core.models.simulated.writer.plan_facts import FACTS
from core.models.simulated.writer.quantities import measure_of
from core.models.simulated.writer.text import one_line

_I = re.IGNORECASE
_SIGNS = (
    (r"to the power of", "**"), (r"multiplied by|times", "*"), (r"divided by|over", "/"), (r"plus", "+"),
    (r"minus", "-"),
)  # fmt: skip
_SUM = re.compile(r"[\d(][\d\s.,()+\-*/^×÷−%]*[\d)%]")
_PLAIN = re.compile(
    r"\b(?!what|is|the|sum|of|calculate|compute|how|much|please|result|answer|and|tell|me|equals?|work|out|can|you"
    r"|divide|by|then|find|value)[a-z]{2,}",
    _I,
)
_ASKS = re.compile(r"\b(?:how|what|which|who|whose|where|when)\b|\?", _I)
_HOW = r"how (?:much|many|\w+)\b.*?"
_FORMS: tuple[tuple[str, str], ...] = (  # the first form that fits tells what is worked out
    ("travel", r"how (?:long|many \w+) (?:does|would|will|do) (?P<a>.+?) (?:take|need)s?\b(?: to \w+| for)?(?P<b>.+)"),
    ("ratio", r"how many times as \w+ as (?P<b>.+?) (?:is|are|was) (?P<a>.+)"),
    ("ratio", r"how many times \w+ (?:is|are|does|do) (?P<a>.+?) than (?P<b>.+)"),
    ("ratio", r"how many times as \w+ (?:is|are|does|do) (?P<a>.+?) as (?P<b>.+)"),
    ("difference", rf"{_HOW}(?:\w+er|more|less)\b(?: \w+)? ?(?:is|are|was|does|do|has|have) (?P<a>.+?) than (?P<b>.+)"),
    ("difference", r"difference\b.*? between (?P<a>.+?) and (?P<b>.+)"),
    ("mean", r"(?:average|mean)\b.*? of (?P<list>.+)"),
    ("sum", r"(?:total|sum|combined)\b.*? of (?P<list>.+)"),
    ("sum", rf"{_HOW}(?:is|are|do|does|have|has) (?P<list>.+?) (?:weigh )?(?:together|in total|combined|altogether)"),
    ("product", r"how (?:much|many)\b.*?(?:does|do|will|would) (?P<a>(?:an? |the |\d+ )?[\w ]+?) (?:use|need)s?\b.*\d"),
    ("fact", r"how far is (?P<a>.+?) from .+"),
    ("fact", r"how far is it from (?P<b>.+?) to (?P<a>.+)"),
    ("fact", r"how \w+ (?:is|are|was|can|does|do) (?P<a>.+?)(?: (?:be|weigh|run|last|get|go|ride|need|use)s?)?$"),
    ("fact", r"how many \w+(?: (?:long|high|tall|deep|away|heavy))? (?:is|are|was) (?P<a>.+)"),
    ("fact", r"how many \w+ (?:live in|are in|does|do|has|have) (?P<a>.+?)(?: (?:have|use|need)s?)?$"),
    ("fact", r"what is the \w+ of (?P<a>.+)"),
    ("fact", r"(?:what|which|who|where|when)(?: \w+)? (?:is|are|was|were|does|do|did) (?P<a>.+)"),
    ("fact", r"(?:what|which|who|whose) (?P<a>.+)"),
)
_LEAD = re.compile(r"^(?:(?:an?|the|it|one|\d+|large|from|for|length|distance|height|of|whole)\b\s*)+", _I)
_TRAIL = re.compile(
    r"\s*(?:\b(?:have|has|in (?:(?:kilo|centi|milli)?metres|(?:kilo)?grams|tonnes|km)$|weigh|live|at|on average)\b.*"
    r"|[?.!,;:\s])$",
    _I,
)


OWNER = re.compile(r"(?:its|their|his|her) (.+)", _I)  # what belongs to a thing named before
_TWO = re.compile(r"(.+?),? and ((?:how|what|which|who|where|when)\b.+)", _I)


@dataclass(frozen=True)
class Need:
    """`work`: what is done with the figures; "none": it needs no figure, "sum of numbers": they are all given."""

    question: str
    work: str
    subjects: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()  # of each subject
    expression: str = ""  # a calculation that stands in the question itself
    given: tuple[float, ...] = ()  # the numbers in the question


def read_question(text: str) -> Need:
    """What a question needs, read from its words."""
    question = one_line(text[:600]).strip()
    if expression := _arithmetic(question):
        return Need(question, "arithmetic", expression=expression)
    asked = next((part for part in re.split(r"(?<=[.!])\s+", question) if _ASKS.search(part)), "")
    if not asked or not re.match(r"\W*(?:how|what|which|who|whose|where|when|please|can|tell|in|by|on)\b", asked, _I):
        return Need(question, "none")
    given = tuple(float(n.replace(",", "")) for n in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", asked))
    line = asked.rstrip(" ?.!")
    if two := _TWO.fullmatch(line):
        first, second = (_form(question, part, ()) for part in two.groups())
        if first.work == second.work == "fact":
            return replace(
                first, subjects=first.subjects + second.subjects, measures=first.measures + second.measures, given=given
            )
    return _form(question, line, given)


def _form(question: str, line: str, given: tuple[float, ...]) -> Need:
    for work, form in _FORMS:
        if found := re.search(form, line, _I):
            return _need(question, work, line, found, given)
    return Need(question, "fact", (_tidy(line),), (measure_of(line),), given=given)


def is_described(subject: str) -> bool:
    """Whether a thing is not named, only told by what it does or has: it must be found first."""
    return bool(re.search(r"\w+ (?:that|which|where|with|whose|in which)\b \w+", subject, _I))


def _need(question: str, work: str, line: str, found: re.Match[str], given: tuple[float, ...]) -> Need:
    parts, measure = found.groupdict(), measure_of(line)
    if work == "fact":
        if any(re.search(rf"\b(?:{words})", line, _I) for words, _ in FACTS):
            return Need(question, "none")  # what everybody knows, the model knows too
        kind = None if measure else re.search(r"\bwhat (?:is|are|was) the (\w+ of .+)", line, _I)  # of no known measure
        return Need(question, work, (_tidy(kind[1] if kind else parts["a"]),), (measure,), given=given)
    if work == "travel":
        return _travel(question, parts["a"], parts["b"], given)
    if work == "product":
        used = "power" if measure == "power" else "energy"
        return Need(question, work, (_tidy(parts["a"]),), (used,), given=given)
    listed = parts.get("list")
    things = re.split(r",\s*(?:and\s+)?|\s+and\s+", listed) if listed else [parts["a"], parts["b"]]
    subjects = tuple(filter(None, (_tidy(thing) for thing in things)))
    return Need(question, work, subjects, (measure,) * len(subjects), given=given)


def _travel(question: str, mover: str, way: str, given: tuple[float, ...]) -> Need:
    """A distance and a speed; the speed is that of the mover, or one that the question names."""
    ends = re.search(r"from (.+?) to (.+)", way, _I)
    if ends:
        first, last = (_tidy(re.split(r"\bat \d", end)[0]) for end in ends.groups())
        place = first if last.lower() in ("sun", "earth") and first.lower() != "sun" else last
        measure = "distance"
    else:
        place, measure = _tidy(re.split(r"\bat \d", way)[0]), "length"
    plain = Need(question, "travel", (place,), (measure,), given=given)
    if _tidy(mover):
        return replace(plain, subjects=(place, _tidy(mover)), measures=(measure, "speed"))
    return plain


def _tidy(thing: str) -> str:
    """A thing without articles, and without what only frames it."""
    before = ""
    while thing != before:
        before, thing = thing, _TRAIL.sub("", _LEAD.sub("", thing.strip()))
    return thing


def _arithmetic(question: str) -> str:
    """The calculation that a question consists of; empty when it is about anything else."""
    text = re.sub(r"square root of (\d[\d.,]*)", r"\1 ** 0.5", question, flags=_I)
    text = re.sub(r"\bdivide (\d[\d.,]*) by", r"\1 /", text, flags=_I)
    text = re.sub(r"(\d)\s*(?:%|percent|per cent) of\s*(?=\d)", r"\1 / 100 * ", text, flags=_I)
    for words, sign in _SIGNS:
        text = re.sub(rf"(?<=[\d)])\s*\b(?:{words})\b\s*(?=[\d(])", f" {sign} ", text, flags=_I)
    runs = [run[0].strip() for run in _SUM.finditer(text)]
    found = max(runs, key=len, default="")
    if not re.search(r"\d\s*\)?\s*[-+*/^×÷−%]", found) or _PLAIN.search(text.replace(found, "")):
        return ""
    return found

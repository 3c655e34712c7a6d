"""What a question needs to be answered: which things, which measure of them, and what is worked out from that."""

import re
from dataclasses import dataclass, replace

from core.models.simulated.writer.plan_facts import fact_in
from core.models.simulated.writer.quantities import measure_of
from core.models.simulated.writer.sought import ANYTHING, Wanted, wanted_by
from core.models.simulated.writer.text import compiled, one_line

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
_ASKS = re.compile(r"\btell (?:me|us) about\b|\b(?:how|what|which|who|whose|where|when)\b|\?", _I)
_UNITS = (
    r"(?:kilo|centi|milli)?met(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?|(?:kilo)?grams?|tonnes?|tons?|pounds?"
    r"|ounces?|hours?|minutes?|seconds?|days?|weeks?|years?|watts?|people|inhabitants|square"
)
_HOW = r"how (?:much|many|\w+)\b.*?"
_AS = r"(?:heavy|high|long|tall|deep|far|fast|large|big|wide)"
_SIZED = rf"(?:{_AS}|much|many)"
_MORE = r"(?P<more>\w+er|more|less|\w+est|most|least)"
_WHICH = r"(?:which|what|who)\b(?: \w+){0,3}? (?:is|are|was|runs|goes|lasts|weighs|has|uses|needs) (?:the )?"
_FORMS: tuple[tuple[str, str], ...] = (  # the first form that fits tells what is worked out
    (
        "travel",
        r"how (?:long|many \w+) (?:does|would|will|do) (?P<a>.+?) (?:take|need)s?\b(?: to (?P<verb>\w+)| for)?"
        r"(?P<b>.+)",
    ),
    ("ratio", r"how many times as \w+ as (?P<b>.+?) (?:is|are|was) (?P<a>.+)"),
    ("ratio", r"how many times \w+ (?:is|are|does|do) (?P<a>.+?) than (?P<b>.+)"),
    ("ratio", r"how many times as \w+ (?:is|are|does|do) (?P<a>.+?) as (?P<b>.+)"),
    ("ratio", r"how many times (?:would|does|do|could|can) (?P<b>.+?) (?:fit|go) (?:in|into|on|onto) (?P<a>.+)"),
    ("ratio", rf"how many (?!{_UNITS}|times|more)(?P<b>.+?) {_AS} (?:is|are|was) (?P<a>.+)"),
    (
        "ratio",
        rf"how many (?!{_UNITS}|times|more)(?P<b>.+?) (?:weigh|are|is|use|need) as {_SIZED}(?: \w+)? as (?P<a>.+)",
    ),
    ("ratio", rf"how many (?!{_UNITS}|times|more)(?P<b>.+?) (?:would|does|do) (?P<a>.+?) (?:weigh|equal)"),
    (
        "density",
        r"(?:population density|people (?:for )?(?:each|per|a) square kilomet\w+)"
        r" (?:of|in|live in|are in|does) (?P<a>.+)",
    ),
    ("difference", r"how much (?P<a>.+?) (?:is|are|was) \w+er than (?P<b>.+)"),
    ("compare", rf"{_WHICH}{_MORE}\b[^:,]*[:,] (?P<pair>[^:]+? or .+)"),
    ("compare", rf"{_WHICH}{_MORE}\b (?P<pair>[^:]+? or .+)"),
    ("compare", rf"^(?P<pair>[^:]+? or [^:]+?)(?:[:;,]| [–-]) ?(?:which|what|who)\b.*?\b{_MORE}\b"),
    (
        "compare",
        rf"^\W*(?:is|are|was|does|do|has|have|can) (?P<a>.+?)(?: weigh| run| go| last| have| use| need| live)? {_MORE}"
        r"\b(?: \w+)? than (?P<b>.+)",
    ),
    ("compare", r"^\W*(?:are|do|have) (?P<a>.+?) and (?P<b>.+?) (?P<as>equally|the same)\b"),
    ("compare", r"^\W*(?:is|are|was) (?P<a>.+?) as (?P<as>\w+) as (?P<b>.+)"),
    ("difference", rf"{_HOW}(?:\w+er|more|less)\b(?: \w+)? ?(?:is|are|was|does|do|has|have) (?P<a>.+?) than (?P<b>.+)"),
    ("difference", r"difference\b.*? between (?P<a>.+?) and (?P<b>.+)"),
    ("mean", r"(?:average|mean)\b.*? of (?P<list>.+)"),
    ("sum", r"(?:total|sum|combined)\b.*? of (?P<list>.+)"),
    ("sum", rf"{_HOW}(?:is|are|do|does|have|has) (?P<list>.+?) (?:weigh )?(?:together|in total|combined|altogether)"),
    ("product", r"how (?:much|many)\b.*?(?:does|do|will|would) (?P<a>(?:an? |the |\d+ )?[\w ]+?) (?:use|need)s?\b.*\d"),
    ("fact", r"(?:how far is it|what is the distance) (?:from|between) (?P<far>.+?) (?:to|and) (?P<a>.+)"),
    ("fact", r"how far is (?P<a>.+?) (?:away )?from (?P<far>.+)"),
    (
        "fact",
        r"how (?!many\b|much\b)\w+ (?:is|are|was|can|does|do|did) (?P<a>.+?)(?: (?:be|weigh|run|last|get|go"
        r"|ride|live|grow)s?)?$",
    ),
    ("fact", r"how much (?:does|do) (?P<a>.+?) weigh$"),
    (
        "fact",
        r"how (?:many|much)(?: (?P<noun>\w+))? (?:does|do|did|can|has|have) (?P<a>.+?) (?P<verb>\w+)"
        r"(?:(?: in| per)? (?:an?|one) \w+)?$",
    ),
    ("fact", r"how many (?P<noun>\w+)(?: (?:long|high|tall|deep|away|heavy))? (?:is|are|was) (?:there )?(?P<a>.+)"),
    (
        "fact",
        r"how many (?P<noun>\w+) (?:live in|are (?:there )?in|does|do|has|have) (?P<a>.+?)(?: (?:have|use|need)s?)?$",
    ),
    ("fact", r"\w.* how (?!many\b|much\b)\w+ (?P<a>(?!is |are ).+?) (?:is|are|was|can be)$"),
    ("fact", r"what is the \w+ of (?P<a>.+)"),
    (
        "fact",
        r"(?:what|which|who|where|when)(?: \w+)? (?:(?:does|do|did) (?P<a>.+?) (?P<verb>\w+)"
        r"|(?:was|were) (?P<a2>.+?) (?P<verb2>\w+(?:ed|lt|nt|wn|en|un|rn|de|und)))(?: (?:from|in|to|by|at))?$",
    ),
    ("fact", r"(?:what|which|who|where|when)(?: \w+)? (?:is|are|was|were|does|do|did) (?P<a>.+)"),
    ("fact", r"who (?P<verb>\w+) (?P<a>.+)"),
    ("fact", r"(?:what|which|who|whose) (?P<a>.+)"),
    ("fact", r"tell (?:me|us) about (?P<a>.+)"),
    ("check", r"^\W*(?:is|are|was|were|does|do|did|has|have|can) (?P<a>.+)"),
)
_STARTS = re.compile(
    r"\W*(?:how|what|which|who|whose|where|when|please|can|could|would|will|tell|in|by|on|is|are|was|were|does|do|did|has|have)\b"
    r"|[^.?!]+ or [^.?!]+[:;,–-] ?(?:which|what|who)\b",
    _I,
)
_NO_MATTER_OF_FACT = re.compile(  # an order, or a question of opinion
    r"^\W*(?:(?:can|could|would|will|do|did|are|have) (?:you|we|i)\b(?!.*\b(?:how|what|which|who|where|when)\b)"
    r"|is there\b)"
    r"|^\W*(?:is|are|was|were|does|do|can)\b.*\b(?:useful|good|bad|right|wrong|worth|fair|important|necessary|better"
    r"|worse|still|ever|really|allowed|make sense)\b",
    _I,
)
_SUPERLATIVE = re.compile(r"\b(\w+)est\b", _I)
_LEAD = re.compile(r"^(?:(?:an?|the|it|one|\d+|large|from|for|length|distance|height|of|whole)\b\s*)+", _I)
_TRAIL = re.compile(
    rf"\s*(?:\b(?:have|has|(?:measured )?in (?:{_UNITS}|km|kg)$|weigh|live|at|on average)\b.*"
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
    wanted: Wanted = ANYTHING  # which kind of fact, where no measure is asked for
    beside: str = ""  # from where a distance is measured
    more: str = ""  # of a comparison: longer, most
    counts: tuple[float, ...] = ()  # how many of each subject, where the question says so


def read_question(text: str) -> Need:
    """What a question needs, read from its words."""
    question = re.sub(r"\b(what|who|where|how)['’]s\b", r"\1 is", one_line(text[:600]).strip(), flags=_I)
    if expression := _arithmetic(question):
        return Need(question, "arithmetic", expression=expression)
    asked = next((part for part in re.split(r"(?<=[.!])\s+", question) if _ASKS.search(part)), "")
    if not asked or not _STARTS.match(asked) or _NO_MATTER_OF_FACT.match(asked):
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
        if found := compiled(form).search(line):
            return _need(question, work, line, found, given)
    return Need(question, "fact", (_tidy(line),), (measure_of(line),), given=given)


def is_described(subject: str) -> bool:
    """Whether a thing is not named, only told by what it does or has: it must be found first."""
    return bool(re.search(r"\w+ (?:that|which|where|with|whose|in which)\b \w+", subject, _I))


def _need(question: str, work: str, line: str, found: re.Match[str], given: tuple[float, ...]) -> Need:
    parts, measure = {name.rstrip("2"): part for name, part in found.groupdict().items() if part}, measure_of(line)
    if work == "fact":
        if fact_in(line):
            return Need(question, "none")  # what everybody knows, the model knows too
        kind = None if measure else re.search(r"\bwhat (?:is|are|was) the (\w+ of .+)", line, _I)  # of no known measure
        verb = "" if measure else re.sub(r"^(?:have|has|get|do)$", "", parts.get("verb") or "", flags=_I)
        noun = "" if measure else parts.get("noun") or ""
        named = parts["a"] if not verb or parts["a"] else verb
        return Need(
            question,
            work,
            (_tidy(kind[1] if kind else named),),
            (measure,),
            given=given,
            wanted=ANYTHING if measure else wanted_by(line, f"{verb} {noun}"),
            beside=_tidy(parts.get("far") or ""),
        )
    if work == "check":
        return Need(question, work, (_tidy(parts["a"]),), ("",), given=given)
    if work == "density":
        return Need(question, work, (_tidy(parts["a"]),) * 2, ("people", "area"), given=given)
    if work == "compare":
        measure = measure_of(_SUPERLATIVE.sub(r"\1er", line))
        if not measure:
            return Need(question, "none")
    if work == "ratio" and not measure:
        measure = "height"  # one thing fits into another
    if work == "travel":
        on_foot = "walker" if parts.get("verb") == "walk" else ""
        by_bike = "cyclist" if parts.get("verb") in ("cycle", "bike", "ride") else ""
        return _travel(question, _tidy(parts["a"]) or on_foot or by_bike, parts["b"], given)
    if work == "product":
        used = "power" if measure == "power" else "energy"
        return Need(question, work, (_tidy(parts["a"]),), (used,), given=given)
    listed = parts.get("list") or parts.get("pair")
    things = re.split(r",\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+", listed) if listed else [parts["a"], parts["b"]]
    things = [thing for thing in things if _tidy(thing)]
    subjects = tuple(map(_tidy, things))
    counts = tuple(float(many[1]) if (many := re.match(r"\s*(\d+) ", thing)) else 1.0 for thing in things)
    more = (parts.get("more") or parts.get("as") or "").lower()
    return Need(question, work, subjects, (measure,) * len(subjects), given=given, more=more, counts=counts)


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

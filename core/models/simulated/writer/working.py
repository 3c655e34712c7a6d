"""Working a question out: what is known from found texts, what to search for, what to calculate, what to answer."""

import random
import re
from dataclasses import dataclass, replace

from core.errors import ToolFailed
from core.models.simulated.writer import answers
from core.models.simulated.writer.quantities import MEASURES, Figure, bare, figure, named_by, number, size_of
from core.models.simulated.writer.questions import OWNER, Need, is_described, read_question
from core.models.simulated.writer.request import read
from core.models.simulated.writer.sought import ANYTHING, SAID, Wanted, shared, tells
from core.models.simulated.writer.text import capital, excerpt, sentences, small, stems
from core.tools import calculate

_I = re.IGNORECASE
_LABEL = re.compile(r"^[ \t]*\**(question|found|result)\b[^:\n]{0,30}:[ \t]*", _I | re.MULTILINE)
_QUERY = re.compile(r"\bsearch (?:quer(?:y|ies)|words?|terms?)\b|\bwords? to (?:search|look)\b", _I)
_EXPRESSION = re.compile(r"\b(?:arithmetic|mathematical) expression|\bexpression\b|\bcalculation\b", _I)
_SLIPS = 0.35  # how often something worked out in the head is wrong


@dataclass(frozen=True)
class Thing:
    """Something a figure is wanted of; `name` is what to search for."""

    name: str
    measure: str
    asked: str = ""  # other words that a passage on it must have


@dataclass(frozen=True)
class Known:
    """What the found texts tell of a question's things."""

    things: tuple[Thing, ...]
    figures: tuple[Figure, ...]
    missing: tuple[Thing, ...]
    facts: tuple[str, ...]  # sentences that tell of a thing, where no figure is wanted
    hops: int  # things that had to be found by their description
    beside: tuple[str, ...] = ()  # what is told of the missing things instead


def known(need: Need, texts: list[str]) -> Known:
    facts: list[str] = []
    things, figures, missing, hops = [], [], [], 0
    for subject, measure in zip(need.subjects, need.measures, strict=True):
        name = subject
        if its := OWNER.match(subject):
            hops += 1
            owner = _owner(facts)
            name = owner and (named_by(f"{its[1]} of {owner}", texts) or f"{its[1]} of {owner}")
            subject = its[1]
        elif is_described(subject):
            hops += 1
            name = named_by(subject, texts)
        thing = Thing(name or subject, measure if name else "", need.wanted.words)
        things.append(thing)
        said = figure(name, measure, texts, need.beside) if name and measure else None
        wanted = SAID if need.work == "check" else need.wanted
        fact = _fact(thing.name, texts, wanted) if name and not measure else ""
        if said:
            figures.append(said)
        elif fact:
            facts.append(fact)
        else:
            missing.append(thing)
    beside = [passage for thing in missing if (passage := passage_on(thing.name, texts))]
    return Known(tuple(things), tuple(figures), tuple(missing), tuple(facts), hops, tuple(dict.fromkeys(beside)))


def _owner(facts: list[str]) -> str:
    """The name that the last fact opens with, which is what `its` in a question speaks of."""
    found = re.match(r"(?:The )?([A-Z]\w+(?: [A-Z]\w+)*) (?:is|was|are)\b", facts[-1]) if facts else None
    return found[1] if found else ""


def _fact(name: str, texts: list[str], wanted: Wanted) -> str:
    """The sentence that tells what is wanted and has, with its title, most of the words of `name`."""
    own = stems(name)
    lines = (line.partition(": ") for text in texts for line in text.split("\n"))
    told = [(s, title, said) for title, _, said in lines for s in sentences(said) if tells(s, title, wanted)]
    if wanted == ANYTHING:
        best, title, said = max(told, key=lambda one: len(own & stems(one[0])), default=("", "", ""))
        enough = bool(own) and len(own & stems(best)) >= 0.6 * len(own)
    else:
        best, title, said = max(
            told, key=lambda one: (shared(own, f"{one[0]} {one[1]}"), shared(own, one[2])), default=("", "", "")
        )
        enough = bool(own) and shared(own, f"{title} {said}") >= 0.6
        best = best if shared(own, f"{title} {best}") >= 0.6 else said
    if not enough:
        return ""
    return f"{title}: {best}" if re.match(r"(?:It|Its|He|She|They|Their)\b", best) else best


def passage_on(name: str, texts: list[str]) -> str:
    """What the passage with this title says; empty where there is none."""
    lines = (line.partition(": ") for text in texts for line in text.split("\n"))
    return next((said for title, _, said in lines if said and stems(title) and stems(title) <= stems(name)), "")


def query(things: list[Thing], draw: random.Random) -> str:
    """The words to search for: all the things, and the measure if it is one."""
    names = " ".join(dict.fromkeys(thing.name for thing in things))
    measure = MEASURES[things[0].measure][1] if things[0].measure else things[0].asked
    forms: tuple[str, ...] = (
        (f"{names} {measure}", f"{measure} of {names}", f"{measure} {names}") if measure else (names,)
    )
    if not things[0].measure and measure:
        forms = forms[::2]  # wide Danube; not: wide of Danube
    return draw.choice(forms).strip()


def search_words(thing: Thing) -> str:
    """The same once more, in other words."""
    return f"facts and figures about {thing.name}"


def expression(need: Need, found: Known) -> str:
    """The calculation that a question needs; empty when it needs none, or a figure of it is missing."""
    if need.work == "arithmetic":
        return need.expression
    if need.work == "none" or found.missing or not found.figures:
        return ""
    if need.work == "fact":
        factor = _factor(found.figures[0].unit, _unit(need)) if len(found.figures) == 1 else ""
        return bare(found.figures[0].value) + factor if factor else ""
    if _apart(found):
        return ""
    counts = need.counts or (1.0,) * len(found.figures)
    if need.work == "sum" and max(counts) > 1:
        return " + ".join(
            bare(f.value) + (f" * {bare(count)}" if count > 1 else "") + _factor(f.unit, found.figures[0].unit)
            for f, count in zip(found.figures, counts, strict=False)
        )
    parts = [
        bare(f.value * count) + _factor(f.unit, found.figures[0].unit)
        for f, count in zip(found.figures, counts, strict=False)
    ]
    into = _factor(found.figures[0].unit, _unit(need))
    match need.work:
        case "difference":
            less = " - ".join(sorted(parts[:2], key=_worth, reverse=True))
            return f"({less}){into}" if into else less
        case "ratio":
            return " / ".join(part if i == 0 or part.isdecimal() else f"({part})" for i, part in enumerate(parts[:2]))
        case "sum":
            return f"({' + '.join(parts)}){into}" if into else " + ".join(parts)
        case "mean":
            return f"({' + '.join(parts)}) / {len(parts)}{into}"
        case "compare":
            return " - ".join(parts[:2])
        case "density":
            return " / ".join(parts)
        case "product":
            return " * ".join([parts[0], *map(bare, need.given)])
    return _travel(need, found)


def _apart(found: Known) -> str:
    """Why distances cannot be set against each other: they are not measured from one place."""
    starts = {f.name: said[1] for f in found.figures if (said := re.search(r"\baway from the (\w+)", f.sentence))}
    if len(set(starts.values())) < 2:
        return ""
    told = " and ".join(f"that of {name} from the {start}" for name, start in starts.items())
    return f"These distances cannot be compared: the collection gives {told}."


def _unit(need: Need) -> str:
    """The unit that the end of a question asks for; empty when it names none."""
    found = re.search(r"\bin (\w+)\W*$", need.question) or re.search(r"\bhow many (\w+)", need.question, _I)
    return found[1] if found and size_of(found[1]) else ""


def _travel(need: Need, found: Known) -> str:
    """A distance over a speed: the time in the speed's own unit, or in the one that the question names."""
    way, speed = found.figures[0], _speed(need, found)
    if speed is None:
        return ""
    time = f"{bare(way.value)}{_factor(way.unit, speed.unit)} / {bare(speed.value)}"
    asked = re.search(r"how many (second|minute|hour|day)", need.question, _I)
    seconds = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
    if not asked:
        return time
    ratio = seconds[_time_unit(speed.unit)] / seconds[asked[1].lower()]
    return time if ratio == 1 else f"{time} * {bare(ratio)}" if ratio > 1 else f"{time} / {bare(1 / ratio)}"


def _speed(need: Need, found: Known) -> Figure | None:
    if len(found.figures) > 1:
        return found.figures[1]
    said = re.search(r"\bat (\d[\d.]*)\s*((?:kilomet\w+|km|met\w+|m)(?: an? | per |/)\w+)", need.question, _I)
    return Figure("the speed", float(said[1]), said[2], said[0]) if said else None


def _time_unit(unit: str) -> str:
    return "second" if re.search(r"(?:second|/s)\b", unit) else "hour"


def _factor(unit: str, into: str) -> str:
    """What turns a number of one unit into one of another: "", " * 1000" or " / 1000"."""
    size, wanted = size_of(unit), size_of(into)
    if size is None or wanted is None or size == wanted:
        return ""
    return f" * {bare(size / wanted)}" if size > wanted else f" / {bare(wanted / size)}"


def _worth(part: str) -> float:
    first, sign, factor = part.partition(" ")
    by = float(factor.split()[-1]) if sign else 1.0
    return float(first) * by if "*" in factor or not sign else float(first) / by


def check(need: Need, found: Known, result: str) -> str:
    """A second calculation that must give back a figure of the first; empty where there is none."""
    if need.counts and max(need.counts) > 1:
        return ""
    parts = sorted((f.value for f in found.figures), reverse=True)
    if need.work == "difference" and len({f.unit for f in found.figures}) == 1:
        return f"{result} + {bare(parts[-1])}"
    if need.work == "sum" and len({f.unit for f in found.figures}) == 1:
        return f"{result} - {bare(parts[-1])}"
    return ""


def answer(need: Need, found: Known, result: str, draw: random.Random, place: str = "the collection") -> str:
    """The answer as far as it can be given; without a result what is missing is worked out in the head, with risk."""
    if result.startswith("Error"):
        return f"I cannot answer this: the calculation failed. {capital(result.partition(':')[2].strip())}"
    if found.missing:
        if found.beside and not any(thing.measure for thing in found.missing):
            about = f"About “{excerpt(found.missing[0].name, 60)}” it says: {' '.join(found.beside)}"
            return f"I found nothing that answers “{excerpt(need.question, 120)}” in {place}. {about}"
        names = " and ".join(_gap(thing, bool(found.beside)) for thing in found.missing)
        told = "".join(f" About {f.name} it says: {f.sentence}" for f in found.figures)
        told += "".join(f" It does say: {fact}" for fact in (*found.facts, *found.beside))
        return f"I found nothing about {names} in {place}, so I cannot answer this.{told}"
    if told := _apart(found):
        return told
    if need.work == "compare":
        return _compared(need, found)
    wanted = expression(need, found)
    if not wanted:
        said = list(dict.fromkeys([*found.facts, *(f.sentence for f in found.figures)]))
        if said and need.work == "check":
            if shared(stems(need.subjects[0]), said[0]) < 1.0:
                return f"I found nothing that says so in {place}; it does say: {said[0]}"
            return f"{'No' if _DENIES.search(said[0]) else 'Yes'}. {said[0]}"
        if said and re.search(r"\bhow old\b", need.question, _I):
            said.append("How many years that makes depends on today's date, which I do not know.")
        return " ".join(said) or "I found nothing that answers this."
    head = "" if result else "Worked out in my head: "
    value = _value(result) if result else _in_the_head(wanted, draw)
    if value is None:
        return f"I have the figures, but no result: {wanted}."
    about = "" if value == round(value, 3) else "about "
    return head + _said(need, found, f"{about}{number(value)}")


def _gap(thing: Thing, there: bool) -> str:
    """What is not told: of a thing that has a passage its measure, else the thing itself."""
    named = f"“{excerpt(thing.name, 60)}”"
    return f"the {MEASURES[thing.measure][1]} of {named}" if there and thing.measure else named


_DENIES = re.compile(r"\b(?:not|cannot|never|no)\b", _I)
_LESS = re.compile(r"short|small|light|slow|low|less|least|near|clos|few|young", _I)


def _compared(need: Need, found: Known) -> str:
    """Which of the things is ahead; of two in a yes-or-no question, whether the first one is."""
    counts = need.counts or (1.0,) * len(found.figures)
    rated = [(f.value * count * (size_of(f.unit) or 1.0), f) for f, count in zip(found.figures, counts, strict=False)]
    listed = ", ".join(_listed(need, found))
    equal = need.more in ("equally", "the same") or f" as {need.more} as " in need.question.lower()
    if len({value for value, _ in rated}) == 1:
        same = "Yes" if equal else "Neither" if len(rated) == 2 else "None"
        return f"{same}: {listed}."
    first = (min if _LESS.search(need.more) else max)(rated, key=lambda pair: pair[0])[1]
    if re.match(r"\W*(?:is|are|was|does|do|has|have|can)\b", need.question, _I):
        return f"{'Yes' if first is found.figures[0] and not equal else 'No'}: {listed}."
    told = f"is the {need.more}" if need.more.endswith("est") else f"is {need.more}"
    told = told if need.more.endswith(("er", "est")) else "comes first"
    return f"{capital(_called(first.name, need))} {told}: {listed}."


def _listed(need: Need, found: Known) -> list[str]:
    """Each thing with its figure, times as many of it as the question names."""
    counts = need.counts or (1.0,) * len(found.figures)
    figures = [replace(f, value=f.value * count) for f, count in zip(found.figures, counts, strict=False)]
    return [f"{_called(f.name, need)} {f.shown}" for f in figures]


def _called(name: str, need: Need) -> str:
    """The name with the article that the question gives it."""
    found = re.search(rf"\b(?:the|an?|\d+) {re.escape(name)}\b", need.question, _I)
    return small(found[0]) if found else name


def _said(need: Need, found: Known, value: str) -> str:
    if need.work == "arithmetic":
        return f"{need.expression} = {value}."
    unit = found.figures[0].unit
    listed = ", ".join(_listed(need, found))
    if need.work == "travel":
        asked = re.search(r"how many (\w+)", need.question, _I)
        speed = _speed(need, found)
        time = asked[1] if asked else f"{_time_unit(speed.unit if speed else '')}s"
        at = f" at {speed.shown}" if speed else ""
        return f"{capital(found.figures[0].name)}, {found.figures[0].shown}{at}: it takes {value} {time}."
    if need.work in ("difference", "sum", "mean"):
        unit = _unit(need) or unit
    ends = {
        "fact": f"That is {value} {_unit(need)}.",
        "difference": f"The difference is {value} {unit}.",
        "ratio": f"That is {value} times as much.",
        "density": f"That is {value} people for each square kilometre.",
        "sum": f"Together that is {value} {unit}.",
        "mean": f"On average that is {value} {unit}.",
        "product": f"With the numbers of the question that is {value} {re.sub(r' a year$', '', unit)}.",
    }
    return f"{capital(listed)}. {ends[need.work]}"


def _value(result: str) -> float | None:
    found = re.search(r"-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?", result)
    return float(found[0].replace(",", "")) if found else None


def _in_the_head(wanted: str, draw: random.Random) -> float | None:
    """The value of a calculation, now and then with one digit wrong."""

    try:
        value = float(calculate(wanted))
    except ToolFailed:
        return None
    return value + 10 ** max(0, len(str(int(abs(value)))) - 2) if draw.random() < _SLIPS else value


def step(prompt: str, draw: random.Random) -> str | None:
    """A step of a fixed workflow: query, calculation or answer to a question; None for any other request."""
    head, parts = prompt.partition("\n")[0], _labelled(prompt)
    if _QUERY.search(head):
        return _query_for(parts.get("question") or head.partition(":")[2] or prompt, draw)
    if "question" not in parts or "found" not in parts:
        return None
    need = read_question(parts["question"])
    found = known(need, [parts["found"]])
    if _EXPRESSION.search(head) and "result" not in parts:
        return expression(need, found) or (bare(found.figures[0].value) if found.figures else "0")
    if need.work == "none":
        return answers.reply(read("", parts["question"]), draw)
    return answer(need, found, parts.get("result", ""), draw, "what the search gave")


def _query_for(question: str, draw: random.Random) -> str:
    """One query for all that a question names."""
    need = read_question(question)
    named = (OWNER.sub(r"\1", subject) for subject in need.subjects)
    things = [Thing(name, measure, need.wanted.words) for name, measure in zip(named, need.measures, strict=True)]
    return query(things, draw) if things else excerpt(small(question.strip(" ?.")), 80)


def _labelled(prompt: str) -> dict[str, str]:
    """The labelled parts of a prompt, each label once."""
    marks = list({mark[1].lower(): mark for mark in reversed(list(_LABEL.finditer(prompt)))}.values())[::-1]
    ends = [*(mark.start() for mark in marks[1:]), len(prompt)][: len(marks)]
    return {mark[1].lower(): prompt[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)}

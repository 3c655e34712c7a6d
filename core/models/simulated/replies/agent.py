"""Which tool a conversation leads to next, and the same question worked out in the steps of a fixed workflow."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.models.simulated.replies import questions, speak
from core.models.simulated.replies.asked import Asked, read
from core.models.simulated.replies.questions import Figure, Need
from core.models.simulated.replies.said import Said
from core.models.simulated.replies.text import excerpt, listed, words
from core.models.simulated.request import Function, Request, Used
from core.models.simulated.schema import NoValue, instance

EXAMPLES = (
    "How much longer is the Nile than the Danube?",
    "How long is the river that flows through Vienna?",
    "What is 15% of 640?",
)
_SEARCHES = re.compile(r"search|look ?up|find|retriev|query", re.IGNORECASE)
_CALCULATES = re.compile(r"calculat|arithmetic|expression|compute", re.IGNORECASE)
_TWO_AT_ONCE = 0.3  # how often it looks for several things with one query
_IN_THE_HEAD = 0.2  # how often it works something out without the tool
_SLIPS = 0.35  # how often that is wrong
_REPEATS = 0.4  # how often it tries a failed calculation once more


@dataclass(frozen=True, slots=True)
class Known:
    """What found texts tell of a question's things."""

    things: tuple[str, ...]  # by the names under which they are searched for
    figures: tuple[Figure, ...]
    facts: tuple[str, ...]  # where no figure is wanted
    missing: tuple[str, ...]


def act(request: Request, draw: random.Random) -> tuple[str, Said]:
    """The tool that is called next with its arguments as JSON; or no tool, and the answer. Raises NoValue."""
    tool, said = _wanted(request, draw)
    return (tool, said) if tool or not request.must else _forced(request, draw)


def _wanted(request: Request, draw: random.Random) -> tuple[str, Said]:
    need = questions.understood(request.prompt)
    search, calculate = (_offered(request.tools, signs) for signs in (_SEARCHES, _CALCULATES))
    if search is None and calculate is None:
        return _other(request, draw)
    searched, calculated = (_results(request.used, tool) for tool in (search, calculate))
    known = _known(need, [use.result for use in searched])
    if search in request.allowed and search and not calculated and (wanted := _search(need, known, searched, draw)):
        return search.name, _arguments(search, wanted)
    if calculate in request.allowed and calculate and (wanted := _calculation(need, known, calculated, draw)):
        return calculate.name, _arguments(calculate, wanted)
    if need.work == "none":
        return "", speak.say(read("", request.prompt), draw)
    return "", Said(_answer(need, known, calculated[0].result if calculated else "", draw))


def _forced(request: Request, draw: random.Random) -> tuple[str, Said]:
    """A tool that has to be called though none is needed: one not used yet, if there is one."""
    done = {use.name for use in request.used}
    tool = min(request.allowed, key=lambda tool: tool.name in done)
    need = questions.understood(request.prompt)
    text = excerpt(request.prompt, 100) or "anything"
    if tool == _offered(request.tools, _CALCULATES):
        text = need.expression or " + ".join(re.findall(r"\d{1,9}", request.prompt[:300])) or "0"
    made = instance(tool.schema, request.prompt, draw, {_place(tool): text} if _place(tool) else None)
    return tool.name, Said(json.dumps(made, ensure_ascii=False))


def _known(need: Need, texts: Sequence[str]) -> Known:
    things, figures, facts, missing = [], [], [], []
    for thing in need.things:
        name = questions.name_in(thing, texts) or thing if questions.is_described(thing) else thing
        things.append(name)
        figure = questions.figure(name, need.measure, texts) if need.measure else None
        fact = "" if need.measure else questions.told(name, texts)
        if figure is not None:
            figures.append(figure)
        elif fact:
            facts.append(fact)
        else:
            missing.append(name)
    return Known(tuple(things), tuple(figures), tuple(dict.fromkeys(facts)), tuple(missing))


def _search(need: Need, known: Known, searched: Sequence[Used], draw: random.Random) -> str:
    """What to search for next; empty when enough is known, or when everything has been tried."""
    done = [set(words(use.arguments)) for use in searched]
    fresh = [name for name in known.missing if not any(set(words(name)) <= own for own in done)]
    if len(fresh) > 1 and not searched and draw.random() < _TWO_AT_ONCE:
        return f"{' '.join(fresh)} {need.measure}".strip()
    if fresh:
        names = (f"{fresh[0]} {need.measure}", f"{need.measure} of {fresh[0]}") if need.measure else (fresh[0],)
        return draw.choice(names).strip()
    return ""


def _calculation(need: Need, known: Known, calculated: Sequence[Used], draw: random.Random) -> str:
    """What to calculate next; empty when there is nothing to calculate, or it is done."""
    wanted = questions.expression(need, known.figures)
    if not wanted:
        return ""
    if not calculated:
        easy = "**" not in wanted and len(wanted) < 30
        return "" if easy and draw.random() < _IN_THE_HEAD else wanted
    again = len(calculated) == 1 and calculated[0].result.startswith("Error") and draw.random() < _REPEATS
    return f"({wanted})" if again else ""


def _answer(need: Need, known: Known, result: str, draw: random.Random, place: str = "the collection") -> str:
    """The answer as far as it can be given; without a result it is worked out in the head, with risk."""
    if result.startswith("Error"):
        return f"I cannot answer this: the calculation failed. {result.partition(':')[2].strip().capitalize()}"
    if known.missing or not (known.things or need.expression):
        names = listed([f"“{excerpt(name, 60)}”" for name in known.missing]) or "this"
        about = f"the {need.measure} of {names}" if need.measure else names
        rest = " ".join([*(figure.sentence for figure in known.figures), *known.facts])
        more = f" It does say: {rest}" if rest else ""
        return f"I found nothing about {about} in {place}, so I cannot answer this.{more}"
    if known.facts:
        return f"{place[0].upper()}{place[1:]} says: {' '.join(known.facts)}"
    wanted, told = questions.expression(need, known.figures), ", ".join(map(str, known.figures))
    if len({figure.unit for figure in known.figures}) > 1:
        return f"These figures have different units, so I do not set them against each other: {told}."
    if not wanted:
        return " ".join(figure.sentence for figure in known.figures)
    value = result or questions.result_of(wanted)
    if not value:
        return f"I cannot answer this: the calculation {wanted} has no result."
    slips = not result and draw.random() < _SLIPS
    shown = questions.number(round(float(value) * draw.choice((0.9, 1.1))) if slips else float(value))
    head = "" if result else "Worked out in my head: "
    if need.work == "arithmetic":
        return f"{head}{need.expression} = {shown}."
    what = "the difference is" if need.work == "difference" else "together"
    return f"{head}{told}: {what} {shown} {known.figures[0].unit}."


def query(asked: Asked, draw: random.Random) -> Said:
    """One search query for a question: its things and their measure."""
    need = questions.understood(asked.body)
    if not need.things:
        return Said(excerpt(asked.body, 100) or "nothing")
    return Said(f"{' '.join(need.things)} {need.measure}".strip())


def expression(asked: Asked, draw: random.Random) -> Said:
    """One expression for what was found; a lone zero where there is nothing to calculate."""
    need = questions.understood(asked.section("question"))
    return Said(questions.expression(need, _known(need, [asked.sections.get("found", "")]).figures) or "0")


def answered(asked: Asked, draw: random.Random) -> Said:
    """The answer from what was found and calculated before."""
    need = questions.understood(asked.section("question"))
    if need.work == "none":
        return speak.say(read("", asked.section("question")), draw)
    result = asked.sections.get("result of the calculation", "")
    known = _known(need, [asked.sections.get("found", "")])
    return Said(
        _answer(need, known, result if questions.expression(need, known.figures) else "", draw, "what was found")
    )


STEPS = {"query": query, "expression": expression, "answer": answered}  # of a fixed workflow, by the kind of request


def _results(used: Sequence[Used], tool: Function | None) -> list[Used]:
    """The uses of one tool that have a result."""
    return [use for use in used if tool is not None and use.name == tool.name and use.result]


def _offered(tools: Sequence[Function], signs: re.Pattern[str]) -> Function | None:
    """The first tool of a kind, known by its name or else by what is said of it."""
    by_name = (tool for tool in tools if signs.search(tool.name[:100]) and _place(tool))
    by_words = (tool for tool in tools if signs.search(tool.description[:1000]) and _place(tool))
    return next(by_name, None) or next(by_words, None)


def _place(tool: Function) -> str:
    """The parameter that takes the text."""
    properties: dict[str, Any] = tool.schema.get("properties") or {}
    texts = (name for name, kind in properties.items() if isinstance(kind, dict) and kind.get("type") == "string")
    return next(texts, "")


def _arguments(tool: Function, text: str) -> Said:
    return Said(json.dumps({_place(tool): text}, ensure_ascii=False))


def _other(request: Request, draw: random.Random) -> tuple[str, Said]:
    """With tools of which only the description is known: one that the question speaks of, each at most once."""
    done = {use.name for use in request.used}
    own = {word for word in words(request.prompt) if len(word) > 3}
    for tool in request.allowed:
        if tool.name not in done and own & set(words(f"{tool.name.replace('_', ' ')} {tool.description}")):
            try:
                return tool.name, Said(json.dumps(instance(tool.schema, request.prompt, draw), ensure_ascii=False))
            except NoValue:
                continue
    if request.used:
        return "", Said(" ".join(f"{use.name} says: {excerpt(use.result, 300)}" for use in request.used))
    return "", speak.say(read("", request.prompt), draw)

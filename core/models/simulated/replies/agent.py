"""Which tool a conversation leads to next, and the same question worked out in the steps of a fixed workflow."""

from __future__ import annotations

import json
import random
import re

from core.models.simulated.replies import questions, speak
from core.models.simulated.replies.asked import Asked, read
from core.models.simulated.replies.questions import Need
from core.models.simulated.replies.said import Said
from core.models.simulated.replies.text import excerpt, listed, words
from core.models.simulated.request import Function, Request, Used
from core.models.simulated.schema import instance

EXAMPLES = ("How much longer is the Nile than the Danube?", "How long is the Rhine?", "What is 15% of 640?")
_SEARCHES = re.compile(r"search|look ?up|find|retriev|query", re.IGNORECASE)
_CALCULATES = re.compile(r"calculat|arithmetic|expression|compute", re.IGNORECASE)
_ALL_AT_ONCE = 0.3  # how often it looks for several things with one query
_IN_THE_HEAD = 0.2  # how often it works something out without the tool
_ROUGHLY = (1.0, 1.0, 0.9, 1.1)  # what it multiplies such a result by: half of them are wrong
_REPEATS = 0.4  # how often it tries a failed calculation once more


def act(request: Request, draw: random.Random) -> tuple[str, Said]:
    """The tool that is called next with its arguments as JSON; or no tool, and the answer. Raises NoValue."""
    searched, calculated, others = (_used(request, kind) for kind in ("search", "calculate", "other"))
    need = questions.understood(request.prompt, "\n".join(use.result for use in searched))
    texts = {
        "calculate": _calculation(need, calculated, draw),
        "search": _query(need, searched, at_once=not searched and draw.random() < _ALL_AT_ONCE),
        "other": "" if others else _query(need, [], at_once=True) or excerpt(request.prompt, 100),
    }
    wanted = (tool for tool in request.allowed if texts.get(_kind(tool, request.prompt)))
    forced = request.allowed[len(request.used) % len(request.allowed)] if request.must else None  # all in turn
    if tool := next(wanted, forced):
        return tool.name, _arguments(tool, texts.get(_kind(tool, request.prompt)) or need.expression, request, draw)
    if others:
        return "", Said(" ".join(f"{use.name} says: {excerpt(use.result, 300)}" for use in others))
    return "", _answer(request.prompt, need, calculated[-1].result if calculated else "", draw)


def _query(need: Need, searched: list[Used], at_once: bool) -> str:
    """What to search for next; empty when enough is known, or when everything has been tried."""
    tried = {word for use in searched for word in words(use.arguments)}
    missing = [fact.name for fact in need.facts if not fact.text and not tried.issuperset(words(fact.name))]
    return " ".join([*(missing if at_once else missing[:1]), need.measure]).strip() if missing else ""


def _calculation(need: Need, calculated: list[Used], draw: random.Random) -> str:
    """What to calculate next; empty when there is nothing to calculate, or it is done."""
    if not calculated:
        in_the_head = "**" not in need.expression and draw.random() < _IN_THE_HEAD
        return "" if in_the_head else need.expression
    again = len(calculated) == 1 and calculated[0].result.startswith("Error") and draw.random() < _REPEATS
    return f"({need.expression})" if again and need.expression else ""


def _answer(question: str, need: Need, result: str, draw: random.Random) -> Said:
    """The answer as far as it can be given; without a result it is worked out in the head, which may be wrong."""
    if need.work == "none":
        return speak.say(read("", question), draw)
    if missing := listed([f"“{excerpt(fact.name)}”" for fact in need.facts if not fact.text]):
        about = f"the {need.measure} of {missing}" if need.measure else missing
        return Said(f"I found nothing about {about}, so I cannot answer this.", excerpt(question))
    found = " ".join(fact.text for fact in need.facts)
    if not need.expression:
        return Said(f"{'Their units differ, so I only quote them' if need.sign else 'I found this'}: {found}")
    if not (exact := questions.result_of(result or need.expression)):
        return Said(f"I get no number for {need.expression}: {excerpt(result, 200) or 'it has none'}.")
    value = float(exact) * (1 if result else draw.choice(_ROUGHLY))
    shown = questions.number(round(value) if float(exact).is_integer() else value)
    what = {"+": f"{found} Together that is", "-": f"{found} So the difference is", "": f"{need.expression} ="}
    unit = f" {need.facts[0].unit}" if need.facts else ""
    return Said(f"{what[need.sign]} {shown}{unit}{'' if result else ', worked out in my head, which may be wrong'}.")


def step(asked: Asked, draw: random.Random) -> Said:
    """The query, the expression or the answer in a fixed workflow; a lone zero where there is nothing to calculate."""
    question = asked.section("question")
    need = questions.understood(question, asked.sections.get("found", ""))
    if asked.kind == "query":
        return Said(_query(need, [], at_once=True) or excerpt(question, 100) or "nothing")
    if asked.kind == "expression":
        return Said(need.expression or "0")
    return _answer(question, need, asked.sections.get("result of the calculation", ""), draw)


STEPS = dict.fromkeys(("query", "expression", "answer"), step)


def _kind(tool: Function, question: str) -> str:
    """Whether a tool searches or calculates, or is one of another kind that the question speaks of; empty: neither."""
    said = f"{tool.name} {tool.description}"[:1000]
    if _CALCULATES.search(said):
        return "calculate"
    long = {word for word in words(said) if len(word) > 3}
    return "search" if _SEARCHES.search(said) else "other" if long.intersection(words(question)) else ""


def _used(request: Request, kind: str) -> list[Used]:
    """The uses of tools of one kind that have a result."""
    names = {tool.name for tool in request.tools if _kind(tool, request.prompt) == kind}
    return [use for use in request.used if use.name in names and use.result]


def _arguments(tool: Function, text: str, request: Request, draw: random.Random) -> Said:
    """Arguments drawn for the tool's schema, with the text, if there is one, in the first that is a text."""
    drawn = instance(tool.schema, request.prompt, draw)
    places = [name for name, value in drawn.items() if isinstance(value, str)] if isinstance(drawn, dict) else []
    made = instance(tool.schema, request.prompt, draw, {**drawn, places[0]: text} if text and places else drawn)
    return Said(json.dumps(made, ensure_ascii=False))

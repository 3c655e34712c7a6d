"""One answer to one request: the tool that is called next, an object for a schema, or a text."""

from __future__ import annotations

import json
import re
from random import Random

from core.models.simulated.replies import questions, roles, speak
from core.models.simulated.replies.material import titles
from core.models.simulated.replies.prompt import Prompt, read_prompt
from core.models.simulated.replies.questions import Need
from core.models.simulated.replies.response import Response
from core.models.simulated.replies.shapes import filled_shape
from core.models.simulated.replies.text import excerpt, words
from core.models.simulated.replies.topics import topics
from core.models.simulated.request import Function, Request, Used
from core.models.simulated.schema import instance
from core.trace.counts import listed

_QUESTIONS = ("How much longer is the Nile than the Danube?", "How long is the Rhine?", "What is 15% of 640?")
_SEARCH, _CALCULATE, _OTHER = "search", "calculate", "other"  # kinds of tools
_SEARCHES = re.compile(r"search|look ?up|find|retriev|query", re.IGNORECASE)
_CALCULATES = re.compile(r"calculat|arithmetic|expression|compute", re.IGNORECASE)
_ALL_AT_ONCE = 0.3  # how often it looks for several things with one query
_IN_THE_HEAD = 0.2  # how often it works something out without the tool
_ROUGHLY = (1.0, 1.0, 0.9, 1.1)  # what it multiplies such a result by: half of them are wrong
_REPEATS = 0.4  # how often it tries a failed calculation once more
_STEPS = ("query", "expression", "answer")  # of a fixed workflow
_TASKS = ("score", "improve")
_PROJECTS = ("plan", "part", "combine")
_MESSAGES = ("classify", *roles.STEPS)
_WRITES = {"write", "compose", "draft", "design", "create"}


def answer(request: Request, draw: Random) -> Response:
    """What the simulated model answers. Raises NoValue for a schema that nothing fits."""
    if request.allowed or (request.tools and request.used and request.schema is None):
        response = _act(request, draw)
        return response._replace(knows=_QUESTIONS) if response.unknown else response
    prompt = read_prompt(request.instructions, request.prompt)
    if request.schema is None:
        response = (_step if prompt.kind in _STEPS else speak.say)(prompt, draw)
    else:
        value, unknown = filled_shape(prompt, request.schema, draw)
        made = instance(request.schema, request.prompt, draw, value)
        response = Response(json.dumps(made, ensure_ascii=False), unknown)
    return response._replace(knows=_known(prompt, draw)) if response.unknown else response


def _known(prompt: Prompt, draw: Random) -> tuple[str, ...]:
    """Three things of the kind that was asked for, which it does know."""
    task = prompt.section("task")
    own = {word for word in words(task, 40) if len(word) > 3}
    if prompt.kind in _MESSAGES or prompt.role:
        names: tuple[str, ...] = roles.examples()
    elif prompt.kind in _TASKS or (prompt.kind == "ask" and _WRITES.intersection(words(task, 1))):
        names = titles()
    else:
        names = tuple(topic.title for topic in topics() if topic.of("projects" if prompt.kind in _PROJECTS else ""))
    return tuple(sorted(draw.sample(names, len(names)), key=lambda name: -len(own.intersection(words(name))))[:3])


def _act(request: Request, draw: Random) -> Response:
    """The tool that is called next with its arguments as JSON; or no tool, and the answer. Raises NoValue."""
    kinds = {tool.name: _kind(tool, request.prompt) for tool in request.tools}
    done = [(kinds.get(use.name, ""), use) for use in request.used if use.result]
    searched, calculated, others = ([use for its, use in done if its == kind] for kind in (_SEARCH, _CALCULATE, _OTHER))
    need = questions.understood(request.prompt, "\n".join(use.result for use in searched))
    texts = {
        _CALCULATE: _calculation(need, calculated, draw),
        _SEARCH: _query(need, searched, at_once=not searched and draw.random() < _ALL_AT_ONCE),
        _OTHER: "" if others else _query(need, [], at_once=True) or excerpt(request.prompt, 100),
        "": "",
    }
    forced = request.allowed[len(request.used) % len(request.allowed)] if request.must else None  # all in turn
    if tool := next((tool for tool in request.allowed if texts[kinds[tool.name]]), forced):
        return Response(_arguments(tool, texts[kinds[tool.name]] or need.expression, request, draw), tool=tool.name)
    if others:
        return Response(" ".join(f"{use.name} says: {excerpt(use.result, 300)}" for use in others))
    return _answer(request.prompt, need, calculated[-1].result if calculated else "", draw)


def _step(prompt: Prompt, draw: Random) -> Response:
    """The query, the expression or the answer in a fixed workflow; a lone zero where there is nothing to calculate."""
    question = prompt.section("question")
    need = questions.understood(question, prompt.sections.get("found", ""))
    if prompt.kind == "query":
        return Response(_query(need, [], at_once=True) or excerpt(question, 100) or "nothing")
    if prompt.kind == "expression":
        return Response(need.expression or "0")
    return _answer(question, need, prompt.sections.get("result of the calculation", ""), draw)


def _query(need: Need, searched: list[Used], at_once: bool) -> str:
    """What to search for next; empty when enough is known, or when everything has been tried."""
    tried = {word for use in searched for word in words(use.arguments)}
    missing = [fact.name for fact in need.facts if not fact.text and not tried.issuperset(words(fact.name))]
    return " ".join([*(missing if at_once else missing[:1]), need.measure]).strip() if missing else ""


def _calculation(need: Need, calculated: list[Used], draw: Random) -> str:
    """What to calculate next; empty when there is nothing to calculate, or it is done."""
    if not calculated:
        in_the_head = "**" not in need.expression and draw.random() < _IN_THE_HEAD
        return "" if in_the_head else need.expression
    again = len(calculated) == 1 and calculated[0].result.startswith("Error") and draw.random() < _REPEATS
    return f"({need.expression})" if again and need.expression else ""


def _answer(question: str, need: Need, result: str, draw: Random) -> Response:
    """The answer as far as it can be given; without a result it is worked out in the head, which may be wrong."""
    if not (need.facts or need.expression):
        return speak.say(read_prompt("", question), draw)
    if missing := listed([f"“{excerpt(fact.name)}”" for fact in need.facts if not fact.text]):
        about = f"the {need.measure} of {missing}" if need.measure else missing
        return Response(f"I found nothing about {about}, so I cannot answer this.", excerpt(question))
    facts = " ".join(fact.text for fact in need.facts)
    if not need.expression:
        return Response(f"{'Their units differ, so I only quote them' if need.sign else 'I found this'}: {facts}")
    if not (exact := questions.result_of(result or need.expression)):
        return Response(f"I get no number for {need.expression}: {excerpt(result, 200) or 'it has none'}.")
    value = float(exact) * (1 if result else draw.choice(_ROUGHLY))
    shown = questions.number(round(value) if float(exact).is_integer() else value)
    what = {"+": f"{facts} Together that is", "-": f"{facts} So the difference is", "": f"{need.expression} ="}
    unit = f" {need.facts[0].unit}" if need.facts else ""
    how = "" if result else ", worked out in my head, which may be wrong"
    return Response(f"{what[need.sign]} {shown}{unit}{how}.")


def _kind(tool: Function, question: str) -> str:
    """Whether a tool searches or calculates, or is one of another kind that the question speaks of; empty: neither."""
    about = f"{tool.name} {tool.description}"[:1000]
    if _CALCULATES.search(about):
        return _CALCULATE
    long = {word for word in words(about) if len(word) > 3}
    return _SEARCH if _SEARCHES.search(about) else _OTHER if long.intersection(words(question)) else ""


def _arguments(tool: Function, text: str, request: Request, draw: Random) -> str:
    """Arguments drawn for the tool's schema, with the text, if there is one, in the first that is a text."""
    drawn = instance(tool.schema, request.prompt, draw)
    places = [name for name, value in drawn.items() if isinstance(value, str)] if isinstance(drawn, dict) else []
    made = instance(tool.schema, request.prompt, draw, {**drawn, places[0]: text} if text and places else drawn)
    return json.dumps(made, ensure_ascii=False)

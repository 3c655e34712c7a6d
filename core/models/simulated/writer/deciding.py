"""Which tool a request leads to next, decided from the conversation in it: what is needed, and what is found so far."""

import json
import random
import re
from collections.abc import Sequence
from typing import Any

from core.models.simulated.request import Function, Request, Used
from core.models.simulated.schema import NoValue, instance
from core.models.simulated.writer import answers
from core.models.simulated.writer.questions import Need, read_question
from core.models.simulated.writer.request import read
from core.models.simulated.writer.text import overlap, stems
from core.models.simulated.writer.working import Known, answer, check, expression, known, query, search_words

_I = re.IGNORECASE
_SEARCHES = re.compile(r"search|look ?up|find|retriev|query", _I)
_CALCULATES = re.compile(r"calculat|arithmetic|expression|compute", _I)
_TWO_AT_ONCE = 0.3  # how often it looks for several things with one query
_AGAIN = 0.5  # how often it tries other words when nothing was found
_VERIFIES = 0.2  # how often it makes sure
_IN_THE_HEAD = 0.2  # how often it works something out without the tool
_REPEATS = 0.4  # how often it tries a failed calculation once more


def act(request: Request, draw: random.Random) -> tuple[str, str]:
    """The tool that is called next with its arguments as JSON; or no tool, and the answer."""
    tool, said = _wanted(request, draw)
    return (tool, said) if tool or not request.must else _forced(request, draw)


def _wanted(request: Request, draw: random.Random) -> tuple[str, str]:
    """What the question needs next, of the tools that may be called."""
    need = read_question(request.prompt)
    search, calculate = (_offered(request.tools, words) for words in (_SEARCHES, _CALCULATES))
    if search is None and calculate is None:
        return _other(request, draw)
    searched, calculated = (_results(request.used, tool) for tool in (search, calculate))
    found = known(need, [use.result for use in searched])
    wanted = _search(need, found, searched, draw) if search in request.allowed and not calculated else ""
    if search and wanted:
        return search.name, _arguments(search, wanted)
    wanted = _calculation(need, found, calculated, draw) if calculate in request.allowed else ""
    if calculate and wanted:
        return calculate.name, _arguments(calculate, wanted)
    if need.work == "none":
        return "", answers.reply(read("", request.prompt), draw)
    return "", answer(need, found, calculated[0].result if calculated else "", draw)


def _forced(request: Request, draw: random.Random) -> tuple[str, str]:
    """A tool that has to be called though none is needed: one not used yet, if there is one. Raises NoValue."""
    done = {use.name for use in request.used}
    tool = min(request.allowed, key=lambda tool: tool.name in done)
    need = read_question(request.prompt)
    text = query(list(things), draw) if (things := known(need, []).things) else request.prompt
    if tool == _offered(request.tools, _CALCULATES):
        text = need.expression or " + ".join(re.findall(r"\d+(?:\.\d+)?", request.prompt)) or "0"
    place = _place(tool)
    made = instance(tool.schema, request.prompt, draw, {place: text} if place else None)
    return tool.name, json.dumps(made, ensure_ascii=False)


def _search(need: Need, found: Known, searched: list[Used], draw: random.Random) -> str:
    """What to search for next; empty when enough is known, or when it has been tried in vain."""
    missing = [thing for thing in found.missing if _tries(thing.name, searched) < 1]
    if not missing:
        retry = [thing for thing in found.missing if _tries(thing.name, searched) == 1]
        if retry and len(searched) < 2 * len(need.subjects) and draw.random() < _AGAIN:
            return search_words(retry[0])
        sure = need.work == "fact" and not found.missing and found.figures and len(searched) <= found.hops + 1
        if sure and draw.random() < _VERIFIES and _tries(found.figures[0].name, searched) < 2:
            return search_words(found.things[0])
        return ""
    if len(missing) > 1 and not searched and draw.random() < _TWO_AT_ONCE:
        return query(missing, draw)
    return query(missing[:1], draw)


def _calculation(need: Need, found: Known, calculated: list[Used], draw: random.Random) -> str:
    """What to calculate next; empty when there is nothing to calculate, or it is done."""
    wanted = "" if need.work == "compare" else expression(need, found)  # two figures are compared at sight
    if not wanted:
        return ""
    if not calculated:
        easy = "**" not in wanted and len(wanted) < 30
        return "" if draw.random() < _IN_THE_HEAD and easy else wanted
    failed = calculated[-1].result.startswith("Error")
    if len(calculated) == 1 and draw.random() < (_REPEATS if failed else _VERIFIES):
        return f"({wanted})" if failed else check(need, found, calculated[0].result)
    return ""


def _tries(name: str, searched: list[Used]) -> int:
    return sum(stems(name) <= stems(use.arguments) for use in searched)


def _results(used: Sequence[Used], tool: Function | None) -> list[Used]:
    """The uses of one tool that have a result."""
    return [use for use in used if tool is not None and use.name == tool.name and use.result]


def _offered(tools: Sequence[Function], words: re.Pattern[str]) -> Function | None:
    """The first tool of a kind, known by its name or else by what is said of it."""
    by_name = (tool for tool in tools if words.search(tool.name) and _place(tool))
    by_words = (tool for tool in tools if words.search(tool.description) and _place(tool))
    return next(by_name, None) or next(by_words, None)


def _place(tool: Function) -> str:
    """The parameter that takes the text."""
    properties: dict[str, Any] = tool.schema.get("properties") or {}
    return next((name for name, kind in properties.items() if kind.get("type") == "string"), "")


def _arguments(tool: Function, text: str) -> str:
    return json.dumps({_place(tool): text}, ensure_ascii=False)


def _other(request: Request, draw: random.Random) -> tuple[str, str]:
    """With tools of which only the description is known: one that the question speaks of, each at most once."""
    done = {use.name for use in request.used}
    asked = stems(request.prompt)
    for tool in request.allowed:
        named = stems(tool.name.replace("_", " ") + " " + tool.description)
        if tool.name not in done and overlap(asked, named) > 0:
            try:
                return tool.name, json.dumps(instance(tool.schema, request.prompt, draw), ensure_ascii=False)
            except NoValue:
                continue
    if request.used:
        return "", " ".join(f"{use.name} says: {use.result}" for use in request.used)
    return "", answers.reply(read("", request.prompt), draw)

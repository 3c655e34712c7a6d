"""One answer to one request: a tool that is chosen, an object for a schema, or a text."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass

from core.models.simulated.replies import agent, desk, speak, tasks
from core.models.simulated.replies.asked import Asked, read
from core.models.simulated.replies.shapes import fill
from core.models.simulated.replies.text import words
from core.models.simulated.replies.topics import topics
from core.models.simulated.request import Request
from core.models.simulated.schema import instance

_TASKS = ("score", "improve")
_PROJECTS = ("plan", "part", "combine")
_MESSAGES = ("classify", "diagnose", "solve", "verify", "account", "policy")
_WRITES = ("write", "compose", "draft", "design", "create")
_NAMED = 3  # things that it does know, named where it did not know what was asked


@dataclass(frozen=True, slots=True)
class Spoken:
    """`tool`: the one that is chosen, then the text is its arguments as JSON."""

    text: str
    tool: str = ""
    unknown: str = ""  # what of the request it does not know or cannot follow; empty: nothing
    knows: tuple[str, ...] = ()  # things of that kind which it does know


def answer(request: Request, draw: random.Random) -> Spoken:
    """What the simulated model answers. Raises NoValue for a schema that nothing fits."""
    if request.allowed or (request.tools and request.used and request.schema is None):
        tool, said = agent.act(request, draw)
        return Spoken(said.text, tool, said.unknown, agent.EXAMPLES if said.unknown else ())
    asked = read(request.instructions, request.prompt)
    if request.schema is None:
        said = agent.STEPS.get(asked.kind, speak.say)(asked, draw)
        return Spoken(said.text, unknown=said.unknown, knows=_known(asked, draw) if said.unknown else ())
    value, unknown = fill(asked, request.schema, draw)
    text = json.dumps(instance(request.schema, request.prompt, draw, value), ensure_ascii=False)
    return Spoken(text, unknown=unknown, knows=_known(asked, draw) if unknown else ())


def _known(asked: Asked, draw: random.Random) -> tuple[str, ...]:
    """Three things of the kind that was asked for, which it does know."""
    task = asked.section("task")
    first = next(iter(words(task, 1)), "")
    if asked.kind in _MESSAGES or asked.role:
        names: tuple[str, ...] = desk.examples()
    elif asked.kind in _TASKS or (asked.kind == "ask" and first in _WRITES):
        names = tasks.titles()
    else:
        wanted = "projects" if asked.kind in _PROJECTS else ""
        names = tuple(topic.title for topic in topics() if topic.of(wanted))
    own = {word for word in words(task, 40) if len(word) > 3}
    drawn = draw.sample(names, len(names))
    return tuple(sorted(drawn, key=lambda name: -len(own.intersection(words(name))))[:_NAMED])

"""Replies as real servers send them, played over loopback by one server, and what comes of each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from core.choose import choose
from core.engine.recorder import Recorder, active
from core.errors import CallFailed, WorkflowError
from core.llm import llm, parse
from core.models.live import Live
from core.models.model import Answer, Ask
from core.trace.span import Span
from tests.core.models.fault_server import head
from tests.core.models.live_replies import KEY

JSON, SSE = "application/json", "text/event-stream"
AT_ONCE = 16
AS_IT_CAME = ("what the server took for thoughts", "out of a tool call")  # only the place was another one


@dataclass(frozen=True)
class Quirk:
    """One reply, and what must come of it: a text, the fields of a shape, a tool with its arguments, or an error."""

    section: str
    name: str
    api: str
    streamed: bool
    body: bytes
    want: Any
    kind: str | None = JSON  # the content type; None: there is none
    step: int = 0  # bytes that the server sends at a time; 0: all at once
    shape: type[BaseModel] | None = None
    tools: tuple[Callable[..., str], ...] = ()
    says: str = ""  # in the sentence of the error
    done: str | None = None  # in what is said to have been done
    thoughts: str | None = None
    usage: tuple[int | None, ...] | None = None  # in, out, cached, reasoning
    shown: str | None = None  # by the stream; the answer itself where this is None

    @property
    def id(self) -> str:
        """What it is called in a message."""
        return f"{self.section} {self.name}, {self.api}{', streamed' if self.streamed else ''}"


@dataclass
class Outcome:
    """What came of a reply."""

    value: Any  # the answer, or the error
    span: Span
    shown: list[str] = field(default_factory=list)


class Watched(Live):
    """Keeps what was shown while it streamed in; fails without a pause between its attempts."""

    pace = 0.0

    def __init__(self, url: str, api: str) -> None:
        super().__init__(KEY, url, "m", api)
        self.shown: dict[str, list[str]] = {}

    async def answer(self, ask: Ask) -> Answer:
        shown = self.shown[ask.model or ""] = []
        on_text, on_taken_back = ask.on_text, ask.on_taken_back
        if on_text is None or on_taken_back is None:
            return await super().answer(ask)

        def show(text: str) -> None:
            shown.append(text)
            on_text(text)

        def take_back() -> None:
            shown.clear()
            on_taken_back()

        return await super().answer(replace(ask, on_text=show, on_taken_back=take_back))


def played(quirks: list[Quirk]) -> list[Outcome]:
    """What comes of each, all in one event loop and from one server, which goes by the model's name."""

    async def main() -> list[Outcome]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        slots = asyncio.Semaphore(AT_ONCE)
        async with server, Watched(url, "chat") as chat, Watched(url, "responses") as responses:

            async def one(number: int, quirk: Quirk) -> Outcome:
                async with slots:
                    return await _outcome(quirk, str(number), chat if quirk.api == "chat" else responses)

            return await asyncio.gather(*(one(*pair) for pair in enumerate(quirks)))

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            lines = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
            length = next(int(line.partition(":")[2]) for line in lines if line.startswith("content-length"))
            quirk = quirks[int(json.loads(await reader.readexactly(length))["model"])]
            writer.write(head(kind=quirk.kind) if quirk.kind else b"HTTP/1.1 200 X\r\nconnection: close\r\n\r\n")
            for at in range(0, len(quirk.body), quirk.step or len(quirk.body)):
                writer.write(quirk.body[at : at + (quirk.step or len(quirk.body))])
                await writer.drain()
                await asyncio.sleep(0)
        except ConnectionError:
            pass
        finally:
            writer.close()

    return asyncio.run(main())


async def _outcome(quirk: Quirk, name: str, model: Watched) -> Outcome:
    run = Recorder(model, streaming=quirk.streamed)

    async def call() -> Any:
        active.set(run)
        if quirk.tools:
            choice = await choose(quirk.tools, "Hello?", step="s", model=name)
            return choice.answer if choice.answer is not None else (choice.name, _data(choice.arguments))
        if quirk.shape:
            return (await parse(quirk.shape, "Hello?", step="s", model=name)).model_dump(mode="json")
        return await llm("Hello?", step="s", model=name)

    value: Any
    try:
        value = await asyncio.create_task(call())
    except CallFailed as failed:
        value = failed.last
    except WorkflowError as error:
        value = error
    return Outcome(value, run.snapshot().spans[0], model.shown[name])


def _data(arguments: str) -> Any:
    try:
        return json.loads(arguments)
    except (ValueError, RecursionError):
        return arguments


def wrong(quirk: Quirk, outcome: Outcome) -> str:
    """What is not as it must be; nothing where all is."""
    value, span = outcome.value, outcome.span
    if isinstance(quirk.want, type):
        if not isinstance(value, quirk.want):
            return f"{value!r} instead of {quirk.want.__name__}"
        return "" if quirk.says in str(value) else f"{str(value)!r} without {quirk.says!r}"
    if value != quirk.want:
        return f"{value!r} instead of {quirk.want!r}"
    if quirk.done is not None and quirk.done not in "; ".join(span.done):
        return f"{span.done} without {quirk.done!r}"
    if quirk.done and span.raw is None and quirk.done not in AS_IT_CAME:
        return "what came is not kept"
    if quirk.thoughts is not None and span.thoughts != quirk.thoughts:
        return f"{span.thoughts!r} as thoughts instead of {quirk.thoughts!r}"
    last = span.attempts[-1]
    usage = (last.tokens_in, last.tokens_out, last.tokens_cached, last.tokens_reasoning)
    if quirk.usage is not None and usage != quirk.usage:
        return f"{usage} used instead of {quirk.usage}"
    return _wrongly_shown(quirk, outcome)


def _wrongly_shown(quirk: Quirk, outcome: Outcome) -> str:
    shown = "".join(outcome.shown)
    if quirk.tools or quirk.shape or not quirk.streamed:
        return ""
    expected = quirk.want if quirk.shown is None else quirk.shown
    return "" if shown == expected else f"{shown!r} shown instead of {expected!r}"


def tried(quirks: Iterable[Quirk]) -> dict[str, tuple[int, int, list[str]]]:
    """By section: how many held, how many were tried, and what was wrong with the others."""
    listed = list(quirks)
    sections: dict[str, tuple[int, int, list[str]]] = {}
    for quirk, outcome in zip(listed, played(listed), strict=True):
        held, of, told = sections.get(quirk.section, (0, 0, []))
        said = wrong(quirk, outcome)
        sections[quirk.section] = held + (not said), of + 1, told + ([f"{quirk.id}: {said}"] if said else [])
    return sections

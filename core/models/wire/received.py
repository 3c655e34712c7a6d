"""The body of a reply, as it comes in: told by its first bytes, not by its type, and shown while it streams."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any, Protocol

from core.errors import ConnectionFailed
from core.models.model import Answer, Ask
from core.models.wire import chat_api, responses_api
from core.models.wire.answers import LIMIT, not_an_answer, server_says, too_large
from core.models.wire.other_apis import as_chunk, as_reply
from core.models.wire.packed import is_binary, is_packed, packed_otherwise, unpacked
from core.models.wire.parts import error_in
from core.models.wire.shown import Shown
from core.models.wire.sse import Event, Events, is_whole

_BOM = b"\xef\xbb\xbf"
_BLANKS = b" \t\r\n"
_DRAIN = 0.1  # seconds a stream gets to end after its last event, so that its connection can be used again
_USAGE = 2.0  # seconds it gets to tell its usage, after the reason why the answer ended
_DECODER = json.JSONDecoder()
_ENDS = (b"DONE", b"END", b"EOS")
_MAY_BE_EVENT = re.compile(  # of any API; all else is a whole reply, and a long one would be read three times
    rb'delta|response\.|message_start|"stop_reason"\s*:\s*"|"(?:done|stop|candidates|promptFeedback)"\s*:'
)
_PING = re.compile(r"ping|pong|keep[-_]?alive|heart[-_]?beat", re.IGNORECASE)  # an event's name
_ALIVE = re.compile(  # an event's name, or words in the place of data
    r"\W*((still )?(ping|pong|keep[-_ ]?alive|heart[-_ ]?beat|alive|processing|waiting|queued|loading|thinking|working"
    r"|status|comment|connected|open|close|closed|end|done|complete))\W*\d*\W*|\W*",
    re.IGNORECASE,
)


class Collected(Protocol):
    """Collects one streamed reply."""

    ended: bool  # nothing more comes

    @property
    def whole(self) -> bool:
        """Has the server said that the answer ended?"""

    @property
    def size(self) -> int:
        """Characters collected so far."""

    @property
    def body(self) -> dict[str, Any] | None:
        """What was streamed, as one body; None where nothing readable came, or no end of it."""

    def feed(self, event: Any) -> str:
        """The next event of the stream; the text in it, if any."""


class Reader(Protocol):
    """How the replies of one API read."""

    @property
    def Stream(self) -> Callable[[], Collected]:
        """What collects the events of one streamed answer."""

    def knows(self, data: dict[str, Any]) -> bool:
        """Is this a reply or an event of this API?"""

    def read(self, body: Any, model: str, ask: Ask) -> Answer:
        """The answer in a body. Raises UnusableAnswer."""


def reader_of(data: object, asked: Reader) -> Reader | None:
    """Who reads this reply or event; None where it does not tell. `asked`: the one whose API was spoken."""
    if not isinstance(data, dict):
        return None
    if asked.knows(data):
        return asked
    if chat_api.knows(data) or as_chunk(data) is not None:
        return chat_api
    return responses_api if responses_api.knows(data) else None


async def received(chunks: AsyncIterator[bytes], reader: Reader, ask: Ask, model: str) -> Answer:
    """The answer in the body of a reply, whole or streamed, whichever was asked for. Raises a CallError."""
    start = await _start(chunks)
    for _ in range(2):  # some proxies pack what was packed before
        if is_packed(start):
            chunks = unpacked(start, chunks)
            start = await _start(chunks)
    if start[:1] not in (b"{", b"["):
        return await _streamed(start, chunks, reader, ask, model)
    while b"\n" not in start and (chunk := await anext(chunks, b"")):
        start += chunk
        if len(start) > LIMIT:
            raise too_large()
    first, _, _ = start.partition(b"\n")
    if _MAY_BE_EVENT.search(first) and is_whole(first.strip()) and _is_event(json.loads(first)):
        return await _streamed(start, chunks, reader, ask, model)
    body = bytearray(start)
    async for chunk in chunks:
        body += chunk
        if len(body) > LIMIT:
            raise too_large()
    replies = _values(bytes(body))
    if not any(map(_is_event, replies)):
        return _read(replies[0], reader, ask, model)
    coming = _Coming(reader, replace(ask, on_text=None, on_thoughts=None))  # it is all there, and did not stream
    for event in replies:
        coming.feed(event)
    return coming.answer(model)


async def _start(chunks: AsyncIterator[bytes]) -> bytes:
    """The first bytes that tell what comes, behind a byte order mark, which may itself come in pieces."""
    start = b""
    async for chunk in chunks:
        start = (start + chunk).lstrip(_BLANKS).removeprefix(_BOM).lstrip(_BLANKS)
        if start and not _BOM.startswith(start) and start not in (b"\x1f", b"\x78"):
            break
    return start


def _read(body: Any, reader: Reader, ask: Ask, model: str) -> Answer:
    """A whole reply, in whichever API it came."""
    if isinstance(body, dict) and not reader.knows(body):
        body = as_reply(body)
    return (reader_of(body, reader) or reader).read(body, model, ask)


def _values(body: bytes) -> list[Any]:
    """What a body of JSON holds: one reply, or several one after the other or in a list. Raises UnreadableAnswer."""
    try:
        values = [json.loads(body)]
    except (ValueError, RecursionError):
        values = _one_by_one(body)
    if len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    if not values:  # not JSON, cut off, not UTF-8, or nested beyond reason
        raise not_an_answer()
    if len(values) > 1 and not any(map(_is_event, values)):  # several whole ones: nobody could say which is meant
        raise not_an_answer()
    return values


def _one_by_one(body: bytes) -> list[Any]:
    values = []
    try:
        rest = body.decode().strip().removesuffix("[DONE]").rstrip().removesuffix("data:")
        while rest:
            value, end = _DECODER.raw_decode(rest)
            values.append(value)
            rest = rest[end:].lstrip()
    except (ValueError, RecursionError):
        return []
    return values


def _is_event(data: object) -> bool:
    """Is this a piece of a stream, and no whole reply?"""
    if not isinstance(data, dict):
        return False
    choices = data.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if str(data.get("type")).startswith("response.") or (isinstance(choice, dict) and "delta" in choice):
        return True
    return choices is None and "generated_text" not in data and as_chunk(data) is not None


async def _streamed(start: bytes, chunks: AsyncIterator[bytes], reader: Reader, ask: Ask, model: str) -> Answer:
    """The answer of a stream of events, after each piece of its text went to `ask.on_text`."""
    coming, events = _Coming(reader, ask), Events()
    async for chunk in _coming(start, chunks, coming):
        for event in events.feed(chunk):
            coming.take(event)
        if coming.stream.ended:
            break
    else:
        for event in events.end():
            if is_whole(event.data):  # else it broke off in the middle
                coming.take(event)
    if not events.begun and (start or ask.on_text is None):
        raise packed_otherwise() if is_binary(start) else not_an_answer()
    answer = coming.answer(model)
    coming.shown.end(answer)
    with contextlib.suppress(Exception):  # the answer is whole: nothing that happens now matters
        async with asyncio.timeout(_DRAIN):
            async for _ in chunks:
                pass
    return answer


async def _coming(start: bytes, chunks: AsyncIterator[bytes], coming: _Coming) -> AsyncIterator[bytes]:
    """The chunks of a stream. Once the answer is whole, neither a silence nor a broken connection matters."""
    clock, until = asyncio.get_running_loop().time, None
    yield start
    while True:
        if coming.stream.whole and until is None:
            until = clock() + _USAGE
        if until is None:
            chunk = await anext(chunks, None)
        else:
            try:
                async with asyncio.timeout_at(until):
                    chunk = await anext(chunks, None)
            except Exception:
                return
        if chunk is None:
            return
        yield chunk


class _Coming:
    """A streamed reply as far as it has come, in whichever API: the first event that tells it decides."""

    def __init__(self, reader: Reader, ask: Ask) -> None:
        self.reader = reader
        self.stream = reader.Stream()
        self.shown = Shown(ask)
        self._ask = ask
        self._told = False  # is it known who reads it?
        self._foreign = False

    def take(self, event: Event) -> None:
        """The next event. Raises a CallError for one that is an error or cannot be read."""
        stream = self.stream
        if stream.ended:
            return  # what comes behind the end is no part of the answer
        if event.data.strip(b"\"' []<>").upper() in _ENDS:
            stream.ended = True
            return
        for data in _pieces(event):
            self.feed(data)

    def feed(self, data: Any) -> None:
        """The next piece of it, as data."""
        if not self._told and (own := reader_of(data, self.reader)) is not None:
            self._told, self._foreign = True, not own.knows(data)
            if own is not self.reader:
                self.reader, self.stream = own, own.Stream()
        if self._foreign and isinstance(data, dict):
            data = as_chunk(data) or data
        stream = self.stream
        size = stream.size
        piece = stream.feed(data)
        if stream.size > LIMIT:
            raise too_large()
        if stream.size > size and not piece:  # something came, and no text
            self.shown.thoughts()
        self.shown.add(piece)

    def answer(self, model: str) -> Answer:
        """All of it. Raises a CallError where that is none, or not whole."""
        body = self.stream.body
        # A stream that just ends raises nothing by itself, and half of an answer would pass for the whole.
        if body is None:
            raise ConnectionFailed("the answer broke off before its end. Try again.", status=200)
        return self.reader.read(body, model, self._ask)


def _pieces(event: Event) -> list[Any]:
    """The data of an event: mostly one piece of the stream; none where it is a sign of life."""
    data = _data(event.data.rstrip(b", "))
    failed = "error" in event.name
    if isinstance(data, str) and not failed:
        if _ALIVE.fullmatch(data) or (event.name and _ALIVE.fullmatch(event.name)):
            return []
        raise not_an_answer()
    if not failed and (not isinstance(data, dict | list) or not data or _PING.fullmatch(event.name)):
        return []
    if isinstance(data, dict) and "type" not in data and event.name.startswith("response."):
        data["type"] = event.name  # some say the kind of an event there alone
    if failed:
        raise server_says((error_in(data) if isinstance(data, dict) else None) or data)
    return data if isinstance(data, list) else [data]


def _data(data: bytes) -> Any:
    """The JSON that an event holds, also where it was written twice; else its words."""
    try:
        value = json.loads(data)
        return json.loads(value) if isinstance(value, str) and value.startswith("{") else value
    except (ValueError, RecursionError):
        return data.decode(errors="replace")

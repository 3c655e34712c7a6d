"""The body of a reply, as it comes in: told by its first bytes, not by its type, and shown while it streams."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Callable
from typing import Any, Protocol

from core.errors import ConnectionFailed
from core.models.model import Answer, Ask
from core.models.wire.answers import LIMIT, mended, not_an_answer, plain_text, server_says, too_large
from core.models.wire.parts import error_in
from core.models.wire.sse import Event, Events, is_whole
from core.models.wire.thoughts import Apart

_BOM = b"\xef\xbb\xbf"
_BLANKS = b" \t\r\n"
_DRAIN = 0.1  # seconds a stream gets to end after its last event, so that its connection can be used again
_USAGE = 2.0  # seconds it gets to tell its usage, after the reason why the answer ended
_DECODER = json.JSONDecoder()
_ENDS = (b"DONE", b"END", b"EOS")
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

    def read(self, body: Any, model: str, ask: Ask) -> Answer:
        """The answer in a body. Raises UnusableAnswer."""


async def received(chunks: AsyncIterator[bytes], reader: Reader, ask: Ask, model: str) -> Answer:
    """The answer in the body of a reply, whole or streamed, whichever was asked for. Raises a CallError."""
    start = b""
    async for chunk in chunks:
        start = (start + chunk).lstrip(_BLANKS).removeprefix(_BOM).lstrip(_BLANKS)
        # The first byte tells, behind a byte order mark, which may itself come in pieces.
        if start and not _BOM.startswith(start):
            break
    if start[:1] not in (b"{", b"["):
        return await _streamed(start, chunks, reader, ask, model)
    while b"\n" not in start and (chunk := await anext(chunks, b"")):
        start += chunk
        if len(start) > LIMIT:
            raise too_large()
    first, _, _ = start.partition(b"\n")
    if is_whole(first.strip()) and _is_event(json.loads(first)):
        return await _streamed(start, chunks, reader, ask, model)
    body = bytearray(start)
    async for chunk in chunks:
        body += chunk
        if len(body) > LIMIT:
            raise too_large()
    replies = _values(bytes(body))
    if not any(map(_is_event, replies)):
        return reader.read(replies[0], model, ask)
    stream = reader.Stream()
    for event in replies:
        stream.feed(event)
    return _answer(stream, reader, ask, model)


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
    # Several whole replies are none: nobody could say which one is meant.
    return values if len(values) == 1 or any(map(_is_event, values)) else []


def _is_event(data: object) -> bool:
    """Is this a piece of a stream, and no whole reply?"""
    if not isinstance(data, dict):
        return False
    choices = data.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    return str(data.get("type")).startswith("response.") or (isinstance(choice, dict) and "delta" in choice)


async def _streamed(start: bytes, chunks: AsyncIterator[bytes], reader: Reader, ask: Ask, model: str) -> Answer:
    """The answer of a stream of events, after each piece of its text went to `ask.on_text`."""
    stream, events, shown = reader.Stream(), Events(), _Shown(ask)
    async for chunk in _coming(start, chunks, stream):
        for event in events.feed(chunk):
            _take(event, stream, shown)
        if stream.ended:
            break
    else:
        for event in events.end():
            if is_whole(event.data):  # else it broke off in the middle
                _take(event, stream, shown)
    if not events.begun and (start or ask.on_text is None):
        raise not_an_answer()
    answer = _answer(stream, reader, ask, model)
    shown.end(answer)
    with contextlib.suppress(Exception):  # the answer is whole: nothing that happens now matters
        async with asyncio.timeout(_DRAIN):
            async for _ in chunks:
                pass
    return answer


async def _coming(start: bytes, chunks: AsyncIterator[bytes], stream: Collected) -> AsyncIterator[bytes]:
    """The chunks of a stream. Once the answer is whole, neither a silence nor a broken connection matters."""
    clock, until = asyncio.get_running_loop().time, None
    yield start
    while True:
        if stream.whole and until is None:
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


def _take(event: Event, stream: Collected, shown: _Shown) -> None:
    """One event of a stream. Raises a CallError for one that is an error or cannot be read."""
    if stream.ended:
        return  # what comes behind the end is no part of the answer
    if event.data.strip(b"\"' []<>").upper() in _ENDS:
        stream.ended = True
        return
    for data in _pieces(event):
        size = stream.size
        piece = stream.feed(data)
        if stream.size > LIMIT:
            raise too_large()
        if stream.size > size and not piece:  # something came, and no text
            shown.thoughts()
        shown.add(piece)


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


def _answer(stream: Collected, reader: Reader, ask: Ask, model: str) -> Answer:
    body = stream.body
    # A stream that just ends raises nothing by itself, and half of an answer would pass for the whole.
    if body is None:
        raise ConnectionFailed("the answer broke off before its end. Try again.", status=200)
    return reader.read(body, model, ask)


class _Shown:
    """What is shown of an answer while it streams in: its text without the thoughts in it."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._apart = Apart()
        self._text: list[str] = []
        self._thinks = False
        self._half = ""  # of a character, whose other half may come with the next piece

    def add(self, piece: str) -> None:
        """The next piece of the text that came."""
        if self._ask.on_text is None or not piece:
            return
        piece = mended(self._half + piece)
        self._half = piece[-1] if "\ud800" <= piece[-1] <= "\udbff" else ""
        told = self._apart.feed(plain_text(piece.removesuffix(self._half)))
        if self._apart.taken_back:
            self._tell_of_thoughts()
            self._take_back()
        elif self._apart.thinks:
            self.thoughts()
        self._show(told)

    def thoughts(self) -> None:
        """Thoughts have come; behind a beginning of the text they tell nothing new."""
        if not self._text:
            self._tell_of_thoughts()

    def end(self, answer: Answer) -> None:
        """All of it has come, and is this answer: what was not shown of it is now."""
        if self._ask.on_text is None:
            return
        self._show(self._apart.end())
        shown = "".join(self._text)
        if answer.tool or answer.text == shown:
            return
        if not answer.text.startswith(shown):
            if self._ask.on_taken_back is None:
                return
            self._take_back()
            shown = ""
        self._show(answer.text.removeprefix(shown))

    def _show(self, text: str) -> None:
        if text and self._ask.on_text is not None:
            self._text.append(text)
            self._ask.on_text(text)

    def _tell_of_thoughts(self) -> None:
        if not self._thinks and self._ask.on_thoughts is not None:
            self._thinks = True
            self._ask.on_thoughts()

    def _take_back(self) -> None:
        if self._ask.on_taken_back is not None:
            self._ask.on_taken_back()
            self._text.clear()

"""One attempt at one answer, through the openai client. Where the requests go is up to the subclass."""

from __future__ import annotations

import asyncio
import contextlib
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import aclosing
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from core.errors import CallError, ConfigError, ConnectionFailed, WorkflowError
from core.models.model import Answer, Ask
from core.models.wire import chat_api, responses_api
from core.models.wire.answers import LIMIT, not_an_answer, too_large, writable
from core.models.wire.failures import explain
from core.models.wire.sse import Events
from core.trace.span import World

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI


class Collected(Protocol):
    """Collects one streamed reply."""

    ended: bool

    @property
    def body(self) -> dict[str, Any] | None:
        """What was streamed, as one body; None where nothing readable came."""

    def feed(self, event: Any) -> str:
        """The next event of the stream; the text in it, if any."""


class Wire(Protocol):
    """One API: a module with these names."""

    PATH: str

    @property
    def Stream(self) -> Callable[[], Collected]:
        """What collects the events of one streamed answer."""

    def request(self, ask: Ask, model: str) -> dict[str, Any]:
        """The body of a request for one attempt."""

    def read(self, body: Any, model: str) -> Answer:
        """The answer in a body. Raises UnusableAnswer."""


_APIS: dict[str, Wire] = {"responses": responses_api, "chat": chat_api}
_UNREAD: bool = True  # the client leaves the body to us
_DRAIN = 0.1  # seconds a stream gets to end after its last event, so that its connection can be used again


def open_client(key: str, base_url: str, http_client: httpx2.AsyncClient) -> AsyncOpenAI:
    """A client that knows what it is told here and nothing from the environment; retries are ours."""
    from openai import AsyncOpenAI

    client = AsyncOpenAI(api_key=key, base_url=base_url, http_client=http_client, max_retries=0)
    client.organization = client.project = None
    client._custom_headers = {}  # from OPENAI_CUSTOM_HEADERS
    client._platform = "Unknown"  # else the first request of each client asks the system, in a thread
    return client


class ClientModel(ABC):
    """A model behind an AsyncOpenAI. A client belongs to an event loop: each loop that opens the model has its own."""

    world: World
    host = ""
    pace = 1.0

    def __init__(self, name: str, api: str, call_deadline: float) -> None:
        if api not in _APIS:
            raise ConfigError(f"There is no API {api!r}: choose 'responses' or 'chat'.")
        self.name = name
        self.api = api
        self.call_deadline = call_deadline
        self._wire = _APIS[api]
        self._clients: dict[asyncio.AbstractEventLoop, tuple[AsyncOpenAI, int]] = {}

    @abstractmethod
    def connect(self) -> AsyncOpenAI:
        """A new client with its key, base URL and HTTP transport."""

    def take(self) -> AsyncOpenAI:
        """The client to use from now on in the running loop."""
        return self.connect()

    async def leave(self, client: AsyncOpenAI) -> None:
        """The client is not used any more."""
        await client.close()

    def headers(self, ask: Ask) -> dict[str, str]:
        """What goes along with a request besides its body."""
        return {}

    def before(self) -> None:  # noqa: B027  (most models have nothing to do here)
        """Called for each attempt before it is sent."""

    def unforeseen(self, error: Exception) -> CallError | None:
        """The failure that an error means which nobody foresaw; None: it is a bug, and crashes."""
        return None

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        client, users = self._clients.get(loop) or (self.take(), 0)
        self._clients[loop] = (client, users + 1)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        loop = asyncio.get_running_loop()
        client, users = self._clients.pop(loop)
        if users > 1:
            self._clients[loop] = (client, users - 1)
        else:
            await self.leave(client)

    async def answer(self, ask: Ask) -> Answer:
        """One attempt, which ends after `ask.timeout` seconds of the clock at the latest.

        Raises CallError for whatever comes instead of an answer, and NotSent where no request went out.
        """
        client, _ = self._clients[asyncio.get_running_loop()]
        model = ask.model or self.name
        self.before()
        body, headers = self._wire.request(ask, model), self.headers(ask)
        try:
            # The client's own lies between two reads: a server that sends a sign of life now and then never meets it.
            async with asyncio.timeout(ask.timeout):
                return self._wire.read(await self._reply(client, body, headers, ask), model)
        except WorkflowError:
            raise
        except Exception as error:
            failure = explain(error, model=model, seconds=ask.timeout, key=client.api_key) or self.unforeseen(error)
            if failure is None:
                raise
        # Raised out here so that the client's own error, whose request carries the key, is not its context.
        raise failure

    async def _reply(self, client: AsyncOpenAI, body: dict[str, Any], headers: dict[str, str], ask: Ask) -> Any:
        """What the server answers, as data."""
        import httpx2

        # `post` is what the client's own `responses.create` ends in; it skips the typed copies of request and reply,
        # which cost more than all the rest. The whole URL, since the client would parse a path once more to join it.
        response = await client.post(
            _joined(client.base_url, self._wire.PATH),
            cast_to=httpx2.Response,
            body=body,
            options={"headers": headers, "timeout": ask.timeout},
            stream=_UNREAD,
        )
        assert isinstance(response, httpx2.Response)
        try:
            # By what came, not by what was asked for: some servers stream unasked, and some never do.
            if response.headers.get("content-type", "").startswith("text/event-stream"):
                return await self._streamed(response, ask.on_text)
            return _parsed(await _whole(response))
        finally:
            await response.aclose()

    async def _streamed(self, response: httpx2.Response, on_text: Callable[[str], None] | None) -> Any:
        """The whole reply, after each piece of its text went to `on_text`."""
        stream, cutter, size = self._wire.Stream(), Events(), 0
        async with aclosing(response.aiter_bytes()) as chunks:
            async for chunk in chunks:
                for data in cutter.feed(chunk):
                    if data == b"[DONE]":
                        stream.ended = True
                    elif piece := stream.feed(_parsed(data)):
                        size += len(piece)
                        if size > LIMIT:
                            raise too_large()
                        if on_text is not None:
                            on_text(piece)
                if stream.ended:
                    break
        body = stream.body
        # A stream that just ends raises nothing by itself, and half of an answer would pass for the whole.
        if body is None:
            raise ConnectionFailed("the answer broke off before its end. Try again.", status=200)
        with contextlib.suppress(Exception):  # the answer is whole: nothing that happens now matters
            async with asyncio.timeout(_DRAIN):
                async for _ in chunks:
                    pass
        return body


@lru_cache
def _joined(base: httpx2.URL, path: str) -> str:
    """By the client's own reader of URLs: glued to https://host, the path would be a part of the host's name."""
    return str(base.copy_with(raw_path=base.raw_path + path.encode()))


async def _whole(response: httpx2.Response) -> bytes:
    """The body, of which no more than LIMIT is ever held."""
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > LIMIT:
            raise too_large()
    return bytes(body)


def _parsed(data: bytes) -> Any:
    """What the server sent, as data. The one door for its texts, so here stays out what no trace could keep."""
    try:
        reply = json.loads(data)
    except (ValueError, RecursionError):  # not JSON, cut off, not UTF-8, or nested beyond reason
        raise not_an_answer() from None
    if not writable(reply):
        raise not_an_answer()
    return reply

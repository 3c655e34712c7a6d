"""One attempt at one answer, through the openai client. Where the requests go is up to the subclass."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from contextlib import aclosing
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from core.errors import CallError, ConfigError, CutOff, NotTaken, WorkflowError
from core.models.able import Able, Api, api_of
from core.models.model import Answer, Ask
from core.models.wire import chat_api, responses_api
from core.models.wire.answer_limit import at_the_limit
from core.models.wire.answers import Inside
from core.models.wire.failures import explain, heard_in, reason
from core.models.wire.idle import Idle
from core.models.wire.kinds import speaks_of_a_path
from core.models.wire.not_taken import lesson
from core.models.wire.received import Reader, received
from core.models.wire.sending import send
from core.trace.span import World

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI


class Wire(Reader, Protocol):
    """One API: a module with these names."""

    PATH: str

    def request(self, ask: Ask, model: str, able: Able) -> dict[str, Any]:
        """The body of a request for one attempt."""


_APIS: dict[Api, Wire] = {"responses": responses_api, "chat": chat_api}


def open_client(key: str, base_url: str, http_client: httpx2.AsyncClient, query: str = "") -> AsyncOpenAI:
    """A client that knows what it is told here and nothing from the environment; retries are ours.

    An empty `key` is not sent; `query` goes along with every request.
    """
    import httpx2
    from openai import AsyncOpenAI

    client = AsyncOpenAI(
        api_key=key, base_url=base_url, http_client=http_client, max_retries=0, _enforce_credentials=False
    )
    client.organization = client.project = client.admin_api_key = None
    client._custom_headers = {}  # from OPENAI_CUSTOM_HEADERS
    client._custom_query = dict(httpx2.QueryParams(query))
    client._platform = "Unknown"  # else the first request of each client asks the system, in a thread
    return client


class ClientModel(ABC):
    """A model behind an AsyncOpenAI. A client belongs to an event loop: each loop that opens the model has its own."""

    world: World
    host = ""
    pace = 1.0
    idle_limit: float | None = None  # seconds of the clock between two pieces of a stream; None: only the deadline
    answer_limit: int | None = None  # tokens of one answer; None: the server's own limit

    def __init__(self, name: str, api: str | None, call_deadline: float) -> None:
        self.name = name
        self.api = api_of(api)
        self.call_deadline = call_deadline
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

    def headers(self, ask: Ask) -> dict[str, Any]:
        """What goes along with a request besides its body."""
        return {}

    def able(self, model: str) -> Able:
        """What is known of a model: its API in any case."""
        return Able(api=self.api)

    def learn(self, model: str, facts: dict[str, Any]) -> bool:
        """Something is known of a model from now on, in fields of `Able`; False: nobody keeps it."""
        return False

    def forget(self, model: str) -> None:  # noqa: B027  (most models keep nothing)
        """Nothing that was known of a model holds any more."""

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
        able = self.able(model)
        wire = _APIS[able.api or "responses"]
        if self.answer_limit is not None and ask.answer_limit is None:
            ask = replace(ask, answer_limit=self.answer_limit)
        body, headers = wire.request(ask, model, able), self.headers(ask)
        # The client's own lies between two reads: a server that sends a sign of life now and then never meets it.
        limit = asyncio.timeout(ask.timeout)
        idle = Idle(limit, ask, self.idle_limit)
        try:
            async with limit:
                return await self._reply(client, wire, body, headers, idle.ask, model)
        except CutOff as error:
            at_the_limit(error, ask.answer_limit)
            raise
        except Exception as error:
            if isinstance(error, WorkflowError) and not isinstance(error, Inside):
                raise
            failure = (
                (idle.stalled if isinstance(error, TimeoutError) else None)
                # A server that has begun to answer has taken all of the request.
                or (None if idle.begun else self._learnt(error, body, ask, model, able, client.api_key))
                or explain(error, model=model, seconds=ask.timeout, key=client.api_key)
                or self.unforeseen(error)
            )
            if failure is None:
                raise
        # Raised out here so that the client's own error, whose request carries the key, is not its context.
        raise failure

    def _learnt(
        self, error: Exception, body: dict[str, Any], ask: Ask, model: str, able: Able, key: str
    ) -> WorkflowError | None:
        """What the server does not take of this request, remembered: it is sent again without."""
        heard = heard_in(error)
        if heard is None:
            return None
        status = heard.status or 400
        learnt = lesson(heard.told, status, body, ask, able)
        if learnt is None:
            no_path = status in (404, 405, 501) or speaks_of_a_path(heard.told)
            if no_path and not able.left_out.isdisjoint(_APIS):
                self.forget(model)  # neither API is there: what was known is of another server
            return None
        if not self.learn(model, learnt.facts):
            return None
        why = reason(heard.told, key)
        if learnt.facts.get("tools") is False:
            return ConfigError(f"The model {model!r} has no tools ({status}){why}. Pick a model that can use tools.")
        what = f"the server does not take {learnt.what} ({status}){why}. Sent again {learnt.how}."
        return NotTaken(what, status=status)

    async def _reply(
        self, client: AsyncOpenAI, wire: Wire, body: dict[str, Any], headers: dict[str, Any], ask: Ask, model: str
    ) -> Answer:
        """What the server answers."""
        response = await send(client, wire.PATH, body, headers, ask.timeout)
        try:
            async with aclosing(response.aiter_bytes()) as chunks:
                return await received(chunks, wire, ask, model)
        finally:
            await response.aclose()

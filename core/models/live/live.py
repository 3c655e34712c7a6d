"""The live model: one endpoint, one key, one API."""

from __future__ import annotations

import asyncio
import logging
import math
import os
import ssl
import traceback
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies

from core.errors import AddressRefused, CallError, ConfigError, NotSent, UnreadableAnswer, WorkflowError
from core.models.able import Able, Api
from core.models.client import ClientModel, open_client
from core.models.line import Line, line_to
from core.models.live.budget import Budget, Turn
from core.models.live.clients import Clients
from core.models.live.endpoint import INSIDE, OPENAI, endpoint_of, is_private, place_of
from core.models.live.known import Known, known
from core.models.live.limits import allowed, server_budget
from core.models.live.spending import most, used
from core.models.model import Answer, Ask
from core.models.wire.answers import not_an_answer
from core.models.wire.hidden import Hidden, Pieces, hush

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI


ANSWER_LIMIT = 4000  # tokens of one answer: a model that goes round in circles ends by it
IDLE_LIMIT = 10.0  # seconds that a stream may stand still between two pieces of its text
_USUAL, _LOADING = 30.0, 120.0  # seconds for one call: a server on this computer may have to load its model
_NO_PROXY = (
    "The environment names a proxy that cannot be used here. HTTPS_PROXY, HTTP_PROXY and ALL_PROXY take "
    "http://host:port; SOCKS wants the package socksio."
)
_SENT = CallError("it was sent, and its tokens are not known")


class Live(ClientModel):
    """The key goes to `base_url` and nowhere else: redirects are not followed. An empty one is not sent at all.

    `call_deadline`: seconds for one call, retries included; None is 30, and 120 for a server on this computer, which
    loads a model at first. `answer_limit`: tokens of one answer; `idle_limit`: seconds between two pieces of a stream;
    None: no limit of ours.
    `budget` limits what may be spent, and when requests go; a server on this computer takes nothing from it. What a
    server sends holds the key no more. `public_only` refuses an address inside this network, except that OpenAI's
    own certificate is proof enough; no proxy is used then: it would look names up itself. `clients` are those of
    the loop that it will run on; without them each loop that opens the model has a client of its own. `api`: which to
    try first; None: the one that is `known` to work, else OpenAI's own at its address, and chat completions elsewhere.
    """

    world = "live"

    def __init__(
        self,
        api_key: str = "",
        base_url: str | None = None,
        model: str = "gpt-4o-mini",
        api: str | None = None,
        *,
        budget: Budget | None = None,
        call_deadline: float | None = None,
        answer_limit: int | None = ANSWER_LIMIT,
        idle_limit: float | None = IDLE_LIMIT,
        public_only: bool = False,
        clients: Clients | None = None,
        known: Known = known,
    ) -> None:
        self.endpoint = endpoint_of(base_url or OPENAI)
        self.base_url = str(self.endpoint)
        super().__init__(model, api, usual_deadline(self.endpoint.here) if call_deadline is None else call_deadline)
        if answer_limit is not None and not (type(answer_limit) is int and answer_limit > 0):
            raise ConfigError("The answer limit must be a whole number of tokens above 0, or None.")
        for name, seconds in (("call deadline", call_deadline), ("idle limit", idle_limit)):
            if seconds is not None and not 0 < seconds < math.inf:
                raise ConfigError(f"The {name} must be a number of seconds above 0, or None.")
        self.answer_limit = answer_limit
        self.idle_limit = idle_limit
        # In a header such a key fails late, with an error that holds it.
        if not api_key.isascii() or not api_key.isprintable() or " " in api_key:
            raise ConfigError("The API key has characters that no key has.")
        if not api_key and self.base_url == OPENAI:
            raise ConfigError("OpenAI wants a key, and none was given.")
        self.host = place_of(self.endpoint.host)
        self.budget = budget
        self.public_only = public_only and self.base_url != OPENAI
        self._key = api_key
        self.hidden = Hidden(api_key)
        self._clients_of_loop = clients
        self._known = known
        if self.public_only and is_private(self.endpoint.host):
            raise AddressRefused(INSIDE)

    def __repr__(self) -> str:
        return f"Live(base_url={self.base_url!r}, model={self.name!r}, api={self.api!r})"

    @property
    def has_key(self) -> bool:
        """Does a key go along with the requests?"""
        return bool(self._key)

    @property
    def shows_key(self) -> bool:
        """Is it so short a key that it stays where a server repeats it?"""
        return self.has_key and not self.hidden.active

    def connect(self) -> AsyncOpenAI:
        """A client for this endpoint and key."""
        import httpx2
        import openai

        hush()
        inside = is_private(self.endpoint.host)  # no proxy stands between us and our own network
        options: dict[str, Any] = {}
        if self.public_only:
            options["transport"] = _public_transport()
        elif inside or not getproxies():
            options["transport"] = _transport()
        try:
            http_client = openai.DefaultAsyncHttpxClient(verify=_tls(), follow_redirects=False, **options)
        except (ImportError, ValueError, httpx2.InvalidURL):  # all three from a proxy of the environment
            raise ConfigError(_NO_PROXY) from None
        return open_client(self._key, self.endpoint.base, http_client, self.endpoint.query)

    @property
    def line(self) -> Line:
        """The line before this endpoint, for this key, in the running loop."""
        return line_to(self.base_url, self._key)

    def take(self) -> AsyncOpenAI:
        """The client to use from now on in the running loop: that of the loop's `clients`, else one of its own."""
        if self._clients_of_loop is None:
            return super().take()
        return self._clients_of_loop.take(self.base_url, self._key, self.connect)

    async def leave(self, client: AsyncOpenAI) -> None:
        """The client is not needed any more."""
        if self._clients_of_loop is None:
            await super().leave(client)
        else:
            self._clients_of_loop.leave(self.base_url, self._key)

    def able(self, model: str) -> Able:
        """What is known of a model, with the API to use: not one that the server has refused."""
        able = self._known.of(self.base_url, model)
        first: Api = "responses" if self.base_url == OPENAI else "chat"
        api = self.api or able.api or self.endpoint.api or first
        if api in able.left_out:
            api = "chat" if api == "responses" else "responses"
        return able if able.api == api else replace(able, api=api)

    def learn(self, model: str, facts: dict[str, Any]) -> bool:
        """Known from now on, for all that talk to this model at this endpoint."""
        self._known.learn(self.base_url, model, **facts)
        return True

    def forget(self, model: str) -> None:
        """As if it had never been met."""
        self._known.put(self.base_url, model, Able())

    def headers(self, ask: Ask) -> dict[str, Any]:
        """Without a key no header for one; where the address says a version as Azure's do, the header it wants too."""
        if not self._key:
            from openai import Omit

            return {"Authorization": Omit()}
        return {"api-key": self._key} if "api-version=" in self.endpoint.query else {}

    async def turn(self, ask: Ask) -> Turn | None:
        """Wait until the budget lets this request go; None: there is no budget. Raises OverBudget."""
        if self.budget is None:
            return None
        return await self.budget.turn(
            most(ask, ask.model or self.name, self.host, self.answer_limit, self.budget.counts_dollars)
        )

    async def answer(self, ask: Ask) -> Answer:
        """One attempt, paid from the budget, without the key in whatever comes."""
        turn = ask.turn if isinstance(ask.turn, Turn) else await self.turn(ask)
        safe, pieces = self.hidden, None
        if ask.on_text is not None and safe.active:
            pieces = Pieces(safe, ask.on_text, ask.on_taken_back)
            ask = replace(ask, on_text=pieces.add, on_taken_back=ask.on_taken_back and pieces.drop)
        if turn is not None:
            turn.leave()
        told: Answer | CallError | None = None
        try:
            told = await super().answer(ask)
            return safe.record(told)
        except WorkflowError as error:
            told = error if isinstance(error, CallError) else None if isinstance(error, NotSent) else _SENT
            raise safe.error(error) from None
        except asyncio.CancelledError:
            told = _SENT
            raise
        finally:
            if pieces is not None:
                pieces.end()
            if turn is not None:
                if told is not None:
                    turn.settle(used(told, turn, ask.model or self.name, self.host))
                if turn is not ask.turn:
                    turn.give()

    def unforeseen(self, error: Exception) -> UnreadableAnswer:
        """Whatever a server sends ends a call, never the run. The log says where; not the error's text, which may
        repeat what was sent."""
        where = "".join(traceback.format_tb(error.__traceback__))
        logging.getLogger(__name__).error("a reply could not be read: %s\n%s", type(error).__name__, where)
        return not_an_answer()


def usual_deadline(here: bool) -> float:
    """Seconds for one call where no others are set; `here`: to a server on this computer."""
    return _LOADING if here else _USUAL


def from_environment(environment: Mapping[str, str] = os.environ) -> Live:
    """Reads OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL and OPENAI_API, and the limits of what may be spent.

    A server of one's own may need no key.

    Raises ConfigError for a key that is missing or cannot be one, an address that is none, an unknown API, and a limit
    that cannot be read.
    """
    key = environment.get("OPENAI_API_KEY", "").strip()
    base_url = environment.get("OPENAI_BASE_URL", "").strip()
    if not key and not base_url:
        raise ConfigError("LLM_PROVIDER is openai, but OPENAI_API_KEY is not set. Set it, or unset LLM_PROVIDER.")
    return Live(
        key,
        base_url or None,
        environment.get("OPENAI_MODEL") or "gpt-4o-mini",
        environment.get("OPENAI_API") or None,
        budget=Budget(allowed(environment).run, above=server_budget(environment)),
    )


@cache
def _tls() -> ssl.SSLContext:
    """Loading the certificates costs 20 to 30 ms of CPU: once for all clients."""
    import httpx2

    return httpx2.create_ssl_context()


def _transport() -> httpx2.AsyncBaseTransport:
    from core.models.live.lanes import transport

    return transport(_tls())


def _public_transport() -> httpx2.AsyncBaseTransport:
    """Opened straight to an address that was checked: through no proxy, which would look the name up again."""
    from core.models.live.public import PublicTransport

    return PublicTransport(_transport())

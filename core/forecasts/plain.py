"""The simulated model without HTTP, and each request by itself: what it takes under any seed of times.

The same answers at the same times as behind the real client, some ten times as quick: for very many runs on the
virtual clock.
"""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self
from weakref import WeakKeyDictionary

from core.clock import now
from core.errors import RequestRefused
from core.models.account import TooMany
from core.models.model import Answer, Ask
from core.models.simulated.latency import Profile, durations, timing
from core.models.simulated.model import Simulated
from core.models.simulated.provider import ATTEMPT, SAMPLE, placed
from core.models.simulated.request import BadRequest, Request, read
from core.models.simulated.schema import NoValue
from core.models.simulated.wire import counts, tokens
from core.models.wire import responses_api
from core.models.wire.failures import from_status
from core.trace.span import Sample

if TYPE_CHECKING:
    from core.laws.durations import Durations

Asked = tuple[str, str, Sample, str | None]  # instructions, prompt, sample and shape, as a span has them


@dataclass(frozen=True, slots=True)
class Sent:
    """One request to the simulated model that was answered; tokens are counts."""

    request: Request
    sample: str
    attempt: str
    place: tuple[int, int] | None  # of its item, from 1, and how many there are
    profile: Profile
    latency: str
    length: int  # of its answer's text, in tokens: what its time depends on
    tokens_in: int
    tokens_out: int

    def seconds(self, times: int, items: int | None = None) -> float:
        """How long its answer takes under a seed of times; `items`: as one of so many, else of those there were."""
        key = self.request.key(str(times), self.sample, self.attempt)
        return timing(self.profile, self.latency, self.length, self._place(items), random.Random(key)).end

    def lasts(self, items: int | None = None) -> Durations:
        """The distribution that those seconds are drawn from."""
        return durations(self.profile, self.latency, self.length, self._place(items))

    def _place(self, items: int | None) -> tuple[int, int] | None:
        if not (self.place and items):
            return self.place
        # One alone has no neighbours, and then it is not the slow one.
        return self.place[0], items if items > 1 else max(3, self.place[0])


class Plain(Simulated):
    """A simulated model that keeps what was asked of it, in `sent`; nothing streams, and no fault is on order."""

    def __init__(self, like: Simulated, times: int | None = None) -> None:
        self.__dict__.update(like.__dict__)
        self.times = like.times if times is None else times
        self.sent: dict[Asked, Sent] = {}
        self._accounts = WeakKeyDictionary()

    async def answer(self, ask: Ask) -> Answer:
        """One attempt. Raises RequestRefused for what the simulated model does not take, and RateLimited."""
        model, headers = ask.model or self.name, self.headers(ask)
        try:
            request = read("responses", json.dumps(responses_api.request(ask, model)).encode())
            found = self.provider().limited(request, headers, now() / (self.pace or 1))
        except (BadRequest, NoValue) as error:
            raise RequestRefused(str(error)) from None
        if isinstance(found, TooMany):
            await asyncio.sleep(found.seconds * self.pace)
            raise from_status(429, found.headers, found.body, model=model, key="")
        reply, when = found
        given, made = counts(request, reply)
        self.sent[ask.instructions, ask.prompt, ask.sample, ask.schema_name] = Sent(
            request, headers[SAMPLE], headers[ATTEMPT], placed(headers), self.profile.of(ask.step),
            self.latency, tokens(reply.text), given, made,
        )  # fmt: skip
        await asyncio.sleep(when.end * self.pace)
        return Answer(
            reply.text, model, given, made, 0, reply.thought, unknown=reply.unknown, knows=reply.knows,
            tool=reply.tool, tool_id=f"call_{reply.id}" if reply.tool else "",
        )  # fmt: skip

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is no client to close."""

"""The simulated model: the real client, with a provider inside the process behind it."""

from __future__ import annotations

import asyncio
import math
import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakKeyDictionary

from core.errors import ConfigError
from core.laws.limits import ProviderLimits
from core.models.account import Account
from core.models.client import ClientModel, open_client
from core.models.line import Line
from core.models.model import Ask
from core.models.simulated import latency as latencies
from core.models.simulated.faults import FaultPlan
from core.trace.span import Sample

if TYPE_CHECKING:
    from openai import AsyncOpenAI

    from core.models.simulated.provider import Provider

_SLOWEST, _FASTEST = 0.01, 1000.0
_CONNECTIONS = 1_000_000  # to it at once: it opens no file


class Simulated(ClientModel):
    """Needs no key and no network. What an attempt takes and says depends on seed, content, sample and attempt.

    `speed`: 1 is real time, 4 four times as fast, math.inf at once. `latency`: jittered, equal or uneven. A call's
    deadline is in seconds of the model, as its answers are: at speed 4 both pass four times as fast. `times`: the seed
    that times are drawn from, where it is not that of the run: the same answers, each as long as by another seed.
    `limits`: what the provider takes, of all runs in one event loop together; what it refuses waits for it in a line,
    as before a live provider. A minute of them is one of the model, too.
    """

    world = "simulated"

    def __init__(
        self,
        profile: str | latencies.Profile = "small",
        *,
        latency: str = "jittered",
        speed: float = 1.0,
        faults: FaultPlan | None = None,
        name: str = "gpt-4o-mini",
        api: str = "responses",
        call_deadline: float = 30.0,
        times: int | None = None,
        limits: ProviderLimits | None = None,
    ) -> None:
        super().__init__(name, api, call_deadline)
        if not isinstance(speed, int | float) or not (_SLOWEST <= speed <= _FASTEST or speed == math.inf):
            raise ConfigError(f"The speed must be {_SLOWEST:g} to {_FASTEST:g}, or math.inf, not {speed!r}.")
        if not isinstance(call_deadline, int | float) or not call_deadline > 0:
            raise ConfigError(f"A call's deadline must be a number of seconds above 0, not {call_deadline!r}.")
        if limits is not None and speed == math.inf:
            raise ConfigError("A provider's limits are by the minute, and at once no minute passes: choose a speed.")
        self.profile = latencies.profile(profile, latency)
        self.latency = latency
        self.faults = faults
        self.pace = 1 / speed
        self.times = times
        self.limits = limits
        self._accounts = WeakKeyDictionary[asyncio.AbstractEventLoop, tuple[Account, Line]]()

    @property
    def line(self) -> Line | None:
        """The line before the provider in the running loop; None where it refuses nobody."""
        known = self._account()
        return known and known[1]

    def _account(self) -> tuple[Account, Line] | None:
        """What the provider keeps of its limits in the running loop, and the line before it; None without limits."""
        if self.limits is None:
            return None
        loop = asyncio.get_running_loop()
        return self._accounts.setdefault(loop, (Account(self.limits), Line(_CONNECTIONS, self.pace)))

    def provider(self) -> Provider:
        """The server's side, of the running loop if it has limits."""
        from core.models.simulated.provider import Provider

        known = self._account()
        return Provider(self.profile, self.latency, self.name, known and known[0])

    def connect(self) -> AsyncOpenAI:
        """The real client, with the provider in the place of its network."""
        import httpx2

        from core.models.simulated.transport import SimulatedTransport

        transport = SimulatedTransport(self.provider(), self.pace)
        return open_client("simulated", "http://sim.invalid/v1", httpx2.AsyncClient(transport=transport))

    def headers(self, ask: Ask) -> dict[str, str]:
        """What only the simulated provider is sent: seed, sample, attempt, step, place, and a fault on order."""
        from core.models.simulated.provider import ATTEMPT, FAULT, PLACE, SAMPLE, SEED, STEP, TIMES

        sent = {SEED: str(ask.seed), SAMPLE: _digits(ask.sample), ATTEMPT: str(ask.attempt), STEP: quote(ask.step)}
        if ask.item is not None:
            sent[PLACE] = f"{ask.item + 1}/{ask.items or max(3, ask.item + 1)}"
        if self.times is not None:
            sent[TIMES] = str(self.times)
        if self.faults is not None and (fault := self.faults.fault(ask)):
            sent[FAULT] = fault
        return sent


def _digits(sample: Sample) -> str:
    """A sample as a text: as with digits, zeros at its beginning tell nothing apart."""
    return re.sub(r"^(0\.)+", "", ".".join(map(str, (sample,) if isinstance(sample, int) else sample)))

"""The simulated model: the real client, with a provider inside the process behind it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from core.errors import ConfigError
from core.models.client import ClientModel, open_client
from core.models.model import Ask
from core.models.simulated import latency as latencies
from core.models.simulated.faults import FaultPlan
from core.trace.span import Sample

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_SLOWEST, _FASTEST = 0.01, 1000.0


class Simulated(ClientModel):
    """Needs no key and no network. What an attempt takes and says depends on seed, content, sample and attempt.

    `speed`: 1 is real time, 4 four times as fast, math.inf at once. `latency`: jittered, equal or uneven. A call's
    deadline is in seconds of the model, as its answers are: at speed 4 both pass four times as fast. `times`: the seed
    that times are drawn from, where it is not that of the run: the same answers, each as long as by another seed.
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
    ) -> None:
        super().__init__(name, api, call_deadline)
        if not isinstance(speed, int | float) or not (_SLOWEST <= speed <= _FASTEST or speed == math.inf):
            raise ConfigError(f"The speed must be {_SLOWEST:g} to {_FASTEST:g}, or math.inf, not {speed!r}.")
        if not isinstance(call_deadline, int | float) or not call_deadline > 0:
            raise ConfigError(f"A call's deadline must be a number of seconds above 0, not {call_deadline!r}.")
        self.profile = latencies.profile(profile, latency)
        self.latency = latency
        self.faults = faults
        self.pace = 1 / speed
        self.times = times

    def connect(self) -> AsyncOpenAI:
        """The real client, with the provider in the place of its network."""
        import httpx2

        from core.models.simulated.provider import Provider
        from core.models.simulated.transport import SimulatedTransport

        transport = SimulatedTransport(Provider(self.profile, self.latency, self.name), self.pace)
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

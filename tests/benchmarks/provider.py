"""The simulated provider with its own time taken out, so that what is measured is the way to it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx2
from openai import AsyncOpenAI

import core
from core.models.client import open_client
from core.models.simulated.provider import Delivery, Provider
from core.models.simulated.transport import SimulatedTransport

KEY, URL = "simulated", "http://sim.invalid/v1"


@dataclass(frozen=True, slots=True)
class Clocked(Provider):
    """Knows how long it wrote: CPU seconds."""

    spent: list[float] = field(default_factory=lambda: [0.0])

    def deliver(self, method: str, path: str, headers: Mapping[str, str], body: bytes, at: float = 0.0) -> Delivery:
        began = time.process_time()
        found = Provider.deliver(self, method, path, headers, body, at)
        self.spent[0] += time.process_time() - began
        return found


@dataclass(frozen=True, slots=True)
class Remembering(Provider):
    """Writes each answer once; from then on it is there at once."""

    known: dict[tuple[bytes, str], Delivery] = field(default_factory=dict)

    def deliver(self, method: str, path: str, headers: Mapping[str, str], body: bytes, at: float = 0.0) -> Delivery:
        key = body, headers.get("x-sim-sample", "0")
        if key not in self.known:
            self.known[key] = Provider.deliver(self, method, path, headers, body, at)
        return self.known[key]


def transport(provider: Provider, pace: float) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=SimulatedTransport(provider, pace))


class Model(core.Simulated):
    """The simulated model with a provider of ours."""

    def __init__(self, provider: Provider, speed: float) -> None:
        super().__init__(latency=provider.latency, speed=speed)
        self.provider = provider

    def connect(self) -> AsyncOpenAI:
        return open_client(KEY, URL, transport(self.provider, self.pace))

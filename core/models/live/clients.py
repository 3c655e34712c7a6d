"""The clients of one event loop, shared by the runs on it: one for each endpoint and key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from core.clock import now

if TYPE_CHECKING:
    from openai import AsyncOpenAI

IDLE_SECONDS = 60.0  # how long a client that no run uses is kept, and its key with it
MOST_IDLE = 20

_Name = tuple[str, str]  # base URL, and a digest of the key


@dataclass(eq=False)
class _Kept:
    client: AsyncOpenAI = field(repr=False)
    users: int = 0
    since: float = 0.0  # when the last one left, on the loop's clock


class Clients:
    """All methods are called in that loop; whoever opened it calls `tidy` now and then, and `close` at its end."""

    def __init__(self) -> None:
        self._kept: dict[_Name, _Kept] = {}

    def take(self, base_url: str, key: str, connect: Callable[[], AsyncOpenAI]) -> AsyncOpenAI:
        """The client for this endpoint and key, connected if there is none."""
        name = _name(base_url, key)
        if name not in self._kept:
            self._kept[name] = _Kept(connect())
        self._kept[name].users += 1
        return self._kept[name].client

    def leave(self, base_url: str, key: str) -> None:
        """A run has ended that took this client."""
        kept = self._kept[_name(base_url, key)]
        kept.users, kept.since = kept.users - 1, now()

    async def tidy(self) -> None:
        """Close the clients that nobody has used for a while; of too many, those left longest ago."""
        idle = sorted((name for name, kept in self._kept.items() if not kept.users), key=lambda n: self._kept[n].since)
        old = (name for name in idle[-MOST_IDLE:] if now() - self._kept[name].since > IDLE_SECONDS)
        await self._close([*idle[:-MOST_IDLE], *old])

    async def close(self) -> None:
        """Close all that are open."""
        await self._close(list(self._kept))

    async def _close(self, names: Iterable[_Name]) -> None:
        gone = [self._kept.pop(name) for name in names]  # all at once: none can be taken while others close
        closed = await asyncio.gather(*(kept.client.close() for kept in gone), return_exceptions=True)
        for error in closed:
            if isinstance(error, Exception):  # only now: the others, and their keys, are gone in any case
                raise error


def _name(base_url: str, key: str) -> _Name:
    return base_url, blake2b(key.encode(), digest_size=16).hexdigest()

"""What is sent to one phone, and to the browser that leads, from when it comes until it goes: whole snapshots."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from core.rooms.errors import NoDatabase, NoRoom, NotOwner
from core.rooms.frames import frame
from core.runner import runner
from pages.parts.rooms.everyone import id_of, seed_of
from pages.parts.rooms.hub import hub
from pages.parts.rooms.kept import find
from pages.parts.rooms.view import Stream, event
from pages.parts.rooms.watch import title_of
from pages.parts.setup.session import carried

T = TypeVar("T")

CLOSED = "This room is closed, and what was answered in it is deleted. Thank you for taking part."
_RETRY = b"retry: 1500\n\n"
_BEAT = event("beat", 0)  # else a phone could not tell a quiet room from a dead line
_SILENCE = 10.0  # seconds without news, then the beat
_OWN_PAUSE = 0.3  # seconds between two looks at a run of one's own

# SQLite lets one write at a time, and who waits for that sleeps: in one line they wait for each other instead.
_writer = ThreadPoolExecutor(1, "rooms writer")
_readers = ThreadPoolExecutor(4, "rooms reader")


async def written(do: Callable[..., T], *given: Any) -> T:
    """Something that writes to the database, off the event loop, one after the other."""
    return await asyncio.get_running_loop().run_in_executor(_writer, do, *given)


async def read(do: Callable[..., T], *given: Any) -> T:
    """Something that asks the database, off the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_readers, do, *given)


async def to_phone(code: str, device: str) -> AsyncIterator[bytes]:
    """`all` as the room stands, `mine` what this device has answered, `own` its own run in a round."""
    stream = hub.look(code, device)
    try:
        yield _RETRY
        await read(hub.meet, stream)
        view, told = stream.view, _Told(code, device)
        while stream.over is None and not view.closed:
            if stream.told_anew or told.truths != view.truths:
                stream.told_anew, told.truths = False, view.truths
                yield event("mine", await read(hub.device, view, device))
            if told.number != view.number:
                told.number = view.number
                yield view.all
            if (own := await told.own(stream)) is not None:
                yield own
            if not await stream.news(_OWN_PAUSE if told.running else _SILENCE) and not told.running:
                yield _BEAT
        if words := CLOSED if view.closed else stream.over:
            yield event("closed", words)
    except NoRoom:
        yield event("closed", CLOSED)
    except NoDatabase:  # it is away: without a word, so that the phone comes again
        return
    finally:
        hub.leave(stream)


async def to_leader(code: str, secret: str) -> AsyncIterator[bytes]:
    """`lead`: all that the teacher may see. It ends where another browser has taken the room over."""
    stream, number = hub.look(code), -1
    try:
        yield _RETRY
        await read(hub.meet, stream)
        while stream.over is None and not stream.view.closed:
            if number != stream.view.lead_number:
                if not await read(hub.rooms.owns, code, secret):
                    yield event("closed", str(NotOwner()))
                    return
                number = stream.view.lead_number
                yield stream.view.lead
            if not await stream.news(_SILENCE):
                yield _BEAT
        if stream.view.closed:
            yield event("closed", CLOSED)
    except NoRoom:
        yield event("closed", CLOSED)
    except NoDatabase:
        return
    finally:
        hub.leave(stream)


class _Told:
    """What one stream has been told so far."""

    def __init__(self, code: str, device: str) -> None:
        self.code, self.device = code, device
        self.number = self.truths = -1
        self.running = False  # does its own run go on?
        self._round = 0
        self._version = -1
        self._looked = 0.0

    async def own(self, stream: Stream) -> bytes | None:
        """The run of this device, if there is a round and something new in it."""
        number = stream.view.round
        if number == 0:
            return None
        id = id_of(self.device, self.code, number)
        shown = runner.find(id)
        if self._round != number:
            self._round, self._version = number, -1
            if shown is None and (shown := await read(find, id, hub.told.kept)) is None:
                seed = seed_of(self.device, self.code, number)
                return event("own", {"number": number, "seed": seed, "frame": None})
        if shown is None:
            return None
        # Asked first: it may end, or change, while it is drawn.
        self.running, version = shown.running, shown.version
        soon = time.monotonic() - self._looked < _OWN_PAUSE / 2
        if version == self._version or (self.running and soon):
            return None
        self._version, self._looked = version, time.monotonic()
        seed = carried(shown).setup.seed
        seen = frame(title_of(shown.page), shown.runs, carried(shown).sides)
        return event("own", {"number": number, "seed": seed, "frame": seen})

"""One room as those see it who look at it now: the last message for all phones, and the streams that carry it."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from core.rooms.frames import Frame
from core.rooms.room import Room

ELSEWHERE = "This browser has the room open in other tabs. Go on there, or load this page anew."
COUNTS_SECONDS = 1.0  # between two messages to the phones in which nothing is new but counts
MOST_STREAMS = 4  # of one device in one room; then the oldest ends


def event(name: str, data: object) -> bytes:
    """One server-sent event."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


class Stream:
    """One open connection: a phone's, or the one of the browser that leads."""

    def __init__(self, view: View, device: str, loop: asyncio.AbstractEventLoop) -> None:
        self.view = view
        self.device = device  # as a hash; empty: it leads the room
        self.loop = loop
        self.told_anew = False  # its own answers have changed
        self.over: str | None = None  # it ends with these words; with none its phone comes again
        self._news = asyncio.Event()

    async def news(self, patience: float) -> bool:
        """Wait until there is something new, or for so many seconds; was there something?"""
        try:
            async with asyncio.timeout(patience):
                await self._news.wait()
        except TimeoutError:
            return False
        self._news.clear()
        return True

    def ring(self) -> None:
        """There is something new. In its own loop."""
        self._news.set()


def ring(streams: Iterable[Stream]) -> None:
    """Tell them that there is something new, from any thread."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Stream]] = {}
    for stream in streams:
        by_loop.setdefault(stream.loop, []).append(stream)
    for loop, own in by_loop.items():
        try:
            loop.call_soon_threadsafe(_ring, own)
        except RuntimeError:  # it is closed, and nobody listens there any more
            continue


def _but_counts(told: dict[str, Any]) -> dict[str, Any]:
    """What is told, without what grows with each answer, run or phone."""
    kept = {name: value for name, value in told.items() if name not in ("version", "here")}
    for name, counts in (("question", ("count",)), ("everyone", ("started", "ended"))):
        if kept.get(name):
            kept[name] = {part: value for part, value in kept[name].items() if part not in counts}
    return kept


def _ring(streams: list[Stream]) -> None:
    for stream in streams:
        stream.ring()


@dataclass(eq=False)
class View:
    """What was told last of a room, the same bytes to all. `number` grows with each message."""

    code: str
    streams: dict[Stream, None] = field(default_factory=dict)  # in the order of their coming
    all: bytes = b""
    lead: bytes = b""
    number: int = 0
    lead_number: int = 0
    version: int = -1
    room: Room | None = None  # as it was told last
    truths: int = 0  # questions whose truth is shown: with each more, a phone's own score is told anew
    round: int = 0  # of *Everyone runs it*; 0: none
    closed: bool = False
    frame: Frame | None = None
    frame_since: float = 0.0  # when this frame was first seen, by this computer's own clock
    lock: threading.Lock = field(default_factory=threading.Lock)
    _but_counts: dict[str, Any] | None = None
    _said: float = 0.0  # when the phones were told last
    _owed: bool = False  # they were not told the last counts

    @property
    def leads(self) -> bool:
        """Does the browser that leads look at it from here?"""
        return any(not stream.device for stream in list(self.streams))

    def say(self, room: Room, told: dict[str, Any], lead: dict[str, Any] | None) -> None:
        """From now on this is what the room looks like; where only counts have grown, phones hear it a little later."""
        self.lead = event("lead", lead) if lead is not None else b""
        self.room, self.version = room, room.version
        self.truths = sum(asked.stage == "truth" for asked in room.asked)
        self.round = room.everyone["number"] if room.everyone else 0
        self.lead_number += 1
        now, but_counts = time.monotonic(), _but_counts(told)
        self._owed = but_counts == self._but_counts and now - self._said < COUNTS_SECONDS
        if not self._owed:
            self.all, self._but_counts, self._said = event("all", told), but_counts, now
            self.number += 1
        if (frame := told.get("run")) != self.frame:
            self.frame, self.frame_since = frame, now
        ring([stream for stream in list(self.streams) if not (self._owed and stream.device)])

    def owes(self) -> bool:
        """Is it time to tell the phones of counts that have grown?"""
        return self._owed and time.monotonic() - self._said >= COUNTS_SECONDS

    def end(self) -> None:
        """The room is closed: all streams say so and end."""
        self.closed = True
        ring(list(self.streams))

    def crowded(self, device: str) -> Stream | None:
        """The stream of a device that has to end, since it has too many."""
        own = [stream for stream in list(self.streams) if device == stream.device and stream.over is None]
        return own[0] if device and len(own) > MOST_STREAMS else None

"""The hub: what goes on in the rooms, told to all who look, by one thread that goes round a few times a second.

Whoever changes a room writes to the database, in this process or in another copy of the app; the round sees by the
room's version that it has changed, makes one message, and every phone is sent the same bytes. So many changes in a
short time are one message, and nothing is counted twice.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, Protocol

from core.rooms.codes import hashed
from core.rooms.errors import NoDatabase, NoRoom, NotOwner, RoomError
from core.rooms.frames import lost
from core.rooms.room import Room
from core.rooms.rooms import Rooms
from core.runner import Shown
from pages.parts.rooms.everyone import Order, Own, begin, checked
from pages.parts.rooms.told import Told
from pages.parts.rooms.view import ELSEWHERE, Stream, View, ring
from pages.parts.rooms.watch import Watch

_PAUSE = 0.2  # seconds between two rounds
_PAUSE_EACH = 0.0015  # for each stream: the messages of all share one core
_LONGEST_PAUSE = 0.4
_LOST_SECONDS = 4.0  # a run whose clock stands still for so long goes on nowhere
_BUDGET = 0.25  # seconds of one round for what ended runs ask for
_TIDY_SECONDS = 3600.0


class Job(Protocol):
    """Something that goes on beside the rooms."""

    def step(self) -> bool:
        """Do what there is to do by now; True when it is over."""


class Hub:
    """All that is looked at in this process. Every method may be called from any thread."""

    def __init__(self, rooms: Rooms | None = None, told: Told | None = None) -> None:
        self.rooms = rooms or Rooms()
        self.told = told or Told(self.rooms)
        self._views: dict[str, View] = {}
        self._jobs: deque[Job] = deque()
        self._watched: dict[str, Watch] = {}  # by room: of several runs it watches the last
        self._started: Counter[tuple[str, int]] = Counter()  # runs of a round that the database has not heard of
        self._lock = threading.Lock()
        self._poke = threading.Event()
        self._thread: threading.Thread | None = None
        self._faults: set[str] = set()
        self._tidied: float | None = None
        self._over = False

    def look(self, code: str, device: str = "") -> Stream:
        """A stream of the room for this device, or for the browser that leads; in the event loop that reads it.

        `device` is its secret. The stream is not told anything before `meet`.
        """
        loop = asyncio.get_running_loop()
        own = hashed(device, code) if device else ""
        with self._lock:
            view = self._views.get(code)
            if view is None or view.closed:
                view = self._views[code] = View(code)
            stream = Stream(view, own, loop)
            view.streams[stream] = None
        if crowd := view.crowded(own):
            crowd.over = ELSEWHERE
            ring([crowd])
        return stream

    def meet(self, stream: Stream) -> None:
        """Have the first message ready; not in an event loop, since it asks the database. Raises NoRoom."""
        view = stream.view
        with view.lock:  # of two hundred who come at once, one asks
            if not view.all or (not stream.device and not view.lead):
                self._tell(view)
        self._wake()

    def leave(self, stream: Stream) -> None:
        """Nobody reads it any more."""
        with self._lock:
            stream.view.streams.pop(stream, None)
            if not stream.view.streams and self._views.get(stream.view.code) is stream.view:
                del self._views[stream.view.code]

    def changed(self, code: str = "") -> None:
        """Something has changed in a room: it is told at once, and not with the next round."""
        self._wake(at_once=True)

    def own_changed(self, code: str, device: str, answered: bool = True) -> None:
        """A device has `answered`, and is told its own answers anew on all its streams; else it has started its run."""
        streams = self._of(code, device)
        for stream in streams:
            stream.told_anew = stream.told_anew or answered
        ring(streams)

    def is_here(self, code: str, device: str) -> bool:
        """Does this device listen? Then it has joined, and the database need not be asked."""
        return bool(self._of(code, device))

    def device(self, view: View, device: str) -> dict[str, Any]:
        """What a device has answered, and how far off it was. Raises NoRoom."""
        return self.told.device(view.room or self.rooms.find(view.code), device)

    def _of(self, code: str, device: str) -> list[Stream]:
        own = hashed(device, code)
        with self._lock:
            view = self._views.get(code)
            return [one for one in view.streams if one.device == own] if view else []

    def watch(self, code: str, secret: str, shown: Shown) -> None:
        """The room watches this run: its question is at the stage of the run, and at its end comes the truth.

        Raises NoRoom and NotOwner.
        """
        room = self.rooms.find(code)
        number = 0
        if room.now is not None and room.now.stage != "truth":
            number = room.now.number
            self.rooms.go_on(code, secret, number, "run")
        elif not self.rooms.owns(code, secret):
            raise NotOwner
        watch = Watch(self.rooms, self.told, code, secret, shown, number)
        watch.step()  # from now on all copies know of it, whatever becomes of this one
        self.follow(watch)

    def everyone(self, code: str, secret: str, order: Order) -> int:
        """From now on each phone may run this by itself: the number of the round.

        Raises NoRoom, NotOwner, and InputError for what cannot be run.
        """
        number = self.rooms.everyone(code, secret, checked(order))
        self._wake(at_once=True)
        return number

    def run_own(self, code: str, device: str, number: object, text: object = "") -> bool:
        """Start a device's own run of a round; False where it was started before.

        Raises NoRoom, NotOpen and InputError.
        """
        own = begin(self.told, self._room(code, number), device, number, text)
        if own is None:
            return False
        self.follow(own)
        with self._lock:
            self._started[code, own.number] += 1
        return True

    def _room(self, code: str, number: object) -> Room:
        """As it was told last, if it is still in this round of *Everyone runs it*; else as it is. Raises NoRoom."""
        view = self._views.get(code)
        told = view.room if view and not view.closed else None
        return told if told and told.everyone and told.everyone["number"] == number else self.rooms.find(code)

    def follow(self, job: Job) -> None:
        """Have it done in the rounds from now on."""
        with self._lock:
            if isinstance(job, Watch):
                self._watched[job.code] = job
            self._jobs.append(job)
        self._wake()

    def watches(self, code: str) -> bool:
        """Does this process follow a run for the room?"""
        return code in self._watched

    def let_go(self) -> None:
        """The server stops: all streams end, since it would wait for them."""
        with self._lock:
            streams = [stream for view in self._views.values() for stream in view.streams]
        for stream in streams:
            stream.over = ""
        ring(streams)

    def close(self) -> None:
        """End the rounds; for tests."""
        self.let_go()
        self._over = True
        self._poke.set()
        if self._thread is not None:
            self._thread.join()

    def _wake(self, at_once: bool = False) -> None:
        with self._lock:
            if self._thread is None and not self._over:
                self._thread = threading.Thread(target=self._go_round, name="rooms", daemon=True)
                self._thread.start()
        if at_once:
            self._poke.set()

    def _go_round(self) -> None:
        while not self._over:
            began = time.monotonic()
            self.round()
            with self._lock:
                streams = sum(len(view.streams) for view in self._views.values())
                if not (self._views or self._jobs):  # the next who comes starts it again
                    self._thread = None
                    return
            pause = min(max(_PAUSE, _PAUSE_EACH * streams), _LONGEST_PAUSE)
            if self._poke.wait(max(0.02, began + pause - time.monotonic())):
                self._poke.clear()

    def round(self) -> None:
        """Do what there is to do, and tell what has changed."""
        for code in self._work():
            self._surviving(partial(self.rooms.changed, code), "changes")
        with self._lock:
            started, self._started = self._started, Counter()
        for (code, number), count in started.items():
            if self._surviving(partial(self.rooms.started, code, number, count), "runs of their own") is False:
                with self._lock:
                    self._started[code, number] += count
        self._surviving(self._refresh, "rooms")
        if self._tidied is None or time.monotonic() - self._tidied > _TIDY_SECONDS:
            self._tidied = time.monotonic()
            self._surviving(self.rooms.tidy, "rooms of yesterday")
            self._surviving(self.told.kept.tidy, "runs of yesterday")

    def _work(self) -> set[str]:
        """One step of each job, as far as there is time; the rooms that have one more run of their own."""
        until, more = time.monotonic() + _BUDGET, set()
        for _ in range(len(self._jobs)):
            with self._lock:
                if not self._jobs:
                    break
                job = self._jobs.popleft()
            if isinstance(job, Watch) and self._watched.get(job.code) is not job:
                continue
            if not self._surviving(job.step, type(job).__name__):
                with self._lock:
                    self._jobs.append(job)
            elif isinstance(job, Own):
                more.add(job.code)
            elif isinstance(job, Watch) and self._watched.get(job.code) is job:
                del self._watched[job.code]
            if time.monotonic() > until:
                self._poke.set()
                break
        return more

    def _refresh(self) -> None:
        with self._lock:
            views = list(self._views.values())
        if not views:
            return
        versions = self.rooms.versions([view.code for view in views])
        for view in views:
            if view.code not in versions:
                self.told.forget(view.code)
                view.end()
                continue
            # Each by itself: what is wrong in one room is not felt in another.
            self._surviving(partial(self._renew, view, versions[view.code]), f"room {id(view)}")

    def _renew(self, view: View, version: int) -> None:
        self._notice_lost(view)
        if version != view.version or view.owes():
            with view.lock, suppress(NoRoom):  # closed in this moment: the next round says so
                self._tell(view)

    def _tell(self, view: View) -> None:
        room = self.rooms.find(view.code)
        told = self.told.all(room)
        lead = self.told.leader(room) if view.leads else None
        view.say(room, told, lead)

    def _notice_lost(self, view: View) -> None:
        """A run that goes on changes its frame with every round of the copy of the app where it runs."""
        still = time.monotonic() - view.frame_since > _LOST_SECONDS
        if view.frame and view.frame["going"] and still and not self.watches(view.code):
            self.rooms.frame(view.code, dict(lost(view.frame)))

    def _surviving(self, do: Callable[[], Any], what: str) -> Any:
        """No fault ends the rounds. The log gets each `what` once, until it goes well again."""
        try:
            done = do()
            self._faults.discard(what)
            return done
        except Exception as error:
            is_away = isinstance(error, NoDatabase)  # for a moment: it comes back
            if isinstance(error, RoomError) and not is_away:  # closed or taken over meanwhile
                return True
            if what not in self._faults:
                self._faults.add(what)
                logging.getLogger(__name__).exception("the rooms could not be told of: %s", what)
            return not is_away


hub = Hub()

"""Runs that outlive a page: one event loop in the background, and a store of what runs there.

Kept in an imported module, since any browser may clear Streamlit's caches for everyone. Nothing starts on import.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
import time
from collections.abc import Coroutine, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from core.engine.memory import held
from core.errors import WorkflowError
from core.models.live.budget import Budget, Limits
from core.models.live.clients import Clients
from core.models.live.limits import CALLS_A_SESSION, allowed, server_budget
from core.models.model import Model
from core.run import Reading, Run, Started

T = TypeVar("T")

KEEP_SECONDS = 3600.0  # how long a finished run can be found again
KEEP_RUNS = 20  # for each browser session
KEEP_BYTES = 200_000_000  # for all of them
UNWATCHED_SECONDS = 30.0  # after which a live run that nobody watches is cancelled
# A streamed call costs 10 to 14 ms of CPU, a plain one about one.
STREAMED_RUNS = 25  # with more runs than this under way, answers come in one piece
_TIDY_SECONDS = 2.0
_CONNECTING_SECONDS = 8.0  # a browser may need so long from the click to its first look


def new_id() -> str:
    """For one run: 128 bits that nobody can guess, in hexadecimal digits."""
    return secrets.token_hex(16)


@dataclass(eq=False)
class Shown:
    """One run, or two that race each other, as a page shows it. `id` is a secret: who has it may see the run."""

    id: str
    owner: str  # the browser session that started it
    page: str
    started: list[Started[Any]]
    readings: list[Reading]
    note: Any  # what the page wants to find again
    in_turn: bool = False  # its second run begins when the first has ended
    number: int = 1  # among the runs of this session's page
    began: float = field(default_factory=time.monotonic)
    seen: float = field(default_factory=time.monotonic)
    ended: float | None = None  # when it was first seen to have ended
    watchers: int = 0
    bytes: int = 0

    @property
    def running(self) -> bool:
        """Whether any of its runs goes on."""
        return any(started.status == "running" for started in self.started)

    @property
    def runs(self) -> list[Run[Any]]:
        """The runs as far as they have come."""
        return [started.now() for started in self.started]

    @property
    def version(self) -> int:
        """Grows whenever there is something new to see."""
        return sum(started.version for started in self.started) + (0 if self.running else 1)

    def look(self) -> None:
        """Somebody is looking at it."""
        self.seen = time.monotonic()

    def weigh(self, now: float) -> None:
        """Once it has ended: how much memory it holds from then on."""
        if self.ended is None and not self.running:
            self.ended, self.bytes = now, held(self.runs, self.readings, self.note)


class Runner:
    """The background loop and its store. All methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._shown: dict[str, Shown] = {}
        self._budgets: dict[tuple[str, Limits, Budget], Budget] = {}
        self._faults: set[str] = set()  # what housekeeping could not do, and the log has
        self.clients = Clients()  # for the live models that run here

    def _call(self, what: Coroutine[Any, Any, T]) -> T:
        return self.work(what).result()

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """On a thread of its own, which is started when it is first needed."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=_serve, args=(self._loop,), name="runs", daemon=True).start()
                asyncio.run_coroutine_threadsafe(self._tidy(), self._loop)
            return self._loop

    def start(
        self,
        owner: str,
        page: str,
        readings: Sequence[Reading],
        models: Sequence[Model],
        seed: int,
        note: Any,
        id: str = "",
        in_turn: bool = False,
        ended: Sequence[Started[Any]] = (),
    ) -> Shown:
        """Start the readings side by side, each on its own model; while they run, starting again is the same run.

        `in_turn`: one after the other instead. `ended`: runs of the first readings that have ended already, for the
        others to stand beside. `id`: one of `new_id` that the page has told its browser, which then watches before the
        page is drawn again.
        """

        async def begin() -> Shown:
            # In the loop and without an await, so that of two presses the second always finds the first: a click that
            # comes twice must not pay twice.
            for shown in self._shown.values():
                if shown.owner == owner and shown.page == page and shown.running:
                    return shown
            started: list[Started[Any]] = []
            try:
                for reading, model in zip(readings[len(ended) :], models, strict=True):
                    started.append(reading.start(model=model, seed=seed))
                    if in_turn and len(started) > 1:
                        started[-1].begin_after(started[-2])
            except WorkflowError:
                for one in started:
                    one.cancel()
                raise
            number = 1 + max((kept.number for kept in self.kept(owner, page)), default=0)
            shown = Shown(id or new_id(), owner, page, [*ended, *started], list(readings), note, in_turn, number)
            self._shown[shown.id] = shown
            self._stream()
            return shown

        return self._call(begin())

    def work(self, what: Coroutine[Any, Any, T]) -> Future[T]:
        """Do it on the loop, beside the runs; its result can be waited for."""
        return asyncio.run_coroutine_threadsafe(what, self.loop)

    def find(self, id: str) -> Shown | None:
        """The run with this id; None when there is none, or none any more."""
        return self._shown.get(id)

    def bring_back(self, shown: Shown) -> Shown:
        """A run that has ended before, as one of this store; the one with its id that is here already, if there is."""
        return self._shown.setdefault(shown.id, shown)

    def kept(self, owner: str, page: str = "") -> list[Shown]:
        """The runs of one browser session that are still here, on one page or on all, oldest first."""
        # A list first: this is a script's thread, and the loop may put runs in and away meanwhile.
        own = [s for s in list(self._shown.values()) if s.owner == owner and page in ("", s.page)]
        return sorted(own, key=lambda shown: shown.began)

    def stop(self, shown: Shown) -> None:
        """Cancel all its calls; what has come so far is kept."""

        async def cancel() -> None:
            for started in shown.started:
                started.cancel()
            await asyncio.wait([asyncio.ensure_future(started.ended()) for started in shown.started])

        if shown.running:
            self._call(cancel())

    def budget(self, owner: str) -> Budget:
        """What a browser session may still spend on live models. Raises ConfigError for limits that can't be read."""
        above = server_budget()
        limits = allowed(calls_a_session=CALLS_A_SESSION).session
        return self._budgets.setdefault((owner, limits, above), Budget(limits, "session", above))

    def close(self) -> None:
        """Cancel what still runs, and close the loop with all that belongs to it; the next run opens a new one."""

        async def end() -> None:
            # Before the clients: a call that is still on its way holds a connection.
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.clients.close()

        with self._lock:
            loop, self._loop = self._loop, None
        if loop is not None:
            try:
                asyncio.run_coroutine_threadsafe(end(), loop).result()
            finally:
                loop.call_soon_threadsafe(loop.stop)

    @property
    def under_way(self) -> int:
        """How many runs go on."""
        return sum(shown.running for shown in list(self._shown.values()))

    def _stream(self) -> None:
        """Ask for answers piece by piece only where somebody watches, and only while few do."""
        few = self.under_way <= STREAMED_RUNS
        for shown in list(self._shown.values()):
            fresh = time.monotonic() - shown.seen < _CONNECTING_SECONDS
            with self._surviving(shown.id, f"a run of {shown.page}"):
                for started in shown.started:
                    started.stream(few and (shown.watchers > 0 or fresh))

    async def _tidy(self) -> None:
        while True:
            await asyncio.sleep(_TIDY_SECONDS)
            with self._surviving("streaming"):
                self._stream()
            await self._weigh()
            with self._surviving("runs"):
                self.tidy(time.monotonic())
            with self._surviving("clients"):
                await self.clients.tidy()

    @contextmanager
    def _surviving(self, what: str, words: str = "") -> Iterator[None]:
        """No fault ends housekeeping: then nothing would be put away any more. The log gets each `what` once."""
        try:
            yield
        except Exception:
            if what not in self._faults:
                self._faults.add(what)
                logging.getLogger(__name__).exception("housekeeping could not handle %s", words or what)

    async def _weigh(self) -> None:
        """Those that have ended, one after the other: each takes some milliseconds, and the runs have their turn."""
        for shown in list(self._shown.values()):
            with self._surviving(shown.id, f"a run of {shown.page}"):
                shown.weigh(time.monotonic())
            await asyncio.sleep(0)

    def tidy(self, now: float) -> None:
        """Cancel live runs that nobody watches, and forget what is old or too much."""
        for shown in list(self._shown.values()):
            with self._surviving(shown.id, f"a run of {shown.page}"):  # its id is a secret
                _tend(shown, now)
                continue
            shown.ended = shown.ended or now  # one that can't be tended is put away in its time, too
        ended = sorted((s for s in self._shown.values() if s.ended is not None), key=lambda s: s.began, reverse=True)
        size, counts = 0, dict[str, int]()
        for shown in ended:
            size += shown.bytes
            counts[shown.owner] = counts.get(shown.owner, 0) + 1
            if now - (shown.ended or now) > KEEP_SECONDS or counts[shown.owner] > KEEP_RUNS or size > KEEP_BYTES:
                del self._shown[shown.id]
                self._faults.discard(shown.id)


def _tend(shown: Shown, now: float) -> None:
    """Cancel it if it is live and nobody watches; say that it has ended, and how large it is."""
    if shown.watchers:
        shown.seen = now
    live = any(started.world == "live" for started in shown.started)
    # A simulated run ends by itself and costs nobody anything. Not at once: browsers slow down the tabs in the
    # background, and a lost connection comes back by itself.
    if shown.running and live and now - shown.seen > UNWATCHED_SECONDS:
        for started in shown.started:
            started.cancel()
    shown.weigh(now)


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    loop.run_forever()
    loop.close()


runner = Runner()

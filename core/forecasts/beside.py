"""Work beside the caller's thread: asked for from any thread, with progress, and kept; unwanted, it ends by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from core.errors import WorkflowError

KEEP = 64  # jobs that have ended
UNWANTED = 5.0  # seconds that nobody has asked for it
Work = Generator[float, None, Any]  # yields the share that is done, and returns the result


@dataclass(eq=False)
class Job:
    """One piece of work on its way, or its end: `result`, or in `problem` why there is none."""

    share: float = 0.0  # that is done, 0 to 1
    begun: bool = False  # until then it stands in line
    result: Any = None
    problem: str = ""
    cancelled: bool = False
    asked: float = field(default_factory=time.monotonic)  # when it was last wanted
    over: threading.Event = field(default_factory=threading.Event)


class Beside:
    """Jobs by key, one computed after the other, and kept. `unwanted`: seconds; infinite: each is wanted to its end.

    Half of the time it rests, since a thread that computes holds up the loops of the server. `close` ends it.
    """

    def __init__(self, unwanted: float = UNWANTED) -> None:
        self._unwanted = unwanted
        self._lock, self._line = threading.Lock(), threading.Lock()
        self._jobs: dict[object, Job] = {}
        self._threads: list[threading.Thread] = []
        self._closed = threading.Event()

    def of(
        self,
        key: object,
        work: Callable[[], Work],
        patience: float = 0.0,
        then: Callable[[], None] | None = None,
        after: float = 0.0,
    ) -> Job:
        """The job with this key, which is begun if it is not there; waits for its end up to `patience` seconds.

        `then` is called when what is begun here has come to its end; `after`: seconds until it begins.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.cancelled:
                job = self._begun(key, (work, then, after))
            job.asked = time.monotonic()
        job.over.wait(patience)
        return job

    def known(self, key: object) -> Job | None:
        """The job with this key; None where nobody has asked for it."""
        with self._lock:
            return self._jobs.get(key)

    def close(self) -> None:
        """End what is computed, and wait for its end; nothing is computed any more."""
        self._closed.set()
        with self._lock:
            threads, self._threads = self._threads, []
        for thread in threads:
            thread.join()

    def _begun(self, key: object, asked: tuple[Callable[[], Work], Callable[[], None] | None, float]) -> Job:
        self._jobs.pop(key, None)
        job = self._jobs[key] = Job()
        self._forget()
        # A daemon: the server need not wait for it when it ends.
        thread = threading.Thread(target=self._do, args=(job, *asked), name="forecasts", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()
        return job

    def _forget(self) -> None:
        """Of the ends beyond those that are kept, the ones that nobody has asked for longest."""
        # Not those on their way: who waits for one would ask for it anew, and it would never come to its end.
        ended = [key for key, job in self._jobs.items() if job.over.is_set()]
        ended.sort(key=lambda key: self._jobs[key].asked, reverse=True)
        for key in ended[KEEP:]:
            del self._jobs[key]

    def _do(self, job: Job, work: Callable[[], Work], then: Callable[[], None] | None, after: float) -> None:
        try:
            self._closed.wait(after)
            with self._line:
                job.begun = True
                self._through(job, work())
        except (WorkflowError, ValueError) as error:
            job.problem = str(error)
        except Exception:
            job.problem = "The lab itself has a fault here; the server's log has the details."
            raise
        finally:
            job.over.set()
        if then is not None and not job.cancelled:
            then()

    def _through(self, job: Job, work: Work) -> None:
        began = time.perf_counter()
        while True:
            # Also before it begins: it may have stood in line for longer than anybody wanted it.
            if self._closed.is_set() or time.monotonic() - job.asked > self._unwanted:
                job.cancelled = True
                work.close()
                return
            try:
                job.share = next(work)
            except StopIteration as end:
                job.result, job.share = end.value, 1.0
                return
            self._closed.wait(time.perf_counter() - began)
            began = time.perf_counter()


beside = Beside()

"""The run that a piece of code belongs to: chosen outside, found here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Any

from core.engine.breaks import Break
from core.engine.recorder import Recorder, active, bet, frontier, group, place, siblings
from core.models.default import default_model
from core.models.model import Model
from core.trace.trace import Trace

# All that a context hands down to tasks and threads: a run must not hang its calls on the one that it was started in.
_OUTSIDE: dict[ContextVar[Any], Any] = {frontier: frozenset(), place: (), siblings: None, group: None, bet: None}


@contextmanager
def using(
    model: Model | None = None,
    seed: int = 0,
    concurrency: int | None = None,
    prompts: dict[str, str] | None = None,
    models: dict[str, str] | None = None,
    breaks: Iterable[str | Break] = (),
) -> Iterator[Recording]:
    """Make `model` the one that `llm` and `parse` talk to, and yield what is recorded of it: `.trace`, at any moment.

    `concurrency`: how many attempts may be in flight at once; 1: `gather` is a plain loop; None: no limit.
    `models`: other models by the names of the steps. `breaks`: faults on order, such as "draft:hang".
    """
    recorder = Recorder(model or default_model(), seed, concurrency, prompts, models, ordered=breaks)
    with activated(recorder):
        yield Recording(recorder)


class Recording:
    """What is recorded of a run, while it goes on and after it."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    @property
    def trace(self) -> Trace:
        """The trace as it is at this moment; it does not change any more."""
        return self._recorder.snapshot()


@contextmanager
def activated(recorder: Recorder) -> Iterator[Recorder]:
    """A run of its own: whatever surrounds it is left outside, and its clock stops at the end."""
    tokens = [(var, var.set(value)) for var, value in _OUTSIDE.items()]
    running = active.set(recorder)
    try:
        yield recorder
    finally:
        active.reset(running)
        for var, token in tokens:
            var.reset(token)
        recorder.close()


@asynccontextmanager
async def here() -> AsyncIterator[Recorder]:
    """The active run with its model open, or one on the default model that nobody will read."""
    recorder = active.get(None)
    if recorder is not None:
        # Here, by each call: `using` is no async block, so it could neither open a client nor close one.
        async with recorder.opened():
            yield recorder
    else:
        with activated(Recorder(default_model())) as recorder:
            async with recorder.opened():
                yield recorder

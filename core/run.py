"""Run a pattern: to its end, in the background, or on the virtual clock."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable, Coroutine, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Literal, TypeVar

from core.clock import run_virtual_anywhere
from core.engine.ambient import activated, here
from core.engine.breaks import Break
from core.engine.given import Given
from core.engine.recorder import Recorder, frontier
from core.errors import ConfigError, DeadlineExceeded, EndlessRun, InputError, OverBudget, WorkflowError, without_frames
from core.models.default import default_model
from core.models.model import Model
from core.models.simulated import Simulated
from core.pattern import check
from core.prompts.templates import check_prompts, check_steps
from core.trace.trace import Trace

R = TypeVar("R")
Pattern = Callable[..., Coroutine[Any, Any, R]]
LONGEST = 10**9  # seconds; a loop cannot wait for any number of them
_BUG = "The lab itself has a fault here; your input is not to blame. The server's log has the details."
RunStatus = Literal["running", "done", "partial", "failed", "cancelled", "over_budget"]


@dataclass(frozen=True)
class Run(Generic[R]):
    """One execution of a pattern that has ended; a failed one keeps its trace and what succeeded."""

    status: RunStatus
    trace: Trace
    result: R | None = None
    error: WorkflowError | None = None

    still: ClassVar[Callable[[Run[Any]], str] | None] = None  # draws it; set in core/__init__.py

    def _repr_html_(self) -> str | None:
        """The picture of the run, which a notebook shows in place of its fields."""
        draw = type(self).still
        return None if draw is None else draw(self)


class Started(Generic[R]):
    """A run on its way: `trace` grows, `cancel()` ends it and keeps the trace, `await` gives the Run.

    `recorder` is there as long as it records: of a run that has ended only the trace is kept.
    """

    def __init__(self, recorder: Recorder, main: Coroutine[Any, Any, R], deadline: float | None) -> None:
        self.recorder: Recorder | None = recorder
        self.world = recorder.world
        self._changes = 0  # that the recorder counted to its end
        self._stopped = False
        self._before: Started[Any] | None = None
        self._ended: Run[R] | None = None
        self._task = asyncio.create_task(self._run(recorder, main, deadline))
        # Its bug is in the log: asyncio would tell it a second time, of a run that nobody awaits.
        self._task.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def _run(self, recorder: Recorder, main: Coroutine[Any, Any, R], deadline: float | None) -> Run[R]:
        try:
            if self._before is not None:
                await self._before.ended()
            self._ended = await _execute(recorder, main, deadline)
        except asyncio.CancelledError:
            self._ended = Run("cancelled", recorder.snapshot())
            # Not by our own Stop: whoever cancelled this task, such as a loop that closes, has to see it cancelled.
            if not self._stopped:
                raise
        # A bug still ends the run, else its page would wait for ever. The page gets a sentence, the log the traceback.
        except Exception:
            self._ended = Run("failed", recorder.snapshot(), error=WorkflowError(_BUG))
            logging.getLogger(__name__).exception("a run of %s failed by a fault of the lab", self.trace.pattern)
            raise
        finally:
            main.close()  # cancelled before its turn
            self._changes, self.recorder = recorder.version, None
            recorder.empty()
        return self._ended

    @property
    def status(self) -> RunStatus:
        """How it stands: running, or how it ended."""
        return self._ended.status if self._ended else "running"

    @property
    def trace(self) -> Trace:
        """The trace as far as it has come."""
        return self.now().trace

    @property
    def version(self) -> int:
        """Grows whenever there is something new to see."""
        recorder = self.recorder
        return self._changes if recorder is None else recorder.version

    def stream(self, wanted: bool) -> None:
        """Ask for the answers piece by piece from now on, or in one piece; the plan is the same either way."""
        if (recorder := self.recorder) is not None:
            recorder.streaming = wanted

    def now(self) -> Run[R]:
        """The run as far as it has come."""
        recorder = self.recorder
        going_on = Run[R]("running", recorder.snapshot() if recorder else Trace())
        return self._ended or going_on  # asked last: it may have ended meanwhile

    def begin_after(self, other: Started[Any]) -> None:
        """Make no call before `other` has ended, however it does; to be said before the loop has its next turn."""
        self._before = other

    async def ended(self) -> None:
        """Wait for the end, whatever it is."""
        await asyncio.wait([self._task])

    def cancel(self) -> None:
        """Cancel all calls; what has come so far is kept."""
        self._stopped = True
        if not self._task.done():  # soon: a task that has not begun could not say how it ended
            self._task.get_loop().call_soon_threadsafe(self._task.cancel)

    def __await__(self) -> Generator[Any, None, Run[R]]:
        return self._task.__await__()


async def _execute(recorder: Recorder, main: Coroutine[Any, Any, R], deadline: float | None) -> Run[R]:
    result: R | None = None
    error: WorkflowError | None = None
    with activated(recorder):
        limit = asyncio.timeout(deadline)
        try:
            async with here(), limit:
                result = await main
                # In here: once `activated` is left, the frontier is again that of the surrounding code.
                recorder.awaited = frontier.get()
                recorder.deliver(result)
        except TimeoutError:
            # One that the pattern's own code raised is a bug, and no deadline of ours.
            if not limit.expired():
                raise
            error = DeadlineExceeded(
                f"the run took longer than {deadline:g} s. Allow more time, or give it less to do."
            )
        except WorkflowError as failure:
            error = without_frames(failure)
        finally:
            main.close()  # stopped before it began
    trace = recorder.snapshot()
    return _ended(recorder, trace, result, error)


def _ended(recorder: Recorder, trace: Trace, result: R | None, error: WorkflowError | None) -> Run[R]:
    """Partial: a call failed that somebody had waited for. A loser that failed is no loss."""
    failed = [span for span in trace.spans if span.status == "error" and span.id not in trace.mended]
    # Asked first, since a gather keeps this failure like any other: the run would be partial and not say why.
    if refused := next((span for span in failed if span.error_kind == OverBudget.kind), None):
        return Run("over_budget", trace, result, error or OverBudget(refused.error))
    if error is not None:
        return Run("failed", trace, None, error)
    awaited = recorder.awaited.union(*(s.after for s in trace.spans), *(j.after for j in trace.joins))
    return Run("partial" if any(span.id in awaited for span in failed) else "done", trace, result)


def start(
    pattern: Pattern[R],
    /,
    *inputs: Any,
    model: Model | None = None,
    seed: int = 0,
    concurrency: int | None = None,
    prompts: dict[str, str] | None = None,
    models: dict[str, str] | None = None,
    breaks: Iterable[str | Break] = (),
    given: Trace | Given | None = None,
    deadline: float | None = None,
    **options: Any,
) -> Started[R]:
    """Start a run in the running event loop; the keywords are those of `run`.

    Raises before any call: InputError, also where no loop runs, and ConfigError for an environment that names no model.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise InputError("start needs a running event loop. Outside of one, use asyncio.run(run(...)).") from None
    recorder = Recorder(model or default_model(), seed, concurrency, prompts, models, ordered=breaks, given=given)
    return Started(recorder, _checked(pattern, inputs, options, deadline, recorder), deadline)


async def run(
    pattern: Pattern[R],
    /,
    *inputs: Any,
    model: Model | None = None,
    seed: int = 0,
    concurrency: int | None = None,
    prompts: dict[str, str] | None = None,
    models: dict[str, str] | None = None,
    breaks: Iterable[str | Break] = (),
    given: Trace | Given | None = None,
    deadline: float | None = None,
    **options: Any,
) -> Run[R]:
    """Run `pattern` on `inputs` to its end; `options` go to the pattern.

    `concurrency`: attempts in flight at once; 1 is a plain loop, None no limit. `prompts`: other templates by step
    name, `models`: other models by it, both refused for a step that is not there. `breaks`: faults on order, such as
    ["draft:hang", "worker 2:fail"], on any model; `core.engine.breaks.FAULTS` lists them. `given`: the trace of an
    earlier run on the same input, whose whole answers are not asked for again; or what `fork` makes of it. `deadline`:
    seconds of the clock for the whole run; a call's own is in seconds of the model, and at speed "at once" has no
    meaning. Raises InputError before any call; every other foreseen failure is `error` of the Run.
    """
    try:
        model = model or default_model()
    except ConfigError as error:
        return Run("failed", Trace(pattern=pattern.__name__), error=error)
    recorder = Recorder(model, seed, concurrency, prompts, models, ordered=breaks, given=given)
    return await _execute(recorder, _checked(pattern, inputs, options, deadline, recorder), deadline)


def forecast(
    pattern: Pattern[R],
    /,
    *inputs: Any,
    model: Simulated | None = None,
    seed: int = 0,
    concurrency: int | None = None,
    prompts: dict[str, str] | None = None,
    models: dict[str, str] | None = None,
    breaks: Iterable[str | Break] = (),
    given: Trace | Given | None = None,
    deadline: float | None = None,
    **options: Any,
) -> Run[R]:
    """What a run gives on the simulated model and a virtual clock: a prediction, in milliseconds. Not awaited.

    The keywords are those of `run`; `deadline` is in seconds of the virtual clock. Raises InputError before any call,
    also for a model that is not simulated; every other foreseen failure is `error` of the Run. So is a run that does
    not end, which is cut off after some 20,000 calls one after the other, or 100,000 other waits: seconds do not count.
    """
    if model is not None and model.world != "simulated":
        raise InputError("Only the simulated model can be forecast: a live one would be called, and paid, for real.")
    # Streaming, since only a streamed answer has a first token to predict. The times are the same either way.
    recorder = Recorder(
        model or Simulated(), seed, concurrency, prompts, models, "predicted",
        streaming=True, ordered=breaks, given=given,
    )  # fmt: skip

    def main() -> Coroutine[Any, Any, Run[R]]:
        return _execute(recorder, _checked(pattern, inputs, options, deadline, recorder), deadline)

    try:
        return run_virtual_anywhere(main)
    except EndlessRun as error:
        return Run("failed", recorder.snapshot(), error=without_frames(error))


def _checked(
    pattern: Pattern[R], inputs: tuple[Any, ...], options: dict[str, Any], deadline: float | None, recorder: Recorder
) -> Coroutine[Any, Any, R]:
    # By its type, since True is an int too; NaN fails the comparison.
    if deadline is not None and not (type(deadline) in (int, float) and 0 < deadline <= LONGEST):
        raise InputError(f"deadline must be a number of seconds above 0 and up to {LONGEST:,}, or None.")
    if not (callable(pattern) and inspect.iscoroutinefunction(inspect.unwrap(pattern))):
        raise InputError(f"{pattern!r} is no pattern. Give one such as routing, or a function with @pattern.")
    # Though the pattern checks them again: from a run, too, bad input raises before anything has begun.
    check(pattern, *inputs, **options)
    check_prompts(pattern, recorder.prompts)
    check_steps(pattern, [*recorder.models, *(one.step for one in recorder.breaks)])
    return pattern(*inputs, **options)


@dataclass(frozen=True)
class Reading:
    """A pattern with its inputs and settings, ready to run; further settings may be given when it does."""

    pattern: Pattern[Any]
    inputs: tuple[Any, ...]
    options: Mapping[str, Any] = field(default_factory=dict)

    def run(self, **more: Any) -> Coroutine[Any, Any, Run[Any]]:
        """As `run`, with the settings of this reading and those given here."""
        return run(self.pattern, *self.inputs, **{**self.options, **more})

    __call__ = run

    def start(self, **more: Any) -> Started[Any]:
        """As `start`, with the settings of this reading and those given here."""
        return start(self.pattern, *self.inputs, **{**self.options, **more})

    def forecast(self, **more: Any) -> Run[Any]:
        """As `forecast`, with the settings of this reading and those given here."""
        return forecast(self.pattern, *self.inputs, **{**self.options, **more})

"""Calls side by side: `gather` waits for all of them, `speculate` for the one that is picked.

And `or_failed`: one call whose failure ends nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from types import TracebackType
from typing import Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel

from core.engine.recorder import Recorder, active, bet, frontier, group, place, siblings
from core.errors import InputError, WorkflowError

T = TypeVar("T")
Pending = Coroutine[Any, Any, T]


class Failed(BaseModel, frozen=True):
    """Stands in the place of an answer that did not come; counts as False."""

    error: str
    kind: str = "workflow"

    def __bool__(self) -> Literal[False]:
        return False


class Outcomes(list[T | Failed]):
    """What came of each call, in their order."""

    @property
    def good(self) -> list[T]:
        """Those that came."""
        return [outcome for outcome in self if not isinstance(outcome, Failed)]

    def or_else(self, words: Sequence[str]) -> list[T | str]:
        """Each outcome, or else the words that stand for it."""
        pairs = zip(words, self, strict=True)
        return [word if isinstance(outcome, Failed) else outcome for word, outcome in pairs]


async def or_failed(call: Pending[T]) -> T | Failed:
    """The answer of a call without which there is still something to hand over, or a Failed in its place.

    Bad input and bugs are raised.
    """
    try:
        return await call
    except InputError:
        raise
    except WorkflowError as error:
        return _kept(error)


def _kept(error: WorkflowError) -> Failed:
    return Failed(error=str(error), kind=error.kind)


async def gather(*calls: Pending[T | Failed]) -> Outcomes[T]:
    """Make the calls side by side, and wait for all of them; at concurrency 1 one after the other.

    The outcomes are in the order of the calls, a Failed in the place of each that failed. Raises the first error
    when all of them failed. Bugs are not kept: the other calls are cancelled, and the bug is raised.
    """
    run = active.get(None)
    start, here, around = frontier.get(), place.get(), siblings.get()
    many = len(calls) > 1
    number = run.count("gather", group.get(), here) if run else 0
    places = [(*here, number, i) for i in range(len(calls))] if many else [here] * len(calls)

    async def child(
        call: Pending[T | Failed], at: tuple[int, ...]
    ) -> tuple[T | Failed | WorkflowError, frozenset[int]]:
        place.set(at)
        siblings.set(len(calls) if many else around)
        # At concurrency 1 the children share this task: each begins where the gather began, not at another's end.
        frontier.set(start)
        try:
            return await call, frontier.get()
        # A mistake of the caller and no failed item: kept in a place it would pass for a partial result.
        except InputError:
            raise
        except WorkflowError as error:
            # Its last call was waited for, though it failed: what comes next depends on it.
            return error, frontier.get()

    # Slots alone would go breadth first, every outline before any draft, and others would slip into a back-off: with
    # faults the speedup of one call at a time came to 2.15.
    one_by_one = not many or (run is not None and run.concurrency == 1)
    try:
        ended = await (_in_turn if one_by_one else _at_once)(
            [child(c, at) for c, at in zip(calls, places, strict=True)]
        )
    finally:
        for call in calls:
            call.close()  # one that a sibling's bug kept from starting
        place.set(here)
        siblings.set(around)
    _join(run, start, [after for _, after in ended])
    outcomes = [outcome for outcome, _ in ended]
    errors = [outcome for outcome in outcomes if isinstance(outcome, WorkflowError)]
    if errors and len(errors) == len(outcomes):
        raise errors[0]
    return Outcomes(_kept(o) if isinstance(o, WorkflowError) else o for o in outcomes)


async def _at_once(calls: list[Pending[T]]) -> list[T]:
    try:
        # Not asyncio.gather: after a bug that leaves the other calls running, and nobody waits for them.
        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(call) for call in calls]
    except BaseExceptionGroup as bugs:
        raise bugs.exceptions[0] from None
    return [task.result() for task in running]


async def _in_turn(calls: list[Pending[T]]) -> list[T]:
    try:
        return [await call for call in calls]
    finally:
        for call in calls:
            call.close()


def _join(run: Recorder | None, start: frozenset[int], ends: list[frozenset[int]]) -> None:
    """This task has now awaited everything that its children had awaited last."""
    # A child that made no call still has the frontier it began with, and joins nothing.
    moved = frozenset().union(*(end for end in ends if end != start))
    frontier.set((run.join(moved) if run else moved) if moved else start)


class Speculation(Generic[T]):
    """Calls that have started before it is known which one is wanted."""

    def __init__(self, calls: Mapping[str, Pending[T]]) -> None:
        self._calls = calls
        self._tasks: dict[str, asyncio.Task[tuple[T | WorkflowError, frozenset[int]]]] = {}
        self._bets: dict[str, int | None] = {}

    async def pick(self, name: str) -> T:
        """The answer of one call; the others are cancelled at once."""
        if not self._tasks:  # concurrency 1: only now does it start
            outside = bet.set(self._bets.get(name))
            self._settle(name)
            try:
                return await self._calls[name]
            finally:
                bet.reset(outside)
        self._settle(name)
        # Here and not at the end of the block: the losers would go on costing, and at a limit hold the winner's slot.
        await self._cancel(all_but=name)
        answer, ended = await self._tasks[name]
        # Losers never join, nor do those that ended early: nothing has waited for them.
        frontier.set(frontier.get() | ended)
        if isinstance(answer, WorkflowError):
            raise answer
        return answer

    def _settle(self, won: str | None = None) -> None:
        """The trace says which one is wanted, of those of which it does not say so yet."""
        bets, self._bets = self._bets, {}
        if (run := active.get(None)) is not None:
            run.settle([one for one in bets.values() if one is not None], bets.get(won or ""))

    async def _cancel(self, all_but: str | None = None) -> None:
        losers = [task for name, task in self._tasks.items() if name != all_but]
        for task in losers:
            task.cancel()
        for outcome in await asyncio.gather(*losers, return_exceptions=True):
            if isinstance(outcome, Exception) and not isinstance(outcome, WorkflowError):
                raise outcome  # a bug

    async def __aenter__(self) -> Self:
        run = active.get(None)
        self._bets = {name: run.open_bet() if run else None for name in self._calls}
        if run is None or run.concurrency != 1:
            start = frontier.get()
            self._tasks = {
                name: asyncio.create_task(_ended(call, start, self._bets[name])) for name, call in self._calls.items()
            }
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._settle()
        await self._cancel()
        for call in self._calls.values():
            call.close()


async def _ended(call: Pending[T], start: frozenset[int], on: int | None) -> tuple[T | WorkflowError, frozenset[int]]:
    frontier.set(start)
    bet.set(on)
    try:
        return await call, frontier.get()
    # Its last call was waited for, though it failed: what comes next depends on it.
    except WorkflowError as error:
        return error, frontier.get()


def speculate(calls: Mapping[str, Pending[T]]) -> Speculation[T]:
    """Start all the calls, wait for the one that is picked, and cancel the others.

    At concurrency 1 nothing starts before the pick, so it is the plain choice of one call.
    """
    return Speculation(calls)

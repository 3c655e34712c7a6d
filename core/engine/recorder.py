"""What is being recorded: mutable and private. Readers get frozen snapshots."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import replace
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from core.engine.breaks import Break, breaks
from core.engine.given import Answers, Given, Where
from core.engine.open import OpenSpan
from core.engine.slots import Slots
from core.errors import InputError, WorkflowError
from core.models.model import Model
from core.trace.span import Bet, Delivered, Group, Join, Kind, Source, World
from core.trace.trace import Trace

active: ContextVar[Recorder] = ContextVar("active")  # the run that this code belongs to
frontier: ContextVar[frozenset[int]] = ContextVar("frontier", default=frozenset())  # what this task has awaited
place: ContextVar[tuple[int, ...]] = ContextVar("place", default=())  # gather, place in it, nested gather, ...
siblings: ContextVar[int | None] = ContextVar("siblings", default=None)  # how many calls that gather makes
group: ContextVar[int | None] = ContextVar("group", default=None)  # the pattern being executed
bet: ContextVar[int | None] = ContextVar("bet", default=None)  # the calls of unknown use that this one is part of

SEEDS = range(2**32)
Origin = tuple[int | None, str, str, int | None]  # what a Source is made of, when a prompt asks for it
_GONE: Any = None  # the model of a run that has ended


class Recorder:
    """One run as it goes. Reading it at any moment gives the state of that moment."""

    def __init__(
        self,
        model: Model,
        seed: int = 0,
        concurrency: int | None = None,
        prompts: dict[str, str] | None = None,
        models: dict[str, str] | None = None,
        world: World | None = None,
        streaming: bool = False,
        ordered: Iterable[str | Break] = (),
        given: Trace | Given | None = None,
    ) -> None:
        if concurrency is not None and (type(concurrency) is not int or concurrency < 1):
            raise InputError("concurrency must be a whole number from 1, or None for no limit.")
        if type(seed) is not int or seed not in SEEDS:
            raise InputError(f"seed must be a whole number from 0 to {SEEDS[-1]:,}.")
        if not callable(getattr(model, "answer", None)):
            raise InputError(f"model is {model!r}; it must be a model such as Simulated() or Live(...).")
        if not _texts_by_step(prompts):
            raise InputError("prompts must give a template, a text, for the name of each step.")
        if not _texts_by_step(models) or any(not name.strip() for name in (models or {}).values()):
            raise InputError("models must give a model's name, a text, for the name of each step.")
        if given is not None and not isinstance(given, Trace | Given):
            raise InputError("given must be the trace of an earlier run, or what fork() makes of one.")
        self.model = model
        self.model_name, self.host = model.name, model.host
        self.seed = seed
        self.concurrency = concurrency
        self.pace = model.pace
        self.prompts = prompts or {}
        self.models = models or {}  # by step, in the place of the run's own
        self.breaks = breaks(ordered)
        self.given = Answers(given)  # what need not be asked for again
        self.world: World = world or model.world
        self.streaming = streaming  # ask for the answers piece by piece; the plan is the same either way
        self.slots = Slots(concurrency)
        self.version = 0  # grows whenever there is something new to see
        self.hopeless: WorkflowError | None = None  # why no further call can succeed: a refused key, nothing left
        self.gone_since: float | None = None  # when the first of several attempts in a row found no server
        self.awaited: frozenset[int] = frozenset()  # what the run's own task had awaited last
        self.last_ended: tuple[int, int] | None = None  # (span, attempt)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._began = 0.0
        self._ended: float | None = None
        self._calls: list[OpenSpan] = []
        self._joins: list[Join] = []
        self._joined: dict[int, set[int]] = {}  # the calls behind each join
        self._groups: list[Group] = []
        self._bets: list[Bet] = []
        self._ids = 0
        self._users = 0
        self._door = asyncio.Lock()
        self._within: dict[int | None, tuple[str, ...]] = {None: ()}  # a group's patterns, outermost first
        self._counts: defaultdict[tuple[Any, ...], int] = defaultdict(int)
        self._origins: dict[int, Origin | None] = {}  # by the identity of a text
        self._delivered: tuple[Delivered, ...] = ()
        self._alive: list[str] = []  # those texts: while they are there, no other value has their identity

    def clock(self) -> float:
        """Seconds since the run began; it begins when it is first asked."""
        if self._loop is None:
            # The loop's own time: any other clock would go on while a virtual one stands still.
            loop = asyncio.get_running_loop()
            self._began = loop.time()
            self._loop = loop  # last: another thread that looks at `now` meanwhile would count from 0 of the loop
        return self._loop.time() - self._began

    def close(self) -> None:
        """The run has ended: its clock stops, and the model goes, since it may hold a key, as an error's frames may."""
        self.model = _GONE
        self.hopeless = None
        if self._loop is not None and self._ended is None:
            self._ended = self._loop.time() - self._began
            self.version += 1

    def empty(self) -> None:
        """What was recorded goes, since there is a trace of it; a timer of the loop may hold the recorder a while."""
        self.given = Answers(None)
        for recorded in (self._calls, self._alive, self._origins, self._joins, self._joined, self._counts):
            recorded.clear()

    def _id(self) -> int:
        self._ids += 1
        return self._ids

    def count(self, *key: Any) -> int:
        """How often this key was counted before."""
        before = self._counts[key]
        self._counts[key] = before + 1
        return before

    def changed(self, span: OpenSpan) -> None:
        """There is something new to see of this call; to be called after each change, else no reader sees it."""
        span.version += 1
        self.version += 1

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """The model's client is opened by whoever enters first, and closed when the last one leaves."""
        model = self.model
        # Opening may take its time, and a second caller must not get a client that is half open.
        async with self._door:
            if self._users == 0:
                await model.__aenter__()
            self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            if self._users == 0:
                await model.__aexit__(None, None, None)

    def holder(self, span: OpenSpan) -> tuple[int, int] | None:
        """At concurrency 1: the attempt whose end gave this call its turn, if it does not depend on it anyway."""
        if self.concurrency != 1 or self.last_ended is None:
            return None
        awaited = {span.id, *(i for after in span.after for i in self._joined.get(after, (after,)))}
        return None if self.last_ended[0] in awaited else self.last_ended

    def where(self, span: OpenSpan) -> Where:
        """What the same call of another run is known by."""
        return self._within[span.group], span.step, span.place

    def open_span(self, step: str, kind: Kind, facts: dict[str, Any]) -> OpenSpan:
        """A call that was just asked for; `facts`: the fields of its span that never change."""
        here, inside = place.get(), group.get()
        if (on := bet.get()) is not None:
            facts["bet"] = on
        number = self.count(self._within[inside], here, step)
        span = OpenSpan(self._id(), step, kind, inside, (*here, number), self.clock(), frontier.get(), facts)
        self._calls.append(span)
        self.version += 1
        return span

    def join(self, ids: frozenset[int]) -> frozenset[int]:
        """One record for what many calls will wait for together."""
        if len(ids) < 2:
            return ids
        # Two gathers of 300 in a row would otherwise have 90,000 edges.
        self._joins.append(Join(id=self._id(), after=tuple(sorted(ids))))
        self._joined[self._ids] = {i for each in ids for i in self._joined.get(each, {each})}
        return frozenset([self._ids])

    def open_group(self, name: str, rounds: bool = False) -> int:
        """A pattern that was just entered, and its id; `rounds`: its gathers are rounds."""
        outer = group.get()
        self._groups.append(Group(id=self._id(), name=name, parent=outer, rounds=rounds))
        self._within[self._ids] = (*self._within[outer], name)
        return self._ids

    def open_bet(self) -> int:
        """Calls that are about to be made before it is known whether they are wanted, and their id."""
        self._bets.append(Bet(len(self._bets) + 1, bet.get()))
        return len(self._bets)

    def settle(self, bets: Iterable[int], won: int | None) -> None:
        """It is known now which of these bets is won, if any is: this task has awaited what tells it."""
        after, now = tuple(sorted(frontier.get())), self.clock()
        for one in bets:
            self._bets[one - 1] = replace(self._bets[one - 1], after=after, settled=now, won=one == won)

    def remember_text(
        self, text: str, span: int | None = None, field: str = "", input: str = "", item: int | None = None
    ) -> str:
        """The text as an object of its own, since equal texts are often one object, and where it came from.

        Two origins for one object, as a text of one character or none may be: from then on unknown.
        """
        own = "".join([text[:1], text[1:]])
        key, origin = id(own), (span, field, input, item)
        if key not in self._origins:
            self._origins[key] = origin
            self._alive.append(own)
        elif self._origins[key] != origin:
            self._origins[key] = None
        return own

    def knows(self, value: object) -> bool:
        """Whether this very object is an input or an answer of the run."""
        return id(value) in self._origins

    def source(self, value: object) -> Source | None:
        """Where this very object came from; None where that is not known."""
        origin = self._origins.get(id(value))
        return None if origin is None else Source(*origin)

    def deliver(self, result: object) -> None:
        """The run's result: from now on the trace says which answers stand in it, by its field."""
        origins = ((field, self._origins.get(id(text))) for field, text in _texts(result))
        delivered = (Delivered(field, origin[0]) for field, origin in origins if origin and origin[0] is not None)
        self._delivered = tuple(sorted(set(delivered), key=attrgetter("field", "span")))

    @property
    def now(self) -> float:
        """Seconds since the run began, or to its end; 0 before it began."""
        if self._ended is not None:
            return self._ended
        return 0.0 if self._loop is None else self._loop.time() - self._began

    def snapshot(self) -> Trace:
        """From any thread: spans first, so that the groups, joins and bets they speak of are there too."""
        spans = tuple(span.frozen() for span in self._calls)
        joins, groups, bets = tuple(self._joins), tuple(self._groups), tuple(self._bets)
        # Unchecked, since watchers ask for it many times a second; it is checked where JSON is read.
        return Trace.model_construct(
            pattern=self._groups[0].name if self._groups else "",
            world=self.world,
            model=self.model_name,
            host=self.host,
            seed=self.seed,
            concurrency=self.concurrency,
            pace=self.pace,
            breaks=tuple(map(str, self.breaks)),
            now=self.now,
            groups=groups,
            joins=joins,
            bets=bets,
            spans=spans,
            delivered=self._delivered,
        )


def _texts_by_step(given: object) -> bool:
    if given is None:
        return True
    return isinstance(given, dict) and all(type(part) is str for pair in given.items() for part in pair)


def _texts(result: object) -> Iterator[tuple[str, str]]:
    """All texts in a result, each with the outermost field that it stands in; "" where there are no fields."""
    todo: list[tuple[str, object]] = [("", result)]
    seen: set[int] = set()  # a pattern of one's own may return a list that holds itself
    while todo:
        field, value = todo.pop()
        if isinstance(value, str):
            yield field, value
        elif id(value) not in seen:
            seen.add(id(value))
            if isinstance(value, BaseModel):
                # Not by its own iteration, which a class may give another meaning.
                todo += [(field or name, getattr(value, name)) for name in type(value).model_fields]
            elif isinstance(value, dict):
                todo += [(field, part) for part in value.values()]
            elif isinstance(value, list | tuple):
                todo += [(field, part) for part in value]

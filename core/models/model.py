"""What `llm` asks of a model: one attempt at one answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self

from core.trace.span import Sample, World


@dataclass(frozen=True, slots=True)
class Offer:
    """A tool that the model may choose: what it is called and does, and the strict JSON schema of its arguments."""

    name: str
    description: str
    schema: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolUsed:
    """A tool that the model chose earlier in this conversation, and what came of it."""

    id: str  # the model's own, sent back with the result
    name: str
    arguments: str  # JSON, as the model wrote it
    result: str


class Turn(Protocol):
    """The leave to send one request, for models that limit how many go."""

    def leave(self) -> None:
        """The request is on its way now: it has waited for all else."""

    def give(self) -> None:
        """The request is over, sent or not. Given back twice is given back once."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One attempt of one call."""

    prompt: str
    instructions: str = ""
    model: str | None = None  # None: the model's own default
    schema_name: str | None = None
    schema: dict[str, Any] | None = None  # a strict JSON schema; None: plain text
    seed: int = 0
    sample: Sample = 0  # tells apart several answers wanted to one and the same prompt
    attempt: int = 1  # counts from 1
    step: str = ""
    item: int | None = None  # place in the innermost gather, from 0; None: not in one
    timeout: float = 30.0  # seconds left for this attempt
    on_text: Callable[[str], None] | None = None  # streams when given: called with each piece of text
    items: int | None = None  # how many there are in that gather
    tools: tuple[Offer, ...] = ()
    used: tuple[ToolUsed, ...] = ()  # the conversation so far, after the prompt
    answer_limit: int | None = None  # tokens that the answer may have; None: the server's own limit
    on_taken_back: Callable[[], None] | None = None  # called when what was streamed so far was no part of the answer
    on_thoughts: Callable[[], None] | None = None  # called once, when thoughts stream in before any text
    turn: Turn | None = field(default=None, compare=False, repr=False)  # the leave to send it; its sender gives it back


NOTHING_ASKED = Ask("")


@dataclass(frozen=True, slots=True)
class Answer:
    """Token counts are the server's; None where it did not say."""

    text: str
    model: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int | None = None
    tokens_reasoning: int | None = None
    tool: str = ""  # the tool that the model chose: then the text is its arguments as JSON
    tool_id: str = ""
    raw: str | None = None  # what the server sent as its text, where that was not the text itself
    done: tuple[str, ...] = ()  # what was done to that to read it, in a few words each
    thoughts: str = ""  # what the model thought aloud, wherever the server put it; no part of the text
    unknown: str = ""  # what the simulated model says it does not know or cannot follow; empty: it says nothing of it
    knows: tuple[str, ...] = ()  # things of that kind which it does know


async def turn_of(model: object, ask: Ask) -> Turn | None:
    """Wait until this request may be sent; None: the model has no such limit. Raises OverBudget."""
    turn = getattr(model, "turn", None)  # a model of one's own need not know of it
    given: Turn | None = await turn(ask) if turn is not None else None
    return given


class Model(Protocol):
    """Opened in the event loop that uses it, and closed there."""

    @property
    def name(self) -> str:
        """The default model's name."""
        ...

    @property
    def world(self) -> World:
        """Which world its answers come from."""

    @property
    def host(self) -> str:
        """Where its requests go: HERE, NEAR or the name of a host; empty for a simulated model."""
        ...

    @property
    def pace(self) -> float:
        """Seconds of the clock for a second of the model: 1 but for a simulated model."""
        ...

    @property
    def call_deadline(self) -> float:
        """Seconds of the model for one call, retries included."""
        ...

    async def answer(self, ask: Ask) -> Answer:
        """Raises a CallError of the fitting kind; never retries."""
        ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

"""The records of one run: spans (calls), the attempts inside them, and what each call waited for.

Times are seconds on the event loop's clock since the run began. Unknown is None, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Any, Literal, NamedTuple

Status = Literal["queued", "running", "ok", "error", "cancelled"]
Kind = Literal["work", "decide", "judge", "combine", "tool"]
Phase = Literal["slot", "provider", "first", "thinking", "answer", "whole", "error", "cancelled", "back-off", "reused"]
ByHand = Literal["", "answer", "prompt"]
World = Literal["simulated", "live", "predicted"]
LEAST_DRAWN = 0.0005  # seconds of waiting, for a slot or the next attempt, that are a stretch of their own
TOGETHER = 0.05  # seconds within which calls that were asked for together count as started together
LEAST_TOLD = 0.005  # seconds that are worth a word; less is not seen with two digits
Sample = int | tuple[int, ...]  # tells apart several answers that are wanted to one and the same prompt


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value came from: an answer of an earlier call, or an input of the pattern."""

    span: int | None = None
    field: str = ""  # of a parsed answer, such as "subtasks[2]"
    input: str = ""  # the pattern's parameter
    item: int | None = None  # place in that input, from 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the prompt that was filled in: prompt[start:end]."""

    start: int
    end: int
    name: str
    source: Source | None  # None: the pattern's own code


class Stretch(NamedTuple):
    """A part of a call on the axis of time, in seconds since the run began; `end` None: it goes on.

    slot: waiting for one; provider: waiting until the provider takes calls again; first: waiting for the first token;
    thinking: thoughts stream in; answer: it streams in; whole: it came in one piece; error, cancelled: how an attempt
    ended that brought none; back-off; reused: the answer was there. `attempt`, from 1: the one that it is part of, or
    that failed before the back-off.
    """

    phase: Phase
    start: float
    end: float | None
    attempt: int

    def seconds(self, now: float) -> float:
        """How long it lasted; one that goes on, so far."""
        return (now if self.end is None else self.end) - self.start


@dataclass(frozen=True, slots=True)
class Attempt:
    """One HTTP request inside a span, or one run of a tool. Between attempts lies back-off."""

    queued: float
    start: float | None = None  # None: not sent; it waits for a slot, or was cancelled in line
    end: float | None = None
    first_thought: float | None = None  # when its thoughts began to stream in, before any text; None: none did
    first_token: float | None = None  # when the first text came; None: it was not streamed
    status: Status = "queued"
    error: str = ""
    error_kind: str = ""
    http_status: int | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    tokens_cached: int | None = None
    tokens_reasoning: int | None = None
    deltas: tuple[tuple[float, int], ...] = ()  # each piece of text: when, and how many characters
    held: float | None = None  # when it had its slot, and waited for the provider; None: it did not
    held_by: tuple[int, int] | None = None  # (span, attempt from 1) whose end gave this one its slot or its turn
    model: str = ""  # that answered, as the server names it; empty where no answer came

    def stretches(self, number: int, over: float | None) -> list[Stretch]:
        """Waiting for a slot and the provider, then for the first token, thoughts, and the answer; or how it ended.

        `number`: which attempt of its call it is, from 1; `over`: the end of its call, which is its own where it was
        cancelled in line.
        """
        end = over if self.end is None else self.end
        sent = end if self.start is None else self.start
        done: list[Stretch] = []
        # From the provider's word on: before, another call may have had its slot.
        held = sent if self.held is None else self.held
        if (self.start is None and self.held is None) or (held is not None and held - self.queued >= LEAST_DRAWN):
            done.append(Stretch("slot", self.queued, held, number))
        if self.held is not None and (sent is None or sent - self.held >= LEAST_DRAWN):
            done.append(Stretch("provider", self.held, sent, number))
        if self.start is None:
            return done
        if self.status == "error" or self.status == "cancelled":
            return [*done, Stretch(self.status, self.start, end, number)]
        first, thought = self.first_token, self.first_thought
        if thought is not None:
            answered = end if first is None else first
            done += [Stretch("first", self.start, thought, number), Stretch("thinking", thought, answered, number)]
        elif first is None:  # not streamed: only its end tells that there is an answer
            done.append(Stretch("first" if end is None else "whole", self.start, end, number))
        else:
            done.append(Stretch("first", self.start, first, number))
        return done if first is None else [*done, Stretch("answer", first, end, number)]


@dataclass(frozen=True, slots=True)
class Span:
    """One logical call to a model or a tool, retries included."""

    id: int
    step: str
    kind: Kind
    group: int | None
    place: tuple[int, ...]  # gather, place in it, nested gather, ..., and how many such calls came before; all from 0
    model: str  # that was asked
    queued: float
    start: float | None  # the first attempt's slot; None: nothing was sent
    end: float | None
    status: Status
    after: tuple[int, ...]  # depends on: spans or joins that had ended before this call was asked for
    attempts: tuple[Attempt, ...]
    instructions: str = ""
    template: str = ""
    prompt: str = ""
    marks: tuple[Mark, ...] = ()
    sample: Sample = 0
    shape: str | None = None  # the name of the structured answer's schema
    answer: str | None = None  # as far as it has come
    parsed: Any = None
    fallback: bool = False  # the answer could not be used and the pattern's fallback took its place
    fault: str = ""  # on order: what went wrong with it because somebody had asked for that
    reused: bool = False  # its answer was there, from an earlier run or by hand: nothing was sent, and nothing paid
    by_hand: ByHand = ""  # what a person has changed of it
    error: str = ""
    error_kind: str = ""
    file: str = ""  # the line of the pattern that made the call
    line: int | None = None
    tools: tuple[str, ...] = ()  # offered to the model in this call
    chosen_by: int | None = None  # the call in which the model chose this tool; None: the code chose it
    unknown: str = ""  # what the simulated model says it does not know or cannot follow; empty: it says nothing of it
    knows: tuple[str, ...] = ()  # things of that kind which it does know
    raw: str | None = None  # what the server sent as the answer's text, where that is not the answer itself
    done: tuple[str, ...] = ()  # what was done to that to read it, in a few words each
    thoughts: str = ""  # what the model thought aloud before its answer; never fed to another call
    mends: int | None = None  # the call whose answer had the wrong shape, which this one asks for anew
    bet: int | None = None  # that it is part of: it was made before it was known whether its answer is wanted

    @property
    def duration(self) -> float | None:
        """Seconds from the first attempt's slot to the end, back-off included; None before the end."""
        return None if self.start is None or self.end is None else self.end - self.start

    @property
    def sent(self) -> int:
        """How many requests were sent: the attempts that did not end while they waited for a slot."""
        return 0 if self.reused else sum(attempt.start is not None for attempt in self.attempts)

    @property
    def time_to_first_token(self) -> float | None:
        """Seconds from the start of the successful attempt to its first text; None if it was not streamed."""
        last = self.attempts[-1] if self.attempts else None
        if last is None or last.start is None or last.first_token is None:
            return None
        return last.first_token - last.start

    def stretches(self) -> list[Stretch]:
        """What the call did, one stretch after the other; the end of one that goes on is None."""
        if self.reused and self.start is not None:
            return [Stretch("reused", self.start, self.end, 1)]
        done: list[Stretch] = []
        for number, attempt in enumerate(self.attempts, 1):
            done += _back_off(done, attempt.queued)
            done += attempt.stretches(number, self.end)
        return done + _back_off(done, self.end)

    def waited(self, phase: Phase, now: float) -> float:
        """Seconds in all stretches of one phase, such as "slot"; one that goes on counts up to `now`."""
        return fsum(one.seconds(now) for one in self.stretches() if one.phase == phase)

    @property
    def tokens_in(self) -> int | None:
        """Tokens of all its attempts that went in; None where none of them says it."""
        return total(a.tokens_in for a in self.attempts)

    @property
    def tokens_out(self) -> int | None:
        """Tokens of all its attempts that came out; None where none of them says it."""
        return total(a.tokens_out for a in self.attempts)


@dataclass(frozen=True, slots=True)
class Join:
    """Many calls that many others wait for: one record instead of every pair of them."""

    id: int
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bet:
    """Calls that were made before it was known whether their answer is wanted, and what settled that."""

    id: int
    outer: int | None = None  # the bet that this one is part of
    after: tuple[int, ...] = ()  # spans or joins that had ended before one was picked: with them it was settled
    settled: float | None = None  # seconds since the run began; None: not yet
    won: bool = False  # it was picked; one that is settled and not won is cancelled


@dataclass(frozen=True, slots=True)
class Delivered:
    """A call whose answer, or part of it, stands in the run's result."""

    field: str  # of the result, where it stands
    span: int


@dataclass(frozen=True, slots=True)
class Group:
    """One execution of a pattern, nested in another one or not."""

    id: int
    name: str
    parent: int | None
    rounds: bool = False  # it works in rounds: the first number of its calls is that of their round


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of what the run waited for: an attempt, or before it the back-off or the wait for the provider."""

    span: int
    attempt: int  # from 1
    kind: Literal["attempt", "back-off", "provider"]
    start: float
    end: float


def _back_off(done: list[Stretch], until: float | None) -> list[Stretch]:
    """The wait after a failed attempt, if it is long enough to be told; `until` None: it goes on."""
    last = done[-1] if done else None
    if last is None or last.phase != "error" or last.end is None:
        return []
    is_long = until is None or until - last.end >= LEAST_DRAWN
    return [Stretch("back-off", last.end, until, last.attempt)] if is_long else []


def total(counts: Iterable[int | None]) -> int | None:
    """The sum of the known counts; None when none is known."""
    known = [c for c in counts if c is not None]
    return sum(known) if known else None

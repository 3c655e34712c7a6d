"""A call and its attempts while they are being recorded: mutable and private. Readers get them frozen."""

from __future__ import annotations

from typing import Any

from core.errors import CallError
from core.models.model import Answer
from core.trace.span import Attempt, ByHand, Kind, Span, Status


class OpenAttempt:
    """One request on its way."""

    __slots__ = (
        "deltas",
        "end",
        "error",
        "error_kind",
        "first_thought",
        "first_token",
        "held",
        "held_by",
        "http_status",
        "queued",
        "start",
        "status",
        "usage",
    )  # fmt: skip

    def __init__(self, queued: float) -> None:
        self.queued = queued
        self.start: float | None = None
        self.end: float | None = None
        self.first_thought: float | None = None
        self.first_token: float | None = None
        self.status: Status = "queued"
        self.error = ""
        self.error_kind = ""
        self.http_status: int | None = None
        self.usage: Answer | CallError | None = None  # what tells how many tokens it cost
        self.deltas: list[tuple[float, int]] = []
        self.held: float | None = None
        self.held_by: tuple[int, int] | None = None

    def frozen(self) -> Attempt:
        """As it is now."""
        usage, answer = self.usage, self.usage if isinstance(self.usage, Answer) else None
        return Attempt(
            queued=self.queued,
            start=self.start,
            end=self.end,
            first_thought=self.first_thought,
            first_token=self.first_token,
            status=self.status,
            error=self.error,
            error_kind=self.error_kind,
            http_status=self.http_status,
            tokens_in=usage.tokens_in if usage else None,
            tokens_out=usage.tokens_out if usage else None,
            tokens_cached=answer.tokens_cached if answer else None,
            tokens_reasoning=answer.tokens_reasoning if answer else None,
            deltas=tuple(self.deltas),
            held=self.held,
            held_by=self.held_by,
            model=answer.model if answer else "",
        )


class OpenSpan:
    """One call on its way."""

    __slots__ = (
        "_kept", "after", "answer", "attempts", "by_hand", "end", "error", "error_kind", "facts", "fallback", "fault",
        "group", "id", "kind", "parsed", "pieces", "place", "queued", "reused", "status", "step", "version",
    )  # fmt: skip

    def __init__(
        self,
        id: int,
        step: str,
        kind: Kind,
        group: int | None,
        place: tuple[int, ...],
        queued: float,
        after: frozenset[int],
        facts: dict[str, Any],
    ) -> None:
        self.id = id
        self.step = step
        self.kind = kind
        self.group = group
        self.place = place
        self.queued = queued
        self.after = after
        self.facts = facts  # what else is known when the call is asked for
        self.attempts: list[OpenAttempt] = []
        self.pieces: list[str] = []
        self.answer: str | None = None
        self.parsed: Any = None
        self.fallback = False
        self.fault = ""
        self.reused = False
        self.by_hand: ByHand = ""
        self.status: Status = "queued"
        self.end: float | None = None
        self.error = ""
        self.error_kind = ""
        self.version = 0  # grows with every change
        self._kept: tuple[int, Span] | None = None

    @property
    def sent(self) -> int:
        """How many requests were sent."""
        return sum(attempt.start is not None for attempt in self.attempts)

    def frozen(self) -> Span:
        """As it is now: the very same object until something changes."""
        version = self.version  # first: what changes meanwhile is a change to what is kept
        kept = self._kept
        if kept is None or kept[0] != version:
            kept = self._kept = version, self._made()
        return kept[1]

    def _made(self) -> Span:
        first = self.attempts[0] if self.attempts else None
        usage = self.attempts[-1].usage if self.attempts else None
        answered = usage if isinstance(usage, Answer) else None
        return Span(
            id=self.id,
            step=self.step,
            kind=self.kind,
            group=self.group,
            place=self.place,
            queued=self.queued,
            # The first slot given, so that at concurrency 1 the durations of the calls add up to the makespan.
            start=first.start if first else None,
            end=self.end,
            status=self.status,
            after=tuple(sorted(self.after)),
            attempts=tuple(a.frozen() for a in self.attempts),
            answer="".join(self.pieces) if self.answer is None and self.pieces else self.answer,
            parsed=self.parsed,
            fallback=self.fallback,
            fault=self.fault,
            reused=self.reused,
            by_hand=self.by_hand,
            unknown=answered.unknown if answered else "",
            knows=answered.knows if answered else (),
            raw=answered.raw if answered else None,
            done=answered.done if answered else (),
            thoughts=answered.thoughts if answered else "",
            error=self.error,
            error_kind=self.error_kind,
            **self.facts,
        )

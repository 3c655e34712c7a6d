"""A room as it stood when it was looked at, and an answer in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.rooms.question import Asked, Value


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the last that a device gave in a turn. `shown`: words that the teacher has let on the screen."""

    device: str
    turn: int
    value: Value
    shown: bool = False


@dataclass(frozen=True)
class Room:
    """A snapshot of a room; it grows old at once. `here`: how many have joined."""

    code: str
    version: int
    opened: float
    here: int
    asked: tuple[Asked, ...] = ()
    frame: dict[str, Any] | None = None
    everyone: dict[str, Any] | None = None

    @property
    def now(self) -> Asked | None:
        """The question that everybody sees: the last one."""
        return self.asked[-1] if self.asked else None

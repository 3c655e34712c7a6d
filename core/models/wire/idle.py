"""How long a stream may stand still once it has begun."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from core.errors import TimedOut
from core.models.model import Ask


class Idle:
    """Brings the end of an attempt forward after each piece of text; a sign of life that brings none is no piece.

    Before the first piece the attempt has all its time: a model may have to be loaded first, or think.
    """

    def __init__(self, limit: asyncio.Timeout, ask: Ask, seconds: float | None) -> None:
        self._limit = limit
        self._last = limit.when() or 0.0
        self._seconds = seconds or 0.0  # 0: no limit
        self._on_text = ask.on_text
        self._characters = 0
        self.ask = replace(ask, on_text=self._piece) if ask.on_text is not None else ask

    @property
    def begun(self) -> bool:
        """Has any text come yet?"""
        return self._characters > 0

    @property
    def stalled(self) -> TimedOut | None:
        """The failure of an attempt that ended before its time; None: it had all of it."""
        end = self._limit.when()
        if end is None or end >= self._last:
            return None
        came = f"the answer stopped coming after {self._characters:,} characters, for {self._seconds:g} s"
        return TimedOut(f"{came}. Try again, or pick another model.")

    def _piece(self, text: str) -> None:
        self._characters += len(text)
        if self._seconds:
            self._limit.reschedule(min(self._last, asyncio.get_running_loop().time() + self._seconds))
        if self._on_text is not None:
            self._on_text(text)

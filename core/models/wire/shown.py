"""What is shown of an answer while it streams in: its text without the thoughts in it."""

from __future__ import annotations

from core.models.model import Answer, Ask
from core.models.wire.answers import mended, plain_text
from core.models.wire.thoughts import Apart


class Shown:
    """Tells `ask` of what comes, and takes back what turns out to be no part of the answer."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._apart = Apart()
        self._text: list[str] = []
        self._thinks = False
        self._half = ""  # of a character, whose other half may come with the next piece

    def add(self, piece: str) -> None:
        """The next piece of the text that came."""
        if self._ask.on_text is None or not piece:
            return
        piece = mended(self._half + piece)
        self._half = piece[-1] if "\ud800" <= piece[-1] <= "\udbff" else ""
        told = self._apart.feed(plain_text(piece.removesuffix(self._half)))
        if self._apart.taken_back:
            self._tell_of_thoughts()
            self._take_back()
        elif self._apart.thinks:
            self.thoughts()
        self._show(told)

    def thoughts(self) -> None:
        """Thoughts have come; behind a beginning of the text they tell nothing new."""
        if not self._text:
            self._tell_of_thoughts()

    def end(self, answer: Answer) -> None:
        """All of it has come, and is this answer: what was not shown of it is now."""
        if self._ask.on_text is None:
            return
        self._show(self._apart.end())
        shown = "".join(self._text)
        if answer.tool or answer.text == shown:
            return
        if not answer.text.startswith(shown):
            if self._ask.on_taken_back is None:
                return
            self._take_back()
            shown = ""
        self._show(answer.text.removeprefix(shown))

    def _show(self, text: str) -> None:
        if text and self._ask.on_text is not None:
            self._text.append(text)
            self._ask.on_text(text)

    def _tell_of_thoughts(self) -> None:
        if not self._thinks and self._ask.on_thoughts is not None:
            self._thinks = True
            self._ask.on_thoughts()

    def _take_back(self) -> None:
        if self._ask.on_taken_back is not None:
            self._ask.on_taken_back()
            self._text.clear()

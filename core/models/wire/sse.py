"""Server-sent events, as far as an answer needs them: the data of each event."""

from __future__ import annotations

from collections.abc import Iterator

from core.models.wire.answers import LIMIT, too_large


class Events:
    """Cuts bytes into events. Comments, and an event that ends before its blank line, are dropped."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The data of each event that `chunk` completes. Raises UnreadableAnswer for a line of more than 2 MB."""
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        if len(self._rest) > 2 * LIMIT:  # the last event repeats the whole text, escaped as JSON
            raise too_large()
        for line in lines:
            # Some servers end their lines as Windows does.
            line = line.rstrip(b"\r")
            if line.startswith(b"data:"):
                self._data.append(line[5:].removeprefix(b" "))
            elif not line and self._data:
                yield b"\n".join(self._data)
                self._data.clear()

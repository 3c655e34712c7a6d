"""Server-sent events as servers really send them: the name and the data of each event."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from core.models.wire.answers import LIMIT, too_large

DONE = b"[DONE]"
_FIELD = re.compile(rb"(?:data\s*:\s*)+", re.IGNORECASE)
_BLANKS = b" \t\r\n\x0b\x0c\x1e"  # the last one parts records of JSON
_LINES = (b"data:", b"error:", b"event:", b"id:", b"retry:", b":", b"{", b"[")


class Event(NamedTuple):
    """One event; the name is empty where it has none."""

    name: str
    data: bytes


class Events:
    """Cuts bytes into events. Comments, and events without data, are dropped.

    Any line ends will do, the space behind a field may be missing, and so may the empty line between two events whose
    data is whole by itself, or the field's name before data that is JSON.
    """

    def __init__(self) -> None:
        self.begun = False  # has there been any line of such a stream?
        self._rest = b""
        self._data: list[bytes] = []
        self._name = ""
        self._after_cr = False

    def feed(self, chunk: bytes) -> Iterator[Event]:
        """Each event that `chunk` completes. Raises UnreadableAnswer for a line of more than 2 MB."""
        if self._after_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        if chunk:
            self._after_cr = chunk.endswith(b"\r")
        if b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        if len(self._rest) > 2 * LIMIT:  # the last event repeats the whole text, escaped as JSON
            raise too_large()
        for line in lines:
            yield from self._line(line.strip(_BLANKS))

    def end(self) -> Iterator[Event]:
        """The event that ends with the body, without an empty line."""
        yield from self._line(self._rest.strip(_BLANKS))
        yield from self._line(b"")
        self._rest = b""

    def _line(self, line: bytes) -> Iterator[Event]:
        if field := _FIELD.match(line):
            line = b"data:" + line[field.end() :]
        self.begun = self.begun or line.startswith(_LINES)
        if line.startswith(b"data:"):
            if self._is_whole():
                yield from self._line(b"")
            self._data.append(line[5:].lstrip())
        elif not line:
            data = b"\n".join(self._data).strip()
            # A sign of life may come as data of its own, empty or written as a comment.
            if (data and not data.startswith(b":")) or "error" in self._name:
                yield Event(self._name, data)
            self._data.clear()
            self._name = ""
        elif line.startswith(b"event:"):
            if self._is_whole():
                yield from self._line(b"")
            self._name = line[6:].strip().decode(errors="replace").lower()
        elif line.startswith(b"error:"):  # a field of its own, of an older llama.cpp
            yield from self._line(b"")
            yield Event("error", line[6:].strip())
        elif line.startswith((b"{", b"[")):
            yield from self._line(b"")
            yield Event("", line)

    def _is_whole(self) -> bool:
        """Is there data that ends here, though no empty line says so?"""
        return bool(self._data) and is_whole(b"\n".join(self._data).strip())


def is_whole(data: bytes) -> bool:
    """Is this JSON, or the word for the end?"""
    if data in (b"", DONE):
        return True
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True

"""The key never comes back: whatever a server sends, [key] stands where the key would be."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")
E = TypeVar("E", bound=Exception)
HIDDEN = "[key]"
SHORTEST = 8  # characters; a shorter key is hidden as a whole word,
_SHORT = 4  # and not at all where it is shorter still, or but letters or digits, as "ollama" is: an answer may have it
_BEGIN = 8  # so much of its beginning is hidden by itself,
_RUN = 12  # and so much of any other part of it
_WRITTEN = re.compile(
    r"%(?:25)*([0-9a-f]{2})|\\+u00([0-9a-f]{2})|\\+x([0-9a-f]{2})|&#x0*([0-9a-f]{2});|&#0*([0-9]{2,3});", re.IGNORECASE
)
_BROKEN_OFF = re.compile(r"(?:%(?:25)*(?:2|[0-9a-f])?|\\+(?:u0{0,2}|x)?[0-9a-f]?|&#?x?[0-9a-f]*)$", re.IGNORECASE)
_MARKS = "%\\&"
_TOKEN = re.compile(r"[A-Za-z0-9+/_=-]+")
_APART = re.compile(r"[^a-z0-9]")


class _Plain(NamedTuple):
    """A text with its escapes read, in small letters; `at`: where each letter began in it, and where it ended."""

    text: str
    at: list[int] | None  # None: nothing was escaped

    def place(self, letter: int) -> int:
        return letter if self.at is None else self.at[letter]


class Hidden:
    """Takes one key out of texts: as it is, its beginning, a part of it, backwards, escaped, in hex and in base64.

    `active`: does it? A short key is taken out as it is, and one that may be a word of an answer is not.
    """

    def __init__(self, key: str) -> None:
        small = key.lower()
        self._letters = _APART.sub("", small[:_BEGIN])
        self._word = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)") if 0 < len(key) < SHORTEST else None
        self.active = len(key) >= SHORTEST or (len(key) >= _SHORT and not key.isalpha() and not key.isdecimal())
        self._ways = (small, small[::-1])
        self._begins = (small[:_BEGIN], small[:_BEGIN][::-1])
        self._packed = _packed(key[:_BEGIN])
        # Any run of _RUN letters holds one of these whole.
        half = _RUN // 2
        self._blocks = tuple({small[i : i + half] for i in range(0, len(small) - half + 1, half)})
        signs = {*_MARKS, *self._begins, *self._blocks, *map(str.lower, self._packed)}
        self._signs = (small,) if self._word else tuple(signs)
        forms = (*self._ways, *(one.lower() for one in self._packed))
        self._fours = {form[i : i + 4] for form in forms for i in range(len(form) - 3)}
        self._starts = {form[:n] for form in forms for n in (1, 2, 3)}

    def text(self, text: str, known: int = 0) -> str:
        """The text without the key, but for its first `known` characters: those are out already."""
        if not self.active or self._clear(text):
            return text[known:]
        out, done = list[str](), known
        for start, end in self._places(text):
            if end > known:
                out += [text[done:start], HIDDEN]
                done = end
        return "".join([*out, text[done:]])

    def record(self, record: R) -> R:
        """A record with the same done to all its texts."""
        if not self.active:
            return record
        texts = ((name, value) for name in _names(type(record)) if (value := getattr(record, name)))
        changed = {name: clean for name, value in texts if (clean := self.data(value)) != value}
        return replace(record, **changed) if changed else record

    def error(self, error: E) -> E:
        """An error with the same done to its words, and to the text that it carries."""
        error.args = self.data(error.args)
        if isinstance(text := getattr(error, "text", None), str):
            error.text = self.text(text)  # type: ignore[attr-defined]
        return error

    def data(self, data: Any) -> Any:
        """The same in all texts of lists, tuples and dictionaries, keys too."""
        if not self.active:
            return data
        if isinstance(data, str):
            return self.text(data)
        if isinstance(data, dict):
            return {self.data(name): self.data(value) for name, value in data.items()}
        if isinstance(data, list | tuple):
            return type(data)(map(self.data, data))
        return data

    def within(self, text: str) -> bool:
        """Is any of it in a server's sentence? Looked for more widely than it is taken out: a short key as a word of
        its own, and its beginning with something between the letters."""
        if self._word is not None:
            return self._word.search(text) is not None
        if not self.active:
            return False
        apart = len(self._letters) > 4 and self._letters in _APART.sub("", text.lower())
        return apart or bool(self._places(text))

    def harmless(self, text: str) -> bool:
        """Is there not even a beginning of it? A quick look: what it does not clear need not be the key."""
        if self._word is not None:
            return False
        small = text.lower()
        return not (
            any(mark in text for mark in _MARKS)
            or any(small[i : i + 4] in self._fours for i in range(len(small) - 3))
            or any(small[-n:] in self._starts for n in (1, 2, 3))
        )

    def sure(self, text: str) -> int:
        """How much of a text that goes on can be told already: at its end the key may just have begun."""
        places = self._places(text)
        if places and places[-1][1] == len(text):
            return places[-1][0]
        end = broken.start() if (broken := _BROKEN_OFF.search(text)) else len(text)
        plain = _plain(text[:end])
        for length in range(min(len(plain.text), len(self._ways[0])), 0, -1):
            tail = plain.text[-length:]
            if any(way.startswith(tail) or (length > 3 and tail in way) for way in self._ways):
                end = min(end, plain.place(len(plain.text) - length))
                break
        for packed in self._packed:
            length = next((n for n in range(len(packed) - 1, 0, -1) if text.endswith(packed[:n])), 0)
            end = min(end, len(text) - length)
        return end

    def _clear(self, text: str) -> bool:
        """Is there no sign of it? A look that costs little, since nearly all texts are."""
        small = text.lower()
        return text.isascii() and not any(sign in small for sign in self._signs)

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where the key is, in order, and no two places touch."""
        if self._word is not None:
            return [found.span() for found in self._word.finditer(text)]
        plain, places = _plain(text), list[tuple[int, int]]()
        for begin in self._begins:
            places += [(plain.place(at), plain.place(at + len(begin))) for at in _all(begin, plain.text)]
        if places or any(block in plain.text for block in self._blocks):
            for at in range(len(plain.text) - _RUN + 1):
                run = plain.text[at : at + _RUN]
                if run in self._ways[0] or run in self._ways[1]:
                    places.append((plain.place(at), plain.place(at + _RUN)))
        for packed in self._packed:
            if packed in text:
                places += [token.span() for token in _TOKEN.finditer(text) if packed in token[0]]
        return _joined(places)


class Pieces:
    """The same for a text that comes piece by piece: the key may be cut across them."""

    def __init__(
        self, hidden: Hidden, tell: Callable[[str], None], take_back: Callable[[], None] | None = None
    ) -> None:
        self._hidden = hidden
        self._tell = tell
        self._take_back = take_back
        self._before = ""  # the last of what was told
        self._rest = ""

    def add(self, piece: str) -> None:
        """The next piece: what of it can be no key is told at once."""
        if not self._rest and self._hidden.harmless(self._before[-3:] + piece):
            self._say(piece, piece)
            return
        self._rest += piece
        known = len(self._before)
        whole = self._before + self._rest
        sure = max(known, self._hidden.sure(whole))
        self._rest = whole[sure:]
        self._say(self._hidden.text(whole[:sure], known), whole[known:sure])

    def drop(self) -> None:
        """What came so far was no part of the text."""
        self._before = self._rest = ""
        if self._take_back is not None:
            self._take_back()

    def end(self) -> None:
        """Nothing more comes."""
        whole, known = self._before + self._rest, len(self._before)
        self._rest = ""
        self._say(self._hidden.text(whole, known), "")

    def _say(self, text: str, came: str) -> None:
        self._before = (self._before + came)[1 - _RUN :]
        if text:
            self._tell(text)


def hush() -> None:
    """From now on the libraries that send log no headers and no status lines: a server may say the key in them."""
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _plain(text: str) -> _Plain:
    if text.isascii() and not any(mark in text for mark in _MARKS):
        return _Plain(text.lower(), None)
    letters, at, done = list[str](), list[int](), 0
    for found in (*_WRITTEN.finditer(text), None):
        start = found.start() if found else len(text)
        for place in range(done, start):
            letters.append(small if len(small := text[place].lower()) == 1 else text[place])
            at.append(place)
        if found:
            *hexes, decimal = found.groups()
            code = int(decimal) if decimal else int(next(one for one in hexes if one), 16)
            letters.append(small if len(small := chr(code).lower()) == 1 else chr(code))
            at.append(start)
            done = found.end()
    return _Plain("".join(letters), [*at, len(text)])


def _all(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _packed(begin: str) -> tuple[str, ...]:
    """What the beginning is in hex and in base64, of which it may stand at any of three places."""
    data, found = begin.encode(), {begin.encode().hex(), begin.encode().hex().upper()}
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + data).rstrip(b"=").decode()
        part = whole[before + (before > 0) : (before + len(data)) * 8 // 6]
        found |= {part, part.replace("+", "-").replace("/", "_")}
    return tuple(found)


def _joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

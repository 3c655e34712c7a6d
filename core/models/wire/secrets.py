"""A server's own words, fit to be shown: on one line, without markup, and never with the key."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote

_LONGEST = 200  # characters that are shown
_SHOWN = 8  # characters of a key that servers echo, and that must not be seen either
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_PACKED = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_APART = re.compile(r"[^A-Za-z0-9]")


def one_line(text: str, key: str) -> str:
    """`text` on one line of at most 200 characters, without a full stop; empty if the key is in it in any form."""
    if holds(text, key):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in _TAG.sub(" ", text)).split())
    return (line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…").rstrip(".")


def holds(text: str, key: str) -> bool:
    """Is the key, or its beginning, in a text: as it is, with something between its letters, in %, hex or base64?"""
    begin = key[:_SHOWN]
    if not begin:
        return False
    # A short key, such as "ollama", is a word that a sentence may well have.
    if len(key) < _SHOWN:
        return re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text) is not None
    letters = _APART.sub("", begin)
    if begin.encode().hex() in text.lower():
        return True
    spellings = [text, unquote(text), unquote(unquote(text)), *map(_unpacked, _PACKED.findall(text))]
    return any(begin in one or (len(letters) > 4 and letters in _APART.sub("", one)) for one in spellings)


def _unpacked(token: str) -> str:
    """What a token of base64 holds, read from each of the four places where the packed text may begin."""
    plain = token.replace("-", "+").replace("_", "/").rstrip("=")
    held = ""
    for start in range(4):
        part = plain[start:]
        try:
            held += base64.b64decode(part[: len(part) // 4 * 4]).decode("latin-1") + " "
        except (ValueError, binascii.Error):
            continue
    return held

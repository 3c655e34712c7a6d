"""Codes that people type and secrets that browsers keep; what is stored of a secret is its hash."""

from __future__ import annotations

import hashlib
import secrets

LETTERS = "BCDFGHJKMNPQRTVWXZ"  # no vowel, so no word; no letter that looks like a digit or sounds like another
LENGTH = 4
_DIGITS = 6


def new_code() -> str:
    """The letters of a room: 104,976 are possible."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def tidy(typed: str) -> str:
    """A code as somebody typed it, as it is kept: in capitals, without blanks and dashes."""
    return "".join(letter for letter in typed.upper() if letter.isalpha())[: LENGTH + 1]


def is_code(code: str) -> bool:
    """Could it be the code of a room?"""
    return len(code) == LENGTH and all(letter in LETTERS for letter in code)


def new_secret() -> str:
    """192 bits that nobody can guess, for the browser that owns a room or for a device that joins."""
    return secrets.token_urlsafe(24)


def new_digits() -> str:
    """Six digits, for two minutes."""
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"


def hashed(secret: str, room: str = "") -> str:
    """What is stored of a secret. With a room, the same device is another one in each, and none can be followed."""
    return hashlib.sha256(f"{room} {secret}".encode()).hexdigest()

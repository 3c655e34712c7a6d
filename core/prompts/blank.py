"""Is there anything to see in a text? What cannot be seen counts as nothing, whoever typed it."""

from __future__ import annotations

from unicodedata import category

_UNSEEN = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")  # controls, format signs, marks without a letter to sit on, spaces
_BLANK = frozenset(  # of other categories, and yet nothing is drawn: fillers, braille without dots, spaces of scripts
    "\u115f\u1160\u2065\u2800\u3164\uffa0\ufffc\U0001d159\U00013441\U00013442"
)
_IGNORED = (range(0xFFF0, 0xFFF9), range(0xE0000, 0xE1000))  # set aside by Unicode for signs that are not drawn


def blank(text: str) -> bool:
    """True for a text without a single character that is drawn."""
    return all(map(_unseen, text))


def _unseen(letter: str) -> bool:
    return category(letter) in _UNSEEN or letter in _BLANK or any(ord(letter) in part for part in _IGNORED)

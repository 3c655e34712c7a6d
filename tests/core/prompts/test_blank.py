"""What cannot be seen counts as nothing."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from core.prompts.blank import blank


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n\x00\x85",
        "\u200b\u200d\u2060\ufeff\u00ad\u061c\u202e\u2066",  # joiners, marks of direction
        "\u2800",  # braille without dots
        "\u3164\u115f\u1160\uffa0",  # fillers of Hangul
        "\U000e0020\U000e0041\U000e0001",  # tags
        "\ufe0f\U000e0100\u034f\u180b\u17b4",  # selectors of variants, and a joiner of letters
        "\u2065\ufff0\U000e0fff",  # set aside
        "\ufffc\U0001d159",
        "\u3000\u2003\u2028\u2029",
    ],
)
def test_a_text_of_invisible_characters_is_blank(text):
    assert blank(text) and blank(text * 3) and not blank(text + "a")


def test_what_can_be_seen_is_not():
    emoji = ("\U0001f469\u200d\U0001f4bb", "\U0001fae8")  # joined ones, and one that Python 3.11 does not know yet
    for text in ("a", ".", "0", "\u00e9", "e\u0301", "\u0e33", "\u4e2d", "\ud800", "\ue000", *emoji):
        assert not blank(text), ascii(text)


def test_every_space_and_every_sign_of_format_is_blank():
    """Also those that a later Python knows."""
    letters = map(chr, range(sys.maxunicode + 1))
    unseen = [letter for letter in letters if unicodedata.category(letter) in ("Cf", "Zs") or letter.isspace()]
    assert len(unseen) > 150 and all(map(blank, unseen))

"""What is shown while an answer streams in: its text, and in the end exactly that."""

from __future__ import annotations

from core.models.model import Answer, Ask
from core.models.wire.shown import Shown
from tests.rows import rows


def shown(pieces, answer):
    told = []
    ask = Ask(
        "hello",
        on_text=told.append,
        on_taken_back=lambda: told.append("(back)"),
        on_thoughts=lambda: told.append("(hm)"),
    )
    shows = Shown(ask)
    for piece in pieces:
        shows.thoughts() if piece is None else shows.add(piece)
    shows.end(Answer(answer, "m"))
    return told


@rows(
    "pieces, answer, told",
    [
        (["It ", "rains."], "It rains.", ["It ", "rains."]),
        ([None, None, "It rains."], "It rains.", ["(hm)", "It rains."]),
        (["It", None, " rains."], "It rains.", ["It", " rains."]),
        (["<think>hm", "</think>It ", "rains."], "It rains.", ["(hm)", "It ", "rains."]),
        (["\ud83d", "\ude00"], "😀", ["😀"]),
        (["It "], "It rains.", ["It ", "rains."]),
        (["<s>It rains.</s>"], "It rains.", ["<s>It rains.</s>", "(back)", "It rains."]),
    ],
)
def test_what_is_told(pieces, answer, told):
    assert shown(pieces, answer) == told


def test_nobody_is_told_where_nobody_asked():
    shows = Shown(Ask("hello"))
    shows.add("It rains.")
    shows.end(Answer("It rains.", "m"))

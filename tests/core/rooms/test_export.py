"""A room as a table."""

from __future__ import annotations

import csv
import io

import pytest

from core.rooms.export import COLUMNS, room_csv
from core.rooms.pooled import Pooled
from core.rooms.question import Asked, Question
from core.rooms.room import Answer, Room
from core.rooms.truth import Truth
from tests.core.rooms.asked import CHOICE, NUMBER, WORDS, answers

ROOM = Room("BCDF", 1, 0.0, 3, (Asked(1, NUMBER, "truth", "ab"), Asked(2, CHOICE, "truth"), Asked(3, WORDS, "spread")))
ANSWERS = {
    1: answers(1, 10, 4, 3) + answers(2, 4, 8, 3),
    2: answers(1, 0, 1),
    3: answers(1, "it waits"),
}
TRUTHS = {1: Truth(3.43, "3.43 s", "The longest sets the pace."), 2: Truth(1, "shipping", "The label said so.")}


def table(packed: bytes) -> list[dict[str, str]]:
    assert packed.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(packed.decode("utf-8-sig"), newline="")))


def test_a_line_for_each_question_each_answer_and_each_side_of_a_run():
    run = Pooled(
        "secret",
        ("routing", "compare", ""),
        ("Sequential", "Parallel"),
        ("simulated",),
        (2.0, 1.0),
        (2, 5),
        (0.5, None),
    )
    lines = table(room_csv(ROOM, ANSWERS, TRUTHS, [run]))
    assert tuple(lines[0]) == COLUMNS
    assert [line["row"] for line in lines] == [
        "question",
        *["answer"] * 3,
        "question",
        *["answer"] * 2,
        "question",
        "answer",
    ] + ["run"] * 2
    assert lines[0]["truth"] == "3.43 s" and lines[0]["moved"] == "1 of 2 who changed came closer."
    assert [(line["member"], line["first answer"], line["second answer"], line["moved"]) for line in lines[1:4]] == [
        ("1", "10", "4", "towards"), ("2", "4", "8", "away"), ("3", "3", "3", "same"),
    ]  # fmt: skip
    assert [line["first answer"] for line in lines[5:7]] == ["refund", "shipping"] and lines[5]["moved"] == ""
    assert lines[8]["first answer"] == "it waits"
    assert [(line["side"], line["seconds"], line["US dollars"]) for line in lines[-2:]] == [
        ("Sequential", "2.0", "0.5"), ("Parallel", "1.0", ""),
    ]  # fmt: skip


def test_neither_devices_nor_the_ids_of_runs_are_in_it():
    run = Pooled("secret", ("routing", "compare", ""), ("Routing",), ("simulated",), (2.0,), (2,), (None,))
    written = room_csv(ROOM, ANSWERS, TRUTHS, [run]).decode()
    assert "device" not in written and "secret" not in written


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "  =", "＝", "\n="])
def test_no_text_is_a_formula(begin):
    text = f'{begin}HYPERLINK("http://elsewhere")'
    given = {1: (Answer("device", 1, text),)}
    asked = Question(f"{begin}1+1?", choices=(f"{begin}A", "B"), right=0)
    at = Room("BCDF", 1, 0.0, 1, (Asked(1, WORDS, "truth"), Asked(2, asked, "truth")))
    for line in table(room_csv(at, {**given, 2: answers(1, 0)}, {1: Truth(0, text, text), 2: Truth(0, text)})):
        assert not [
            cell for cell in line.values() if cell.lstrip()[:1] in tuple("=+-@＝") or cell[:1] in tuple("\t\r\n")
        ]
        assert all(cell[:1] == "'" for cell in line.values() if "HYPERLINK" in cell)


def test_a_number_stays_a_number_and_any_letter_is_written():
    below = Question("How much less?", low=-10, high=10, whole=False)
    at = Room("BCDF", 1, 0.0, 1, (Asked(1, below, "guess"), Asked(2, WORDS, "guess")))
    lines = table(room_csv(at, {1: answers(1, -2.5), 2: answers(1, 'a "b", ü\n日本 \ud800')}, {}))
    assert lines[1]["first answer"] == "-2.5" and lines[3]["first answer"] == 'a "b", ü\n日本 ?'

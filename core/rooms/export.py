"""All of a room as a table for a spreadsheet, without a name: members are numbers that mean nothing elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from core.rooms.pooled import Pooled
from core.rooms.question import Asked, Question, Value
from core.rooms.room import Answer, Room
from core.rooms.spread import by_device, moved
from core.rooms.truth import Truth

COLUMNS = (
    "row", "question", "words", "stage", "member", "first answer", "second answer", "moved", "truth", "why",
    "page", "run", "side", "seconds", "calls", "US dollars", "world",
)  # fmt: skip
_FORMULA = "=+-@＝＋－＠"  # with which a cell begins that a spreadsheet would compute
Cell = str | float | None
C = TypeVar("C")


def room_csv(
    room: Room,
    answers: Mapping[int, Sequence[Answer]],
    truths: Mapping[int, Truth | None],
    runs: Sequence[Pooled] = (),
) -> bytes:
    """A line for each question, one for each member that answered it, and one for each side of the class's own runs.

    As UTF-8 with its mark, which spreadsheets ask for. No text in it is taken for a formula. `answers` and `truths` by
    the number of their question.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    members = {device: number for number, device in enumerate(_devices(answers), 1)}
    for asked in room.asked:
        given, truth = answers.get(asked.number, ()), truths.get(asked.number)
        for row in _of_question(asked, given, truth, members):
            table.writerow([safe(row.get(column)) for column in COLUMNS])
    for number, run in enumerate(runs, 1):
        for row in _of_run(number, run):
            table.writerow([safe(row.get(column)) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig", "replace")


def _devices(answers: Mapping[int, Sequence[Answer]]) -> list[str]:
    """In an order that says nothing: not that of coming."""
    return sorted({answer.device for given in answers.values() for answer in given})


def _of_question(
    asked: Asked, answers: Sequence[Answer], truth: Truth | None, members: Mapping[str, int]
) -> Iterator[dict[str, Cell]]:
    question = asked.question
    told = moved(question, answers, truth.value if truth else None)
    head: dict[str, Cell] = {"question": asked.number, "words": question.words, "page": question.page}
    known: dict[str, Cell] = {"truth": truth.words, "why": truth.why} if truth else {}
    yield {"row": "question", **head, "stage": asked.stage, "moved": told["words"] if told else "", **known}
    given = by_device(answers)
    for device in sorted(given, key=members.__getitem__):
        first, second = (given[device].get(turn) for turn in (1, 2))
        own = [Answer(device, turn, value) for turn, value in given[device].items()]
        yield {
            "row": "answer", **head, "member": members[device],
            "first answer": _in_words(question, first), "second answer": _in_words(question, second),
            "moved": _way(moved(question, own, truth.value)) if truth else "",
        }  # fmt: skip


def _way(told: Mapping[str, int] | None) -> str:
    """Of one member."""
    if told is None:
        return ""
    ways = {"towards": told["towards"], "away": told["away"], "changed": told["changed"]}
    return next((way for way, count in ways.items() if count), "same")


def _of_run(number: int, run: Pooled) -> Iterator[dict[str, Cell]]:
    for side, seconds, calls, usd in zip(run.sides, run.seconds, run.calls, run.usd, strict=True):
        yield {
            "row": "run", "run": number, "page": run.setup[0], "side": side, "seconds": seconds, "calls": calls,
            "US dollars": usd, "world": " and ".join(run.worlds),
        }  # fmt: skip


def _in_words(question: Question, value: Value | None) -> Cell:
    return question.choices[int(value)] if question.choices and isinstance(value, int | float) else value


def safe(cell: C) -> C | str:
    """A text that a spreadsheet takes for nothing but a text."""
    if isinstance(cell, str) and (cell[:1] in ("\t", "\r", "\n") or cell.lstrip()[:1] in tuple(_FORMULA)):
        return f"'{cell}"
    return cell

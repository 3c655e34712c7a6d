"""The record of the lesson's statements is complete: every line has its row, every row its words or its test."""

from __future__ import annotations

import importlib
from collections import Counter
from itertools import groupby

import pytest

from core.lesson.takeaways import takeaways
from tests.core.lesson import test_lesson_use_cases, test_statements
from tests.core.lesson.test_presets import USE_CASES
from tests.core.lesson.test_statements import FIVE
from tests.rows import rows
from tests.statements import LESSON, STATEMENTS, numbers, outline, ranges


def test_every_line_of_the_lesson_that_states_something_is_in_a_row():
    stating = {section: numbers(found.lines) for section, found in LESSON.items()}
    everywhere = set().union(*stating.values())
    for section, lines in stating.items():
        claimed = set().union(*(numbers(row.lines) for row in STATEMENTS if row.section == section))
        assert claimed & everywhere == lines, f"section {section}: {ranges(claimed & everywhere ^ lines)}"
    assert all(numbers(row.lines) & stating[row.section] for row in STATEMENTS)


def test_the_rows_are_numbered_by_section_and_in_order():
    parts = {part: len(list(rows)) for part, rows in groupby(STATEMENTS, lambda row: row.section)}
    assert list(parts) == list(LESSON)
    given = [f"{part}.{n}" for part, count in parts.items() for n in range(1, count + 1)]
    assert [row.number for row in STATEMENTS] == given


def test_what_stands_in_lists_of_the_lesson_has_as_many_rows():
    counted = Counter(row.section for row in STATEMENTS if row.says.startswith("use case: "))
    assert [counted[section] for section in range(3, 8)] == [len(USE_CASES[page]) for page in FIVE]
    assert sum(row.section == 11 for row in STATEMENTS) == len(takeaways())
    assert sum(row.section == 9 for row in STATEMENTS) == 3 * len(FIVE)  # calls, latency, when
    assert sum(row.section == 10 for row in STATEMENTS) == 2 + len(FIVE)  # notebook, shell, one example each


def test_the_outline_of_a_lesson_is_made_from_its_text_alone():
    text = "# A lesson\n\nIt begins.\n\n## First\n\n- one\n  ↓\n```\n# code\n## more\n```\n## Second\n### Part\nlast\n"
    found = outline(text)
    assert {section: part.lines for section, part in found.items()} == {1: "3 7 10-11", 2: "15"}
    changed, longer = outline(text.replace("one", "two")), outline(text + "more\n")
    assert changed[1].lines == found[1].lines and changed[1].fingerprint != found[1].fingerprint
    assert longer[1] == found[1] and longer[2].lines == "15-16"
    assert numbers("3 7 10-11") == {3, 7, 10, 11} and ranges({11, 3, 10, 7}) == "3 7 10-11"


@rows("row", STATEMENTS)
def test_every_row_names_words_or_a_test_that_is_there(row):
    assert row.shown or row.test
    if row.test:
        module, _, name = f"{'' if '.' in row.test else 'core.lesson.test_statements.'}{row.test}".rpartition(".")
        assert callable(getattr(importlib.import_module(f"tests.{module}"), name))


@rows("row", [row for row in STATEMENTS if row.shown])
def test_what_is_shown_is_more_than_a_label(row):
    for piece in row.shown.split(" … "):
        assert len(piece.split()) > 2 or "(" in piece


def test_no_two_use_cases_are_asserted_by_one_test():
    cases = [row.test for row in STATEMENTS if row.says.startswith("use case: ")]
    assert "" not in cases and len(set(cases)) == len(cases)


@pytest.mark.parametrize("module", [test_statements, test_lesson_use_cases])
def test_every_test_of_a_statement_is_named_by_a_row(module):
    own = {name for name in vars(module) if name.startswith("test_")}
    short = module.__name__.removeprefix("tests.")
    named = {row.test if "." in row.test else f"core.lesson.test_statements.{row.test}" for row in STATEMENTS}
    assert own and {f"{short}.{name}" for name in own} <= named

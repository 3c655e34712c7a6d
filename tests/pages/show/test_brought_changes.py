"""Changes that an address brings are those of a run that has such a call."""

from __future__ import annotations

import pytest

from core.lesson.registry import predicted
from pages.parts.show import brought_changes

TRACE = predicted("parallelization", "five-emails")[1].trace


@pytest.fixture(autouse=True)
def said(monkeypatch):
    words: list[str] = []
    monkeypatch.setattr(brought_changes.st, "markdown", words.append)
    return words


def test_changes_of_calls_that_are_there_fit(said):
    first = TRACE.spans[0].id
    assert brought_changes.fitting(TRACE, [["lasts", first, 9.0], ["limit", 2]]) and not said


def test_others_are_said_and_do_not_fit(said):
    assert not brought_changes.fitting(TRACE, [["lasts", 99, 1.0]])
    (words,) = said
    assert words.startswith("The address brings a change that does not fit this run. There is no call 99")

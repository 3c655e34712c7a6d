"""The page of the questions: the way to each end."""

from __future__ import annotations

import re

import pytest

from core.laws.costs import date_of_prices
from core.lesson.which_pattern import ends, paths, questions
from tests.pages.opened import Opened, links

pytestmark = pytest.mark.usefixtures("empty_shelf")


@pytest.mark.parametrize(("path", "end"), list(paths()), ids=[end for _, end in paths()])
def test_the_questions_lead_to_each_end_with_its_link(path, end):
    opened = Opened("choose")
    for asked, place in path:
        assert questions()[asked].words in [header.value for header in opened.at.header]
        opened.press(questions()[asked].answers[place].words)
    reached = ends()[end]
    assert reached.title in [header.value for header in opened.at.header]
    assert reached.reason in opened.words and reached.counter in opened.words and reached.calls in opened.words
    assert links(opened) == [(reached.page, f"preset={reached.preset}")]
    assert re.search(r"\*\*\$0\.0\d+\*\*.*computed from the predicted tokens, on gpt-4o-mini", opened.words)
    assert f"prices of {date_of_prices()}" in opened.words
    states = {node["id"]: node["state"] for node in opened.drawn("path")["nodes"]}
    assert states[end] == "end" and [id for id, state in states.items() if state == "way"] == [id for id, _ in path]

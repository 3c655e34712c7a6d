"""The rounds of a judge: the drafts with their scores, and why there was no further one."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from core.patterns.evaluator_optimizer import Draft, Ending, Optimized
from tests.pages.opened import Opened
from tests.until import LONGEST


def test_of_several_drafts_a_round_each_row_says_which_one_it_judges():
    opened = Opened("evaluator_optimizer").at_once().press("Compare").wait()
    rounds = opened.drawn("rounds")
    assert rounds["head"][0] == "Draft" and [row[0] for row in rounds["rows"][:3]] == ["1.1", "1.2", "1.3"]
    names = [call["name"] for call in opened.drawn("evaluator_optimizer run")["calls"]]
    assert {"draft 1.2", "evaluate 1.2", "improve 2.2", "evaluate 2.2"} <= set(names)


JUDGED = Optimized(
    final="b", score=7, iterations=2, ended="limit", last="c",
    history=[[Draft(text="a", score=None)], [Draft(text="b", score=7, feedback="Too long.")]],
)  # fmt: skip


@pytest.fixture(scope="module")
def told():
    def page():
        from typing import get_args

        from core.patterns.evaluator_optimizer import Ending
        from pages.parts.show import rounds
        from tests.pages.show.test_rounds import JUDGED

        for ended in get_args(Ending):
            rounds.why_ended(JUDGED.model_copy(update={"ended": ended}), 9, "haiku")
        rounds.feedback(JUDGED)

    return AppTest.from_function(page, default_timeout=LONGEST).run()


def test_each_way_to_end_has_its_own_reason(told):
    said = [element.value for element in told.markdown]
    assert len(set(said)) == len(get_args(Ending))
    assert all(words.startswith(":gray[The best haiku of 2 rounds. It ended because ") for words in said)
    assert "it passed: 7 reaches the target of 9" in said[0]


def test_the_best_draft_is_marked_and_one_without_a_verdict_has_no_score(told):
    (table,) = (json.loads(element.proto.json)[0] for element in told.get("bidi_component"))
    assert table["head"][0] == "Round" and table["rows"] == [["1", "none", ""], ["2", "7, best", "Too long."]]

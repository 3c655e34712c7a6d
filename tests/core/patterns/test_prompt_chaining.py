"""Each step works on the answer before it."""

from __future__ import annotations

import pytest

import core
from core import using
from core.errors import ServerFailed
from core.lesson.prompt_chaining import unpolished
from core.view.picture import picture
from tests.scripted import Scripted

DOWN = [ServerFailed("down")] * 3  # all attempts of one call


def test_chaining_passes_each_answer_on(play):
    model = Scripted(["the outline", "the draft", "the final"])
    with using(model) as recording:
        result = play(core.prompt_chaining("machine learning basics"))
    assert dict(result) == {
        "outline": "the outline", "draft": "the draft", "final": "the final", "polished": True,
    }  # fmt: skip
    assert "machine learning basics" in model.asked[0].prompt
    assert "the outline" in model.asked[1].prompt and "the draft" in model.asked[2].prompt
    assert recording.trace.makespan == pytest.approx(3.0) and recording.trace.speedup == pytest.approx(1.0)


def test_a_chain_stops_at_the_step_that_failed(play):
    model = Scripted(["the outline", *DOWN])
    run = play(core.run(core.prompt_chaining, "x", model=model))
    assert run.status == "failed" and [s.step for s in run.trace.spans] == ["outline", "draft"]
    assert run.trace.spans[0].answer == "the outline"


def test_a_last_step_that_failed_leaves_the_draft_and_says_so(play):
    run = play(core.run(core.prompt_chaining, "x", model=Scripted(["the outline", "the draft", *DOWN])))
    assert (run.status, run.result.final, run.result.polished) == ("partial", "the draft", False)
    drawn = picture(run.trace, status=run.status)
    assert drawn["edges"][-2:] == [(3, None), (4, None)]  # the draft is handed over, and from the last step nothing is


def test_of_several_topics_one_that_is_not_polished_keeps_its_place(play):
    model = Scripted(["outline 1", "draft 1", *DOWN, "outline 2", "draft 2", "final 2"])
    run = play(core.run(core.prompt_chaining, ["x", "y"], model=model, concurrency=1))
    assert run.status == "partial" and [chain.final for chain in run.result.chains] == ["draft 1", "final 2"]
    assert unpolished(run.result) == "1 text not polished"

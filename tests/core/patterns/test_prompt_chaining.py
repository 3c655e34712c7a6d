"""Each step works on the answer before it."""

from __future__ import annotations

import pytest

import core
from core import using
from core.errors import ServerFailed
from tests.scripted import Scripted


def test_chaining_passes_each_answer_on(play):
    model = Scripted(["the outline", "the draft", "the final"])
    with using(model) as recording:
        result = play(core.prompt_chaining("machine learning basics"))
    assert dict(result) == {"outline": "the outline", "draft": "the draft", "final": "the final"}
    assert "machine learning basics" in model.asked[0].prompt
    assert "the outline" in model.asked[1].prompt and "the draft" in model.asked[2].prompt
    assert recording.trace.makespan == pytest.approx(3.0) and recording.trace.speedup == pytest.approx(1.0)


def test_a_chain_stops_at_the_step_that_failed(play):
    model = Scripted(["the outline", *[ServerFailed("down")] * 3])
    run = play(core.run(core.prompt_chaining, "x", model=model))
    assert run.status == "failed" and [s.step for s in run.trace.spans] == ["outline", "draft"]
    assert run.trace.spans[0].answer == "the outline"

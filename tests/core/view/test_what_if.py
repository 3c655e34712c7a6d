"""A run as data for the hand."""

from __future__ import annotations

import json

import pytest

import core
from core import InputError
from core.clock import run_virtual
from core.lesson.presets.preset import model
from core.lesson.registry import LESSONS
from core.trace.trace import Trace
from core.view.what_if import Changeable, changeable
from tests.benchmarks.recording import Silent, chains
from tests.core.what_if.runs import bets, traced, workers
from tests.presets import all_presets
from tests.records import misfits


def test_a_run_that_can_be_changed_is_sent_as_its_record():
    for trace in (traced(workers, [1.0, 2.0, 5.0, 3.0, 1.0], 2), traced(bets, [2.0, 5.0, 9.0, 1.0])):
        data = json.loads(json.dumps(changeable(trace)))
        assert list(misfits(data, Changeable)) == []


def test_it_says_what_each_call_would_save_and_which_changes_are_best():
    data = changeable(core.forecast(core.parallelization, ["The parcel is late.", "Thanks!"], concurrency=1).trace)
    assert [id for id, _ in data["gains"]] == [call["id"] for call in data["calls"]]
    best = {one["words"]: one for one in data["best"]}
    assert best["2 at once instead of 1"]["change"] == ["limit", 2] and best["2 at once instead of 1"]["money"] == "$0"
    assert best["classify 1 in no time"]["money"].startswith("$0.00")


@pytest.mark.parametrize("name", all_presets())
def test_every_run_of_the_lesson_can_be_changed(name):
    for preset in all_presets()[name]:
        one = preset.pattern or LESSONS[name].pattern
        for limit in (None, 1, 2):
            settings = {**preset.settings(), "concurrency": limit}
            trace = core.forecast(one, preset.input, model=model(preset), **settings).trace
            assert len(changeable(trace)["calls"]) == trace.calls, (preset.id, limit)


def test_a_thousand_calls_are_small():
    topics = [f"topic {number}" for number in range(200)]
    trace = run_virtual(core.run(chains, topics, model=Silent(waits=True))).trace
    assert len(json.dumps(changeable(trace), separators=(",", ":"))) < 250_000


def test_a_run_that_cannot_be_changed_says_why():
    with pytest.raises(InputError, match="no call"):
        changeable(Trace())

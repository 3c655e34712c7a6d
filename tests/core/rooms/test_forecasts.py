"""The curve of a forecast, and who computes it when."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from core.models.simulated import Simulated
from core.rooms import forecasts
from core.rooms.forecasts import Forecasts, curve, setup_key
from core.run import Reading
from tests.core.rooms.asked import setup


def test_a_curve_is_the_share_of_runs_by_their_seconds():
    told = curve([1.0, 1.0, 2.0, 3.0])
    assert len(told) == forecasts.BINS and told[0] == [1.05, 0.5] and told[-1] == [2.95, 0.25]
    assert sum(share for _, share in told) == pytest.approx(1, abs=1e-3)
    assert curve([]) == [] and curve([2.0, 2.0]) == [[2.0, 1.0]]


@pytest.fixture
def computed():
    """Forecasts of few seeds, and a gate that opens when one is there."""
    made, there = Forecasts(seeds=6), threading.Event()
    yield made, there
    made.close()


def test_curves_come_later_once_a_setup_and_each_side_has_one(computed):
    made, there = computed
    subject = setup("parallelization", "five-emails")
    pair = subject.readings("compare")
    assert made.of(pair, subject.model, there.set) is None
    assert there.wait(60)
    sequential, parallel = made.of(pair, subject.model)
    expected = [curve([pair[0].forecast(model=subject.model, seed=seed).trace.makespan for seed in range(6)])]
    assert sequential == expected[0] and parallel[0][0] < sequential[0][0]
    assert made.known(setup_key(pair, subject.model)) == [sequential, parallel]


def test_an_input_that_cannot_be_run_has_no_curve(computed):
    made, there = computed
    pattern = setup("routing", "late-parcel").pattern
    readings = (Reading(pattern, (" ",)),)
    made.of(readings, Simulated(), there.set)
    assert there.wait(60) and made.of(readings, Simulated()) == []


def test_another_seed_has_the_same_key_and_another_input_or_model_has_not():
    one = setup("routing", "late-parcel")
    other = replace(one, seed=99)
    key = setup_key(one.readings("run"), one.model)
    assert key == setup_key(other.readings("run"), other.model)
    assert key != setup_key(replace(one, value="Refund").readings("run"), one.model)
    assert key != setup_key(one.readings("run"), Simulated("large"))


def test_only_the_newest_setups_are_remembered(computed, monkeypatch):
    made, there = computed
    monkeypatch.setattr(forecasts, "KEEP", 1)
    subject = setup("routing", "late-parcel")
    first, second = subject.readings("run"), replace(subject, value="I need a refund").readings("run")
    assert made.of(first, subject.model) is None and made.of(second, subject.model, there.set) is None
    assert there.wait(60)
    assert made.known(setup_key(first, subject.model)) is None and made.known(setup_key(second, subject.model))


def test_what_is_closed_ends_at_once_and_begins_no_more():
    made, there = Forecasts(seeds=10**6), threading.Event()
    subject = setup("routing", "late-parcel")
    made.of(subject.readings("run"), subject.model, there.set)
    made.close()
    assert not there.is_set()
    assert made.of(subject.readings("compare"), subject.model) is None

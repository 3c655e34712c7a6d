"""The curve of a forecast."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import InputError
from core.models.simulated import Simulated
from core.rooms import curve as module
from core.rooms.curve import curve, curves, setup_key
from core.run import Reading
from tests.core.forecasts.answered import done
from tests.core.rooms.asked import setup


def test_a_curve_is_the_share_of_runs_by_their_seconds():
    told = curve([1.0, 1.0, 2.0, 3.0])
    assert len(told) == module.BINS and told[0] == [1.05, 0.5] and told[-1] == [2.95, 0.25]
    assert sum(share for _, share in told) == pytest.approx(1, abs=1e-3)
    assert curve([]) == [] and curve([2.0, 2.0]) == [[2.0, 1.0]]


@pytest.mark.parametrize(("page", "preset"), [("parallelization", "five-emails"), ("parallelization", "one-fails")])
def test_each_side_has_the_curve_of_its_code_also_where_a_fault_is_on_order(page, preset):
    subject = setup(page, preset)
    pair = subject.readings("compare")
    made = done(curves(pair, subject.model, 6))
    assert made == [
        curve([side.forecast(model=subject.model, seed=seed).trace.makespan for seed in range(6)]) for side in pair
    ]
    assert made[1][0] < made[0][0]


def test_an_input_that_cannot_be_run_has_no_curve():
    with pytest.raises(InputError):
        done(curves((Reading(setup("routing", "late-parcel").pattern, (" ",)),), Simulated(), 6))


def test_another_seed_has_the_same_key_and_another_input_or_model_has_not():
    one = setup("routing", "late-parcel")
    other = replace(one, seed=99)
    key = setup_key(one.readings("run"), one.model)
    assert key == setup_key(other.readings("run"), other.model)
    assert key != setup_key(replace(one, value="Refund").readings("run"), one.model)
    assert key != setup_key(one.readings("run"), Simulated("large"))

"""What the run would gain if a call took no time."""

from __future__ import annotations

from dataclasses import replace

import pytest

import core
from core.clock import run_virtual
from core.what_if.changes import Lasts
from core.what_if.gains import gains
from core.what_if.what_if import Computed, recorded, what_if
from tests.core.random_workflows import workflow
from tests.core.what_if.given import Given
from tests.core.what_if.runs import plan, row, workers


def test_only_calls_on_the_critical_path_have_a_gain():
    made = plan(workers, [1.0, 2.0, 5.0, 3.0, 1.0])
    named = {made.calls[id].name: seconds for id, seconds in gains(made).items()}
    # without worker 2 the run waits for worker 3, 2 s shorter
    assert named == {"plan": 1.0, "worker 1": 0.0, "worker 2": 2.0, "worker 3": 0.0, "synthesis": 1.0}


def test_in_a_row_and_one_at_a_time_each_call_gains_its_own_time():
    made = plan(row, [1.0, 2.0, 4.0])
    for limit in (None, 1):
        assert list(gains(replace(made, limit=limit)).values()) == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("limit", [None, 1, 3])
def test_the_gain_is_what_the_run_saves_when_the_call_takes_no_time(limit):
    told = 0
    for seed in range(120):
        run = run_virtual(core.run(workflow(seed), "the sea", model=Given(seed), concurrency=limit))
        made = recorded(run.trace)
        for id, seconds in gains(made).items():
            without = what_if(made, [Lasts(id, 0.0)])
            if isinstance(without, Computed) and not made.calls[id].cut:
                assert without.saved == pytest.approx(seconds, abs=1e-6), (seed, id)
                told += 1
    assert told > 350


def test_of_many_calls_at_a_limit_the_longest_have_their_gain():
    async def many() -> None:
        await core.gather(*[core.llm(str(number), step="item") for number in range(300)])

    made = plan(many, [1.0 + number / 300 for number in range(300)])
    told = gains(replace(made, limit=3))
    assert 20 < len(told) < 300 and set(told) == set(sorted(made.calls)[-len(told) :])
    assert len(gains(made)) == 300

"""The law of parallelization, and why five items are not five times as fast."""

from __future__ import annotations

import pytest

from core import Simulated, forecast, parallelization, readings
from core.lesson.parallelization import parallelization_calls
from core.lesson.registry import LESSONS, reason
from core.models.simulated import FaultPlan, every
from tests.core.laws.given import EMAILS, said
from tests.rows import rows


def test_why_five_items_are_not_five_times_as_fast():
    equal, uneven = Simulated(latency="equal"), Simulated(latency="uneven")
    assert said(parallelization, EMAILS, equal).startswith(
        "“5x faster for 5 items” holds here: all five take the same time. "
    )
    assert said(parallelization, EMAILS, uneven).startswith(
        "“5x faster for 5 items” holds when all five take the same time. "
        "Here classify 3 takes 4.00 s and everyone waits for it. "
    )
    assert "nothing to overlap" in said(parallelization, EMAILS[:1])
    assert said(parallelization, EMAILS, equal, concurrency=2).startswith(
        "At most two calls run at once, so 5 items take turns. "
        "The slots were busy 83% of the time. "  # 5 s of work in 2 slots for 3 s
    )


def test_the_most_that_is_possible_stands_beside_what_was_measured():
    equal, uneven = Simulated(latency="equal"), Simulated(latency="uneven")
    assert said(parallelization, EMAILS, equal).endswith(
        "About 5.0× is the most that is possible: the smaller of 5 (the calls) and "
        "5.00 s ÷ 1.00 s (added up ÷ longest call)."
    )
    assert said(parallelization, EMAILS, equal, concurrency=2).endswith(
        "About 2.0× is the most that is possible: the smallest of 5 (the calls), 2 (the limit) and "
        "5.00 s ÷ 1.00 s (added up ÷ longest call)."
    )
    sequential, parallel = (r.forecast(model=uneven, seed=7).trace for r in readings(parallelization, EMAILS))
    work, longest = sequential.makespan, max(span.duration for span in parallel.spans)
    assert f"About {work / longest:.1f}× is the most that is possible" in reason(sequential, parallel)
    assert sequential.makespan / parallel.makespan == pytest.approx(work / longest)  # and the run reaches it
    assert "possible" not in said(parallelization, EMAILS, Simulated(speed=float("inf")))


def test_an_item_is_one_call():
    assert parallelization_calls(5) == 5


@rows(
    "lost, said",
    [
        (0, ""),
        (1, "4 calls were answered. Answers handed over: 4, with the failed one marked in its place."),
        (2, "3 calls were answered. Answers handed over: 3, with the 2 failed ones marked in their places."),
        (5, "0 calls were answered and paid for. Answers handed over: none."),
    ],
)
def test_what_is_handed_over_is_counted(lost, said):
    broken = Simulated(faults=FaultPlan({("classify", number + 1): every("refusal") for number in range(lost)}))
    run = forecast(parallelization, EMAILS, model=broken)
    assert LESSONS["parallelization"].pitfall.outcome(run) == said

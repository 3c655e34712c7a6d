"""The one sentence about a change."""

from __future__ import annotations

from core import gather, llm
from core.what_if.changes import Another, AtOnce, Cut, Drawn, Lasts
from core.what_if.what_if import what_if
from tests.core.what_if.runs import call, plan, row, workers
from tests.rows import rows

WORKERS = [1.0, 2.0, 5.0, 3.0, 1.0]


ONE, TWO, THREE, SYNTHESIS = 2, 3, 4, 6  # the ids of their calls


@rows(
    "change, limit, text",
    [
        (Lasts(THREE, 2.6), None, "worker 3 was not on the critical path: 0.40 s faster saves nothing."),
        (Lasts(THREE, 4.0), None, "worker 3 was not on the critical path: 1.00 s slower costs nothing."),
        (Lasts(TWO, 4.0), None, "worker 2: 1.00 s faster saves 1.00 s, all of it, since the run waits for it."),
        (Lasts(TWO, 0.0), None, "worker 2: 5.00 s faster saves 2.00 s and no more, since worker 3 sets the pace now."),
        (
            Lasts(ONE, 6.0), None,
            "worker 1: 4.00 s slower costs 1.00 s and no more, since worker 2 set the pace before.",
        ),
        (Lasts(TWO, 5.001), None, "worker 2 takes as long as before."),
        (Lasts(TWO, 5.125), None, "worker 2: 0.13 s slower costs 0.13 s, all of it, since the run waits for it."),
        (Lasts(THREE, 0.0), 2, "worker 3: 3.00 s faster saves nothing, since worker 2 sets the pace now."),
        (
            Lasts(TWO, 0.0), 2,
            "worker 2: 5.00 s faster saves 2.00 s and no more, since worker 3 sets the pace as before.",
        ),
        (AtOnce(2), None, "2 at once instead of no limit changes nothing, though worker 3 waits for a slot."),
        (AtOnce(1), None, "1 at once instead of no limit costs 5.00 s: one call runs after the other."),
        (AtOnce(7), None, "7 at once instead of no limit changes nothing: no call waits for a slot."),
        (
            AtOnce(2), 1,
            "2 at once instead of 1 saves 5.00 s: the run still waits for worker 3, and worker 3 for a slot.",
        ),
        (
            AtOnce(None), 1,
            "No limit instead of 1 at once saves 5.00 s: what is left is the "
            "critical path, and worker 2 is the longest call on it.",
        ),
        (AtOnce(None), None, "No limit, as before."),
        (
            Cut(SYNTHESIS, TWO), None,
            "synthesis no longer waits for worker 2: that saves 1.00 s and no more, since worker 2 "
            "sets the pace as before.",
        ),
        (
            Cut(SYNTHESIS, THREE), None,
            "synthesis no longer waits for worker 3: that changes nothing, since it waits for worker 2.",
        ),
        (
            Drawn(THREE, ONE), None,
            "worker 3 waits for worker 1 too: that changes nothing, since worker 3 sets the pace now.",
        ),
        (
            Drawn(THREE, TWO), None,
            "worker 3 waits for worker 2 too: that costs 3.00 s, since the run waits for one after the other now.",
        ),
        (Drawn(SYNTHESIS, 1), None, "synthesis waits for plan too: that changes nothing, since it began later anyway."),
        (
            Drawn(THREE, ONE), 1,
            "worker 3 waits for worker 1 too: that changes nothing, since one call runs after the other.",
        ),
        (
            Another(ONE), None,
            "one more worker of 3.00 s: that changes nothing, since worker 2 sets the pace as before.",
        ),
        (
            Another(ONE, 9.0), None,
            "one more worker of 9.00 s: that costs 4.00 s, since one more worker sets the pace now.",
        ),
        (
            Another(ONE, 9.0), 2,
            "one more worker of 9.00 s: that costs 9.00 s, since it waits for the slot of worker 2.",
        ),
    ],
)  # fmt: skip
def test_what_a_change_saves_and_why_no_more(change, limit, text):
    assert what_if(plan(workers, WORKERS, limit), [change]).sentence == text


def test_without_a_change_it_is_the_run():
    assert what_if(plan(row, [1.0, 1.0, 1.0]), []).sentence == "This is the run as it was."


def test_a_shorter_call_may_make_the_run_longer():
    """Graham's anomaly: the slots are given in another order."""

    async def unlike() -> None:
        async def pair(item: str) -> None:
            await llm(item, step="first")
            await llm(item, step="second")

        await gather(pair("a"), pair("b"), llm("c", step="other"), llm("d", step="other"))

    made = plan(unlike, [4.0, 4.0, 1.0, 3.0, 5.0, 4.0], 2)
    assert what_if(made, []).makespan == 11.0
    faster = what_if(made, [Lasts(call(made, "first 2"), 3.0)])
    assert faster.makespan == 12.0
    assert faster.sentence == "first 2: 1.00 s faster costs 1.00 s, since slots are given in another order now."

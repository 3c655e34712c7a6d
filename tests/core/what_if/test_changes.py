"""What a change makes of a plan, and those that are refused."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from core import InputError, gather, llm
from core.what_if.changes import Another, AtOnce, Cut, Drawn, Lasts, NeedsRerun, Setting, changed, lasting, settings_of
from core.what_if.plan import Try
from core.what_if.schedule import schedule
from tests.core.what_if.runs import bets, call, plan, row, workers
from tests.rows import rows

WORKERS = [1.0, 2.0, 5.0, 3.0, 1.0]


def makespan(plan):
    return schedule(plan).makespan


def test_attempts_are_scaled_and_the_wait_between_them_stays():
    made = plan(row, [1.0] * 3)
    one = replace(made.calls[1], tries=(Try(0.1, 1.0, 0.5), Try(0.0, 2.0, 0.0)))
    assert lasting(one, 6.5) == (Try(0.1, 2.0, 0.5), Try(0.0, 4.0, 0.0))
    assert lasting(one, 0.4) == (Try(0.1, 0.4, 0.0),)  # too short for a second attempt
    assert lasting(replace(one, tries=(Try(0.0, 0.0, 0.0),)), 2.0) == (Try(0.0, 2.0, 0.0),)


def test_a_cut_leaves_all_other_waiting_as_it_was():
    made = plan(row, [1.0, 2.0, 4.0])
    outline, draft, final = made.calls
    beside = changed(made, Cut(draft, outline))
    assert beside.before(draft) == [] and beside.before(final) == [outline, draft]
    assert makespan(beside) == 6.0
    assert makespan(changed(beside, Cut(final, draft))) == 5.0  # draft beside final, which waits for outline


def test_a_cut_through_the_record_of_a_gather():
    made = plan(workers, WORKERS)
    slow, synthesis = call(made, "worker 2"), call(made, "synthesis")
    without = changed(made, Cut(synthesis, slow))
    assert without.before(synthesis) == [call(made, "plan"), call(made, "worker 1"), call(made, "worker 3")]
    assert makespan(without) == 6.0  # the synthesis ends at 5 s, beside the slow worker


def test_a_drawn_dependency():
    made = plan(workers, WORKERS)
    assert makespan(changed(made, Drawn(call(made, "worker 2"), call(made, "worker 3")))) == 10.0  # 1 + 3 + 5 + 1


def test_one_item_more_has_the_steps_of_the_others_and_is_waited_for():
    made = plan(workers, WORKERS)
    more = changed(made, Another(call(made, "worker 1")))
    new = more.calls[max(more.calls)]
    assert (new.name, new.seconds, new.place[-2]) == ("one more worker", 3.0, 3)  # the median of 2, 5 and 3
    assert new.id in more.before(call(made, "synthesis")) and makespan(more) == makespan(made)
    assert makespan(changed(made, Another(call(made, "worker 1"), 7.5))) == 9.5
    assert makespan(changed(replace(made, limit=1), Another(call(made, "worker 1"), 7.5))) == 19.5


def test_one_item_more_of_several_steps():
    async def chains() -> None:
        async def chain(item: str) -> None:
            await llm(item, step="first")
            await llm(item, step="second")

        await gather(chain("a"), chain("b"))

    made = plan(chains, [1.0, 2.0, 3.0, 4.0])
    more = changed(made, Another(call(made, "second 1")))
    assert [one.name for one in more.calls.values()][-2:] == ["one more first", "one more second"]
    assert [one.seconds for one in more.calls.values()][-2:] == [1.5, 3.5]


def test_only_the_code_knows_an_item_more_where_the_items_are_not_alike():
    async def unlike() -> None:
        async def two(item: str) -> None:
            await llm(item, step="one")
            await llm(item, step="two")

        await gather(llm("a", step="one"), two("b"))

    made = plan(unlike, [1.0] * 3)
    assert changed(made, Another(1)) == NeedsRerun(
        "one 1 is no item among others like it: what one more would do only the code knows.", {"items": 1}
    )
    assert isinstance(changed(plan(row, [1.0] * 3), Another(1)), NeedsRerun)  # no gather


def test_an_item_more_beside_an_answer_that_was_there_is_for_the_code():
    made = plan(workers, WORKERS)
    there = replace(made.calls[3], slot=False, tries=(Try(0.0, 0.0, 0.0),))
    answer = changed(replace(made, calls={**made.calls, 3: there}), Another(2))
    assert isinstance(answer, NeedsRerun) and answer.why.endswith("no call was made where an answer was there.")


def test_another_setting_is_for_the_code():
    answer = changed(plan(row, [1.0] * 3), Setting("max_iterations", 5))
    assert isinstance(answer, NeedsRerun) and answer.settings == {"max_iterations": 5}
    assert settings_of([AtOnce(2), Setting("max_iterations", 5), AtOnce(None), Lasts(1, 0.0)]) == {
        "concurrency": None, "max_iterations": 5,
    }  # fmt: skip


def test_losers_that_were_not_made_one_at_a_time_are_not_known():
    in_turn = plan(bets, [2.0, 3.0, 1.0], 1)
    answer = changed(in_turn, AtOnce(None))
    assert isinstance(answer, NeedsRerun) and answer.settings == {"concurrency": None}
    assert makespan(changed(in_turn, Lasts(call(in_turn, "label"), 1.0))) == 5.0


@rows(
    "change, why",
    [
        (lambda p: Lasts(99, 1.0), "There is no call 99"),
        (lambda p: Lasts(1, -1.0), "from 0 to 86,400 seconds"),
        (lambda p: Lasts(1, math.nan), "from 0 to 86,400 seconds"),
        (lambda p: Lasts(1, 1e9), "from 0 to 86,400 seconds"),
        (lambda p: AtOnce(0), "a whole number from 1"),
        (lambda p: AtOnce(True), "a whole number from 1"),
        (lambda p: AtOnce(10**9), "a whole number from 1"),
        (lambda p: Another(1, math.inf), "from 0 to 86,400 seconds"),
        (lambda p: Drawn(1, 1), "cannot wait for itself"),
        (lambda p: Drawn(1, call(p, "synthesis")), "synthesis waits for plan already: .* for ever"),
        (lambda p: Drawn(call(p, "synthesis"), call(p, "worker 1")), "waits for worker 1 already"),
        (lambda p: Cut(call(p, "synthesis"), 1), "does not wait for plan directly"),
    ],
)
def test_a_change_that_makes_no_sense_says_why(change, why):
    made = plan(workers, WORKERS)
    with pytest.raises(InputError, match=why):
        answer = changed(made, change(made))
        assert answer is None


def test_nothing_can_wait_for_a_call_that_is_cancelled():
    made = plan(bets, [2.0, 5.0, 9.0, 1.0])
    with pytest.raises(InputError, match="right is cancelled when another call is picked"):
        changed(made, Drawn(call(made, "end"), call(made, "right")))
    with pytest.raises(InputError, match="for ever"):  # the pick waits for the label, and with it what comes after
        changed(made, Drawn(call(made, "label"), call(made, "end")))

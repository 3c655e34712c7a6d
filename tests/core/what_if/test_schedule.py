"""When each call runs: slots first come, first served, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import gather, llm
from core.what_if.changes import Lasts, NeedsRerun, changed
from core.what_if.plan import Try
from core.what_if.schedule import schedule
from core.what_if.what_if import what_if
from tests.core.what_if.runs import bets, call, plan, row, workers


async def five() -> None:
    await gather(*[llm(str(number), step="item") for number in range(5)])


def ends(plan):
    return {plan.calls[id].name: round(times.end, 6) for id, times in schedule(plan).calls.items()}


def test_a_slot_goes_to_whoever_has_waited_longest():
    at_two = replace(plan(five, [4.0, 1.0, 2.0, 1.0, 3.0]), limit=2)
    # 1 and 2 from 0 s; 3 when 2 ends, 4 when 3 ends at 3 s, 5 when 1 or 4 ends at 4 s: 1 was known first
    assert ends(at_two) == {"item 1": 4.0, "item 2": 1.0, "item 3": 3.0, "item 4": 4.0, "item 5": 7.0}
    made = schedule(at_two)
    assert made.makespan == 7.0
    assert made.calls[5].held_by == [(1, 1)] and made.calls[5].waited == pytest.approx(4.0)
    assert made.calls[1].waited == 0.0


def test_a_call_without_a_duration_hands_its_slot_on_at_once():
    at_two = replace(plan(five, [4.0, 1.0, 2.0, 1.0, 3.0]), limit=2)
    assert ends(changed(at_two, Lasts(2, 0.0))) == {
        "item 1": 4.0, "item 2": 0.0, "item 3": 2.0, "item 4": 3.0, "item 5": 6.0,
    }  # fmt: skip


def test_losers_end_when_the_label_is_known_and_give_their_slot():
    made = plan(bets, [2.0, 5.0, 9.0, 1.0])
    assert ends(made) == {"label": 2.0, "left": 5.0, "right": 2.0, "end": 6.0}
    early = changed(made, Lasts(call(made, "label"), 0.5))
    assert ends(early) == {"label": 0.5, "left": 5.0, "right": 0.5, "end": 6.0}
    at_two = replace(early, limit=2)  # label and left from 0 s, right would come next and is cancelled in line
    assert ends(at_two) == {"label": 0.5, "left": 5.0, "right": 0.5, "end": 6.0}
    assert schedule(at_two).calls[call(made, "right")].start is None


def test_a_loser_that_runs_longer_than_was_seen_of_it_is_a_guess():
    made = plan(bets, [2.0, 5.0, 9.0, 1.0])
    late = schedule(changed(made, Lasts(call(made, "label"), 3.0)))
    assert late.guessed == {call(made, "right"): pytest.approx(1.0)}
    assert late.makespan == 6.0  # nobody waits for it


def test_losers_that_hold_the_slots_the_label_waits_for_are_guesses():
    made = plan(bets, [2.0, 5.0, 9.0, 1.0])
    label = made.calls[call(made, "label")]
    again = replace(
        label, tries=(Try(0.0, 1.0, 0.5), Try(0.0, 0.5, 0.0))
    )  # in its back-off the other two take the slots
    cut = {one.id: replace(one, cut=one.step in ("left", "right")) for one in made.calls.values()}
    stuck = replace(made, calls={**cut, label.id: again}, limit=2)
    assert set(schedule(stuck).guessed) == {call(made, "left"), call(made, "right")}
    assert isinstance(what_if(stuck, []), NeedsRerun)


def test_at_one_at_a_time_no_bet_is_taken():
    made = replace(plan(bets, [2.0, 5.0, 9.0, 1.0]), limit=1)
    assert ends(made) == {"label": 2.0, "left": 7.0, "end": 8.0}


def test_at_one_at_a_time_each_item_goes_to_its_end_first():
    async def chains() -> None:
        async def chain(item: str) -> None:
            await llm(item, step="first")
            await llm(item, step="second")

        await gather(chain("a"), chain("b"))

    made = schedule(replace(plan(chains, [1.0, 2.0, 3.0, 4.0]), limit=1))
    names = plan(chains, [1.0, 2.0, 3.0, 4.0]).calls
    assert [names[id].name for id in made.calls] == ["first 1", "second 1", "first 2", "second 2"]
    assert made.makespan == 10.0


def test_from_one_at_a_time_to_any_limit():
    assert ends(replace(plan(workers, [1.0, 2.0, 5.0, 3.0, 1.0], 1), limit=None)) == {
        "plan": 1.0, "worker 1": 3.0, "worker 2": 6.0, "worker 3": 4.0, "synthesis": 7.0,
    }  # fmt: skip


def test_nothing_starts_where_there_is_nothing():
    made = plan(row, [1.0, 1.0, 1.0])
    assert schedule(replace(made, calls={}, joins={}, picks=())).makespan == 0.0

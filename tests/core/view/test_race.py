"""The comparison: rows that are alike in both runs, and sentences that the traces bear out."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

from core import (
    evaluator_optimizer,
    forecast,
    fork,
    parallelization,
    prompt_chaining,
    readings,
    routing,
    run,
    speculative_routing,
    start,
)
from core.clock import run_virtual
from core.errors import ServerFailed
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.routing import SupportCategory
from core.trace.trace import Trace
from core.view.picture import picture
from core.view.race import race
from tests.core.view.runs import EMAILS, attempt, both, span
from tests.scripted import Scripted

LABEL = SupportCategory(category="refund", urgency="low")


def rows(data, which):
    return {call["name"]: call["row"] for call in data["runs"][which]["calls"]}


def test_equal_items_give_a_speed_up_of_their_number():
    data = both(parallelization, EMAILS, (EMAILS, EMAILS), (2.0, 2.0))

    assert data["figure"] == "3.0×"  # 6 s against 2 s
    assert data["sentence"] == (
        "Faster side by side: 6.00 s became 2.00 s. Same three calls, same prompts, same answers."
    )
    assert data["saved"] == "4.00 s saved"
    assert [run["note"] for run in data["runs"]] == ["one call at a time", "three calls at once"]
    assert [run["end"] for run in data["runs"]] == [6.0, 2.0]
    assert data["ended"] and [run["head"] for run in data["runs"]] == ["sum of 3 = 6.00 s", "longest of 3 = 2.00 s"]
    json.dumps(data)


def test_a_bar_is_hatched_until_the_first_token_then_solid():
    data = both(parallelization, EMAILS, (EMAILS, EMAILS), (2.0, 2.0))
    second = data["runs"][0]["calls"][1]
    assert second["bars"] == [("first", 2.0, 3.0), ("answer", 3.0, 4.0)]


def test_an_answer_that_was_not_streamed_is_solid(play):
    run_ = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0)))
    assert race(run_.trace, run_.trace)["runs"][0]["calls"][0]["bars"] == [("whole", 0.0, 2.0)]


def test_a_limit_shows_who_waited_for_a_slot():
    data = both(parallelization, EMAILS, (EMAILS, EMAILS), (2.0, 2.0), concurrency=2)
    assert data["runs"][1]["calls"][2]["bars"][0] == ("slot", 0.0, 2.0)
    assert data["runs"][1]["note"] == "two calls at once, limit 2"


def test_speculative_routing_makes_more_calls_and_numbers_the_common_ones_alike():
    # parallel: the label is there at 1 s, refund at 2 s, the other three end with the label
    data = both(routing, "Money back", ([LABEL, "r"], [LABEL, "s", "r", "t", "g"]), (1.0, (1.0, 2.0, 2.0, 2.0, 2.0)))

    assert data["figure"] == "Parallel took as long, 3 more calls"  # 1 + 1 s against 2 s
    assert "Parallel made five calls instead of two, three of them cancelled." in data["sentence"]
    assert rows(data, 0) == {"classify": 1, "refund": 2}
    assert rows(data, 1) == {"classify": 1, "refund": 2, "shipping": 3, "technical": 4, "general": 5}
    loser = data["runs"][1]["calls"][2]
    assert loser["status"] == "cancelled"
    assert loser["bars"] == [("cancelled", 0.0, 1.0)]


def test_best_of_several_joins_the_calls_with_the_same_prompt_only():
    one = ["a", Evaluation(score=5, feedback="f"), "b", Evaluation(score=9, feedback="")]
    many = ["a", "x", "y", *[Evaluation(score=9, feedback="")] * 3]
    data = both(evaluator_optimizer, "haiku", (one, many), (1.0, 1.0))

    # what only the parallel run made stands with its round, each draft above its verdict; a number alone is a round
    assert rows(data, 0) == {"draft": 1, "evaluate 1": 2, "improve": 7, "evaluate 2": 8}
    assert rows(data, 1) == {
        "draft 1.1": 1, "evaluate 1.1": 2, "draft 1.2": 3, "evaluate 1.2": 4, "draft 1.3": 5, "evaluate 1.3": 6,
    }  # fmt: skip
    assert "Parallel made six calls instead of four." in data["sentence"]


def test_live_answers_that_differ_still_join_by_place():
    data = both(prompt_chaining, "tea", (["o", "d", "f"], ["O", "D", "F"]), (1.0, 1.0))
    assert rows(data, 0) == rows(data, 1)
    assert data["sentence"].endswith("Same three calls.")


def test_live_runs_that_take_turns_say_so():
    first = forecast(prompt_chaining, "tea").trace.model_copy(update={"world": "live", "model": "m"})
    waiting = Trace(world="live", model="m")
    data = race(first, waiting, status=("running", "running"), in_turn=True)
    assert data["world"] == "live m, one after the other"
    assert data["runs"][1]["progress"] == "begins when the other has ended: they share the server"
    assert "begins" not in data["runs"][0]["progress"] and data["runs"][1]["note"] == ""


def test_a_failed_call_is_told_in_both_bars_and_sentence():
    broken = [ServerFailed("down", status=500)] * 3
    data = both(parallelization, ["one", "two"], ([*broken, "two"], [broken[0], "two", *broken[1:]]), (1.0, 1.0))

    failed = data["runs"][0]["calls"][0]
    assert [bar[0] for bar in failed["bars"]] == ["error", "back-off", "error", "back-off", "error"]
    assert data["sentence"].endswith("One call failed in both.")


def test_while_they_run_no_call_changes_its_row_and_no_verdict_is_given():
    async def watch():
        first, second = readings(routing, "Money back")
        runs = [
            first.start(model=Scripted([LABEL, "r"], 1.0)),
            second.start(model=Scripted([LABEL, "s", "r", "t", "g"], (1.0, 2.0, 2.0, 2.0, 2.0))),
        ]
        seen = []
        for _ in range(2):
            await asyncio.sleep(0.7)
            seen.append(race(runs[0].trace, runs[1].trace, status=[r.status for r in runs]))
        for started in runs:
            await started
        return seen

    early, late = run_virtual(watch())
    assert not early["ended"] and early["figure"] == early["sentence"] == ""
    for which in (0, 1):
        known = rows(early, which)
        assert {name: rows(late, which)[name] for name in known} == known
    assert early["runs"][1]["calls"][0]["bars"][-1][2] is None  # grows with the clock
    assert late["runs"][0]["progress"] == "one call done so far"


def test_a_call_cancelled_while_it_waited_for_its_slot_ends():
    async def main():
        started = start(speculative_routing, "q", model=Scripted([LABEL, "s"], 1.0), concurrency=2)
        await asyncio.sleep(0.5)
        started.cancel()
        return await started

    trace = run_virtual(main()).trace
    data = race(trace, trace, status=("cancelled", "cancelled"))
    assert all(bar[2] == 0.5 for call in data["runs"][0]["calls"] for bar in call["bars"])


def test_fifty_calls_stay_small():
    emails = [f"e-mail {n}" for n in range(50)]
    traces = [reading.forecast().trace for reading in readings(parallelization, emails)]
    while_running, at_the_end = race(*traces, status=("running", "done")), race(*traces)
    assert len(json.dumps(while_running, separators=(",", ":"))) < 20_000
    assert len(json.dumps(at_the_end, separators=(",", ":"))) < 30_000


def test_every_row_has_its_line_once_both_have_ended(play):
    data = both(routing, "Money back", ([LABEL, "r"], [LABEL, "s", "r", "t", "g"]), (1.0, (1.0, 2.0, 2.0, 2.0, 2.0)))
    assert len(data["lines"]) == 5 and [len(run["calls"]) for run in data["runs"]] == [2, 5]
    assert data["lines"][2].startswith("shipping: only in parallel")
    trace = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    assert race(trace, trace, status=("running", "done"))["lines"] == []


def test_the_axis_counts_from_the_first_call_and_ends_with_the_makespan(play):
    trace = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    moved = [(replace(a, queued=0.3, start=0.3, end=2.3),) for s in trace.spans for a in s.attempts]
    spans = [
        replace(s, queued=0.3, start=0.3, end=2.3, attempts=attempts)
        for s, attempts in zip(trace.spans, moved, strict=True)
    ]
    data = race(trace, trace.model_copy(update={"spans": tuple(spans)}))
    assert data["runs"][1]["calls"][0]["bars"] == [("whole", 0.0, 2.0)] and data["runs"][1]["end"] == 2.0


def test_the_world_is_named():
    trace = forecast(parallelization, ["one"]).trace
    assert race(trace, trace)["world"] == "predicted"
    simulated = trace.model_copy(update={"world": "simulated", "seed": 7})
    assert race(simulated, simulated)["world"] == "simulated model, seed 7"
    live = trace.model_copy(update={"world": "live", "model": "gpt-4o-mini"})
    assert race(live, live)["world"] == "live gpt-4o-mini"
    assert race(trace, live)["world"] == "predicted and live gpt-4o-mini"


def test_of_a_naive_and_a_guarded_run_it_is_said_what_each_handed_over_and_no_ratio(play):
    one = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    two = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 1.0))).trace
    data = race(one, two, titles=("Naive", "Guarded"), heads=("Nobody answered.", "All were answered."))
    assert [run["head"] for run in data["runs"]] == ["Nobody answered.", "All were answered."]
    assert data["figure"] == "" and data["sentence"].startswith("Naive took 2.00 s, guarded 1.00 s.")


def test_a_specialist_whose_answer_was_not_sent_is_thrown_away_also_when_it_had_finished():
    # the label comes at 1 s, shipping and technical are done by then; refund at 2 s
    data = both(routing, "Money back", ([LABEL, "r"], [LABEL, "s", "r", "t", "g"]), (1.0, (1.0, 0.5, 2.0, 0.5, 2.0)))
    calls = {call["name"]: (call["status"], call["fate"]) for call in data["runs"][1]["calls"]}
    assert calls == {
        "classify": ("ok", ""), "refund": ("ok", "picked"), "shipping": ("ok", "thrown away"),
        "technical": ("ok", "thrown away"), "general": ("cancelled", "thrown away"),
    }  # fmt: skip
    assert [run["head"] for run in data["runs"]] == ["sum of 2 = 2.00 s", "longest of 2 = 2.00 s"]
    assert all(call["fate"] == "" for call in data["runs"][0]["calls"]), "only one was asked"


def test_calls_of_one_gather_begin_at_one_line_and_their_bars_keep_the_true_times():
    tried = [attempt(queued=at, start=at, first_token=1.5, end=3.0) for at in (1.0, 1.04)]
    calls = [span(i, start=a.start, end=3.0, attempts=(a,)) for i, a in enumerate(tried, 1)]
    late = Trace(spans=tuple(calls), now=3.0)
    one, other = race(late, late, alike=False)["runs"][0]["calls"]
    assert ("line" in one, other["line"], other["bars"][0]) == (False, 0.0, ("first", 0.04, 0.5))
    chain = forecast(prompt_chaining, "cats").trace
    assert all("line" not in call for call in race(chain, chain)["runs"][0]["calls"])


def test_a_run_whose_calls_were_all_there_took_no_time_of_its_own():
    first = forecast(prompt_chaining, "tea").trace
    again = forecast(prompt_chaining, "tea", given=fork(first, "final", answer="By hand.")).trace
    later = again.model_copy(
        update={"spans": tuple(replace(s, end=(s.end or 0.0) + 0.001 * s.id) for s in again.spans)}
    )
    assert later.makespan and not later.work
    data = race(first, later)
    assert data["runs"][0]["sums"] and data["runs"][1]["sums"] is None and data["runs"][1]["head"] == ""
    assert picture(later, status="done")["sums"] is None

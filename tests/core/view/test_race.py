"""The comparison: rows that are alike in both runs, and sentences that the traces bear out."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from core import (
    evaluator_optimizer,
    forecast,
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
from core.laws.costs import bill
from core.lesson.registry import lesson_of
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.routing import SupportCategory
from core.view.measures import with_law
from core.view.race import race
from tests.scripted import Scripted

EMAILS = ["one", "two", "three"]
LABEL = SupportCategory(category="refund", urgency="low")


def both(pattern, value, answers, latency, **options):
    """The sequential and the parallel run, each with its own answers and seconds, streamed."""
    first, second = readings(pattern, value, **options)
    one = first.forecast(model=Scripted(answers[0], latency[0]))
    other = second.forecast(model=Scripted(answers[1], latency[1]))
    return race(one.trace, other.trace, status=[one.status, other.status])


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


def test_one_topic_of_a_chain_cannot_overlap_and_says_so():
    answers = ["outline", "draft", "final"]
    data = both(prompt_chaining, "tea", (answers, answers), (1.0, 1.0))

    assert data["figure"] == "1.0×"
    assert data["saved"] == ""
    assert data["sentence"] == (
        "As long: 3.00 s and 3.00 s. Each call needs the answer before it: a chain cannot overlap. "
        "Same three calls, same prompts, same answers."
    )


def test_times_that_differ_by_a_hundredth_are_not_called_the_same():
    data = both(prompt_chaining, "tea", (["o", "d", "f"], ["o", "d", "f"]), (1.0, (1.0, 1.0, 1.01)))
    assert (data["figure"], data["saved"]) == ("1.0×", "")
    assert data["sentence"].startswith("About as long: 3.00 s and 3.01 s.")


def test_speculative_routing_makes_more_calls_and_numbers_the_common_ones_alike():
    # parallel: the label is there at 1 s, refund at 2 s, the other three end with the label
    data = both(routing, "Money back", ([LABEL, "r"], [LABEL, "s", "r", "t", "g"]), (1.0, (1.0, 2.0, 2.0, 2.0, 2.0)))

    assert data["figure"] == "as long, 3 more calls"  # 1 + 1 s against 2 s
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


def test_unlike_work_that_takes_as_long_is_no_ratio():
    # the judge's answer is unusable: neither reading has a score, and three drafts with three verdicts are more work
    data = both(evaluator_optimizer, "haiku", (["a", "?", "?"], ["a", "x", "y", *"??????"]), (1.0, 1.0))
    assert "Parallel made six calls instead of two." in data["sentence"]
    assert "×" not in data["figure"] and data["figure"].startswith("as long, ")


def test_a_parallel_reading_that_takes_longer_is_called_slower_in_seconds_and_has_no_ratio():
    data = both(parallelization, EMAILS, (EMAILS, EMAILS), (1.0, 4.5))
    assert data["figure"] == "1.50 s slower"  # 3 s against 4.5 s
    assert data["sentence"].startswith("Side by side: 3.00 s became 4.50 s.")
    assert data["saved"] == "1.50 s more"


@pytest.mark.parametrize(
    ("seconds", "figure", "words"),
    [
        (3.09, "1.0×", "About as long: 3.00 s and 3.09 s."),  # within 3 %
        (3.12, "0.12 s slower", "Side by side: 3.00 s became 3.12 s."),
        (3.3, "0.30 s slower", "Side by side: 3.00 s became 3.30 s."),
        (2.88, "1.04×", "Faster side by side: 3.00 s became 2.88 s."),
    ],
)
def test_the_word_fits_the_figure(seconds, figure, words):
    last = seconds - 2.0
    data = both(prompt_chaining, "tea", (["o", "d", "f"], ["o", "d", "f"]), (1.0, (1.0, 1.0, last)))
    assert data["figure"] == figure and data["sentence"].startswith(words)
    assert bool(data["saved"]) == (figure != "1.0×")


def test_live_answers_that_differ_still_join_by_place():
    data = both(prompt_chaining, "tea", (["o", "d", "f"], ["O", "D", "F"]), (1.0, 1.0))
    assert rows(data, 0) == rows(data, 1)
    assert data["sentence"].endswith("Same three calls.")


def test_a_failed_call_is_told_in_both_bars_and_sentence():
    broken = [ServerFailed("down", status=500)] * 3
    data = both(parallelization, ["one", "two"], ([*broken, "two"], [broken[0], "two", *broken[1:]]), (1.0, 1.0))

    failed = data["runs"][0]["calls"][0]
    assert [bar[0] for bar in failed["bars"]] == ["error", "back-off", "error", "back-off", "error"]
    assert data["sentence"].endswith("One call failed in both.")


def test_a_run_that_did_not_end_is_not_compared(play):
    async def stopped():
        started = start(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))
        other = start(parallelization, EMAILS, model=Scripted(EMAILS, 2.0), concurrency=1)
        await started
        other.cancel()
        return await other, await started

    runs = play(stopped())
    data = race(runs[0].trace, runs[1].trace, status=[run.status for run in runs])
    assert data["figure"] == data["saved"] == ""
    said = "Sequential was stopped after 2.00 s; parallel ended in 2.00 s."
    assert data["sentence"] == f"{said} One of them has no result, so their times are not compared."
    neither = race(runs[0].trace, runs[0].trace, status=("failed", "over_budget"), titles=("Run 1", "Run 2"))
    said = "Run 1 failed after 2.00 s; run 2 used up its allowance after 2.00 s."
    assert neither["sentence"] == f"{said} Neither has a result, so their times are not compared."


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
    assert late["runs"][0]["progress"] == "one call done"


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


def test_any_two_runs_are_compared_by_their_own_names_and_what_was_set_differently(play):
    titles = ("Run 1", "Run 2")
    one = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0), seed=7)).trace
    two = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 1.0), seed=8, concurrency=2)).trace
    data = race(one, two, titles=titles)
    assert [shown["title"] for shown in data["runs"]] == ["Run 1", "Run 2"]
    assert data["figure"] == data["saved"] == ""  # 2 s; then two at 1 s, and the third; another seed draws other times
    assert data["sentence"] == (
        "Run 1 took 2.00 s, run 2 2.00 s. Set differently: seed 7 and 8, limit none and 2. "
        "Their times are not set against each other: the seed differs. Same three calls, same prompts, same answers."
    )
    same = race(one, two.model_copy(update={"seed": 7}), titles=titles)
    assert same["figure"] == "1.0×" and same["sentence"].startswith("As long: run 1 took 2.00 s, run 2 2.00 s.")
    assert data["lines"][2].startswith("classify 3: 1.00 s later in run 2, 1.00 s shorter.")
    other = play(run(parallelization, ["x", "two", "y"], model=Scripted(EMAILS, 1.0), seed=7)).trace
    said = race(one, other, titles=titles)
    assert said["figure"] == "1.00 s faster", "other prompts are other work, and no speed-up"
    assert said["sentence"] == (
        "Run 1 took 2.00 s, run 2 1.00 s. Both made three calls, one of them with the same prompt."
    )


def test_the_world_is_named():
    trace = forecast(parallelization, ["one"]).trace
    assert race(trace, trace)["world"] == "predicted"
    simulated = trace.model_copy(update={"world": "simulated", "seed": 7})
    assert race(simulated, simulated)["world"] == "simulated model, seed 7"
    live = trace.model_copy(update={"world": "live", "model": "gpt-4o-mini"})
    assert race(live, live)["world"] == "live gpt-4o-mini"
    assert race(trace, live)["world"] == "predicted and live gpt-4o-mini"


def test_where_the_model_answered_at_once_there_is_no_ratio(play):
    at_once = Scripted(EMAILS, 0.001)
    at_once.pace = 0.0
    one = play(run(parallelization, EMAILS, model=at_once)).trace
    two = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    assert (one.at_once, two.at_once) == (True, False)
    for pair in ((one, one), (one, two), (two, one)):
        data = race(*pair)
        assert data["figure"] == data["saved"] == "" and data["sentence"] == (
            "No speed-up: the model answered at once, so the times are the lab’s own work. Choose another speed for "
            "one. Same three calls, same prompts, same answers."
        )


def test_between_two_speeds_worlds_or_inputs_there_is_no_figure_and_it_is_said_why(play):
    fast = Scripted(EMAILS, 0.5)
    fast.pace = 0.25
    one = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    two = play(run(parallelization, EMAILS, model=fast)).trace
    titles = ("Run 1", "Run 2")
    data = race(one, two, titles=titles)
    assert data["figure"] == data["saved"] == ""
    assert data["sentence"].startswith(
        "Run 1 took 2.00 s, run 2 0.50 s at 4x. Set differently: speed real time and at 4x. "
        "Their times are not set against each other: the speed differs."
    )
    assert [run["head"] for run in data["runs"]] == ["longest of 3 = 2.00 s", "longest of 3 = 0.50 s at 4x"]
    assert data["runs"][1]["time"] == "0.50 s at 4x" and data["runs"][1]["sums"]["as_it_ran"]["total"].endswith("at 4x")
    assert data["measures"][0]["texts"] == ["2.00 s", "0.50 s at 4x"]
    assert race(two, two)["measures"][0]["name"] == "Time, at 4x"
    other = race(one, one.model_copy(update={"world": "live"}), titles=titles, same_input=False)
    assert other["figure"] == "" and "the input and world differ." in other["sentence"]


def test_of_a_naive_and_a_guarded_run_it_is_said_what_each_handed_over_and_no_ratio(play):
    one = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    two = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 1.0))).trace
    data = race(one, two, titles=("Naive", "Guarded"), heads=("Nobody answered.", "All were answered."))
    assert [run["head"] for run in data["runs"]] == ["Nobody answered.", "All were answered."]
    assert data["figure"] == "" and data["sentence"].startswith("Naive took 2.00 s, guarded 1.00 s.")


def test_best_of_several_leads_with_the_score_and_what_it_cost():
    one = ["a", Evaluation(score=5, feedback="f"), "b", Evaluation(score=7, feedback="")]
    many = ["a", "x", "y", *[Evaluation(score=9, feedback="")] * 3]
    first, second = readings(evaluator_optimizer, "haiku", target_score=9, max_iterations=2)
    runs = first.forecast(model=Scripted(one, 1.0)), second.forecast(model=Scripted(many, 1.0))
    lead = lesson_of("evaluator_optimizer").lead
    assert lead(*runs) == "7 → 9 in round 1, 2 more calls"
    assert lead(runs[1], runs[1]) == "9 both times"
    assert race(runs[0].trace, runs[1].trace, lead=lead(*runs))["figure"] == "7 → 9 in round 1, 2 more calls"


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


@pytest.mark.parametrize(
    ("pattern", "value", "options", "heads"),
    [
        ("prompt_chaining", ["tea", "tides"], {}, ["sum of 6", "longest of 2 chains"]),
        ("parallelization", [*EMAILS, "four"], {"concurrency": 2}, ["sum of 4", "longest of 2 chains"]),
        ("orchestrator_workers", "Plan a launch", {}, ["sum of 5", "1 call + longest of 3 + 1 call"]),
        ("evaluator_optimizer", "Write a haiku", {"draft": "Rain."}, None),
    ],
)
def test_the_headline_says_what_the_time_is_made_of(pattern, value, options, heads):
    import core

    traces = [reading.forecast().trace for reading in readings(getattr(core, pattern), value, **options)]
    said = [run["head"] for run in race(*traces)["runs"]]
    assert all(head.endswith(f" = {trace.makespan:.2f} s") for head, trace in zip(said, traces, strict=True))
    if heads:
        assert [head.partition(" = ")[0] for head in said] == heads


def test_tokens_and_money_of_both_runs_stand_beside_their_time_and_calls():
    traces = [reading.forecast().trace for reading in readings(parallelization, EMAILS)]
    time, calls, tokens, money = race(*traces)["measures"]
    assert time["values"] == tuple(trace.makespan for trace in traces) and calls["values"] == (3, 3)
    assert tokens["values"] == tuple(trace.tokens_in + trace.tokens_out for trace in traces)
    assert money["values"] == tuple(float(bill(trace).dollars) for trace in traces) and money["texts"][0].startswith(
        "$0.0"
    )
    assert money["name"] == "Money, on gpt-4o-mini" and calls["law"] == (None, None)
    time, calls, *_ = with_law(race(*traces), [6.0, 2.0], [3, 3])["measures"]
    assert (time["law"], calls["law"]) == ((6.0, 2.0), (3, 3))
    running = race(*traces, status=("running", "done"))["measures"]
    assert running[3]["values"] == (None, None) and running[1]["values"] == (3, 3)


def test_calls_that_wait_for_the_same_calls_have_one_number():
    one, other = (run.forecast().trace for run in readings(parallelization, EMAILS))
    assert {call["gather"] for call in race(one, other)["runs"][1]["calls"]} == {0}
    chain = forecast(prompt_chaining, "cats").trace
    assert [call["gather"] for call in race(chain, chain)["runs"][0]["calls"]] == [0, 1, 2]

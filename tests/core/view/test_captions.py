"""What a picture says of its run."""

from dataclasses import replace

import pytest

import core
from core.errors import ServerFailed, WrongShape
from core.patterns.orchestrator_workers import TaskPlan
from core.trace.trace import Trace
from core.view.guess import Guess
from core.view.picture import picture
from tests.core.models.limited import Limited, Provider, by_the_second
from tests.core.view.runs import MAILS, attempt, run, span, state
from tests.scripted import Scripted


def test_a_finished_run_says_how_long_it_took_and_what_was_guessed(play):
    done = run(play, core.parallelization, MAILS, Scripted(["spam: x"] * 3, latency=[1, 2, 3]))
    assert state(done.trace, done.status) == "done | Finished in 3.00 s · 3 calls | "
    seen = picture(done.trace, status=done.status, guess=Guess(calls=5, seconds=2.0))
    assert seen["guess"] == 2.0 and seen["guessed"].startswith("You guessed 5 calls; there were 3, 2 fewer.")


def test_a_failed_run_says_which_step_failed_and_why(play):
    error = WrongShape("not a plan")
    done = run(play, core.orchestrator_workers, "a trip", Scripted([error, error]))
    assert state(done.trace, done.status).startswith("failed | Failed after ")
    assert "· plan gave no usable answer" in state(done.trace, done.status)
    seen = picture(done.trace, status=done.status, error="Try again.")
    assert (seen["result"], seen["error"]) == (("No answer", ""), "Try again.")


def test_a_forecast_is_called_one_and_says_it_is_predicted():
    done = core.forecast(core.parallelization, MAILS, seed=7)
    seen = picture(done.trace, status=done.status)
    assert seen["state"][1].startswith("Forecast ") and seen["world"] == ("predicted", "")


@pytest.mark.parametrize(
    ("pattern", "value", "options", "sentence"),
    [
        (core.prompt_chaining, "tides", {}, "a chain cannot overlap"),
        (core.evaluator_optimizer, "Write a haiku about rain.", {"target_score": 10}, "a loop cannot overlap"),
        (core.parallelization, MAILS, {"concurrency": 1}, "one call at a time"),
        (core.parallelization, MAILS[:1], {}, "one call cannot overlap"),
        (core.parallelization, MAILS, {}, "added up ÷ took"),
    ],
)
def test_the_speedup_has_its_reason(pattern, value, options, sentence):
    done = core.forecast(pattern, value, seed=7, **options)
    figures = picture(done.trace, status=done.status)["numbers"]
    assert [name for _, name, _ in figures] == ["Took", "Added up", "Longest call", "Speed-up"]
    assert figures[3][2] == sentence


def test_the_four_figures(play):
    done = run(play, core.parallelization, MAILS, Scripted(["x"] * 3, latency=[1, 2, 3]))
    assert picture(done.trace, status=done.status)["numbers"] == [
        ("3.00 s", "Took", "last end minus first start"),
        ("6.00 s", "Added up", "all calls, one after the other"),
        ("3.00 s", "Longest call", "classify 3 sets the pace"),
        ("2.0×", "Speed-up", "added up ÷ took"),
    ]


def test_inside_a_live_run_calls_overlap_and_nothing_is_called_faster(play):
    trace = run(play, core.parallelization, MAILS, Scripted(["x"] * 3, latency=[1, 2, 3])).trace
    shown = picture(trace.model_copy(update={"world": "live"}), status="done")
    assert shown["numbers"][3] == ("2.0×", "Overlap", "added up ÷ took")
    assert "overlap" in shown["terms"] and "speed-up" not in shown["terms"]


def test_the_page_may_know_better_words():
    seen = picture(
        Trace(spans=(span(1),), now=1.0),
        status="done",
        note="passed in round 3",
        result_words=("Best draft", "round 3"),
    )
    assert (seen["result"], seen["state"][2]) == (("Best draft", "round 3"), "passed in round 3")


def test_what_is_expected_of_a_run_tells_nothing_of_its_end(play):
    failed = run(play, core.prompt_chaining, "tides", Scripted([core.errors.KeyRefused("no")]))
    seen = picture(failed.trace, status=failed.status)
    assert (seen["result"], seen["expected"]) == (("No answer", ""), ("Final text", ""))


def test_one_topic_whose_last_step_failed_is_no_list_of_texts(play):
    down = [ServerFailed("down", status=500)] * 3
    partial = run(play, core.prompt_chaining, "tides", Scripted(["o", "d", *down]))
    assert partial.status == "partial"
    assert picture(partial.trace, status=partial.status)["result"] == ("Final text", "")


def test_the_legend_leaves_out_a_wait_for_a_slot_that_nobody_can_see():
    def marks(waited):
        one = span(1, end=9.0, attempts=(attempt(start=waited, first_token=8.0, end=9.0),))
        return [mark for mark, *_ in picture(Trace(spans=(one,), now=9.0), status="done")["legend"]]

    assert "slot" in marks(1.0) and "slot" not in marks(0.002)


def test_what_was_no_work_is_named_as_it_was(play):
    provider = Provider(by_the_second(1), lambda _: {"retry-after": "2"})
    done = run(play, core.parallelization, ["one", "two"], Limited(provider))
    assert picture(done.trace, status=done.status)["numbers"][3][2] == "waiting for the provider is time, but no work"


def test_idle_time_is_a_figure_where_it_occurs(play):
    down = ServerFailed("down", status=500)
    done = run(play, core.prompt_chaining, "tides", Scripted(["o", down, "d", "f"]))
    value, name, sentence = picture(done.trace, status=done.status)["numbers"][-1]
    assert (name, sentence) == ("Idle", "no call in flight, only back-off")
    assert value == f"{done.trace.idle:.2f} s" and done.trace.idle > 0


def test_idle_time_without_back_off_is_not_called_so(play):
    trace = run(play, core.prompt_chaining, "tides", Scripted(["o", "d", "f"])).trace
    last = trace.spans[2]
    at = {"start": last.start + 0.5, "end": last.end + 0.5}
    moved = replace(last, **at, attempts=(replace(last.attempts[0], **at),))
    held_up = trace.model_copy(update={"spans": (*trace.spans[:2], moved)})
    _, name, sentence = picture(held_up, status="done")["numbers"][-1]
    assert (name, sentence) == ("Idle", "no call in flight: the computer was busy between two calls")
    down = ServerFailed("down", status=500)
    spans = run(play, core.prompt_chaining, "tides", Scripted(["o", down, "d", "f"])).trace.spans
    at = {"start": spans[2].start + 0.5, "end": spans[2].end + 0.5}
    moved = replace(spans[2], **at, attempts=(replace(spans[2].attempts[0], **at),))
    both = picture(trace.model_copy(update={"spans": (*spans[:2], moved)}), status="done")["numbers"][-1]
    assert both[2] == "back-off, and the computer was busy between two calls"


def test_the_critical_path_and_what_the_run_waited_for_each_have_a_sentence(play):
    plan = TaskPlan(subtasks=["a", "b", "c"])
    done = run(play, core.orchestrator_workers, "a trip", Scripted([plan, "a", "b", "c", "all"], 2.0), concurrency=2)
    seen = picture(done.trace, status=done.status)
    names = {call["id"]: call["name"] for call in seen["calls"]}
    assert [names[i].split()[0] for i in seen["critical"]] == ["plan", "worker", "synthesis"]
    assert "6.00 s. The run took 2.00 s more: calls waited for a slot or a turn." in seen["why"]["critical"]
    assert seen["why"]["waited"].endswith("then worker 3, then synthesis: 8.00 s in all.")


def test_where_nothing_waits_for_a_slot_the_critical_path_is_the_whole_run(play):
    done = run(play, core.prompt_chaining, "tides", Scripted("odf"))
    why = picture(done.trace, status=done.status)["why"]
    assert why["critical"] == "The longest chain: outline → draft → final, 3.00 s."


def test_a_figure_says_at_which_speed_its_seconds_are_true():
    trace = core.forecast(core.parallelization, MAILS, seed=7).trace
    figures = picture(trace.model_copy(update={"pace": 0.25}), status="done")["numbers"]
    assert [value.endswith(" s at 4x") for value, _, _ in figures] == [True, True, True, False]
    assert not any("at 4x" in value for value, _, _ in picture(trace, status="done")["numbers"])


def test_words_of_the_lab_come_with_what_they_mean_once_the_run_has_ended():
    trace = core.forecast(core.parallelization, MAILS, seed=7).trace
    marks = {"longest chain", "what the run waited for"}  # of the legend
    assert set(picture(trace, status="done")["terms"]) == {"took", "added up", "speed-up"} | marks
    assert picture(trace, status="running")["terms"] == {}

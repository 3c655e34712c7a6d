"""Two runs call by call: which is which, how far it moved, and who waited for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import evaluator_optimizer, orchestrator_workers, parallelization, readings, routing, run
from core.errors import ServerFailed
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.patterns.orchestrator_workers import TaskPlan
from core.patterns.routing import SupportCategory
from core.trace.compare import line, pairs, rows, table, twins
from core.trace.paths import depends_on
from core.trace.trace import Trace
from tests.scripted import Scripted

EMAILS = ["one", "two", "three"]
LABEL = SupportCategory(category="refund", urgency="low")
TITLES = ("Sequential", "Parallel")


def both(pattern, value, answers, latency, **options):
    """The traces of the sequential and the parallel reading."""
    first, second = readings(pattern, value, **options)
    one = first.forecast(model=Scripted(answers[0], latency[0]))
    other = second.forecast(model=Scripted(answers[1], latency[1]))
    return one.trace, other.trace


def test_a_call_that_need_not_wait_for_its_turn_starts_earlier_and_lasts_as_long():
    found = pairs(*both(parallelization, EMAILS, (EMAILS, EMAILS), (2.0, 2.0)))

    assert [(pair.name, pair.shift, pair.change) for pair in found] == [
        ("classify 1", 0, 0), ("classify 2", -2.0, 0), ("classify 3", -4.0, 0),
    ]  # fmt: skip
    assert line(found[2], TITLES) == (
        "classify 3: 4.00 s earlier in parallel, as long. Sequential waited for classify 2, for its turn. "
        "Parallel waited for nothing."
    )


def test_a_change_of_duration_is_seen_apart_from_the_shift():
    found = pairs(*both(parallelization, EMAILS, (EMAILS, EMAILS), (2.0, (2.0, 3.5, 1.0))))
    assert [pair.change for pair in found] == [0, 1.5, -1.0]
    assert line(found[1], TITLES).startswith("classify 2: 2.00 s earlier in parallel, 1.50 s longer there.")
    assert line(found[2], TITLES).startswith("classify 3: 4.00 s earlier in parallel, 1.00 s shorter there.")


def test_what_a_busy_computer_adds_is_no_change():
    latency = (2.0, (2.05, 2.2, 2.0))
    found = pairs(*both(parallelization, EMAILS, (EMAILS, EMAILS), latency))
    assert "as long" in line(found[0], TITLES)  # 0.05 s of 2 s
    assert "0.20 s longer" in line(found[1], TITLES)


def test_under_a_limit_the_call_that_gave_the_slot_is_named():
    found = pairs(*both(parallelization, EMAILS, (EMAILS, EMAILS), (2.0, (2.0, 3.0, 2.0)), concurrency=2))
    assert found[2].second.start == 2.0 and found[2].second.waited == "classify 1, for a slot"


def test_what_a_call_needed_is_the_answer_that_came_last():
    plan = TaskPlan(subtasks=["a", "b", "c"])
    answers = [plan, "A", "B", "C", "all"]
    found = pairs(*both(orchestrator_workers, "launch", (answers, answers), (1.0, (1.0, 1.0, 3.0, 2.0, 1.0))))
    waited = {pair.name: (pair.first.waited, pair.second.waited) for pair in found}
    assert waited["plan"] == ("", "")
    assert waited["worker 1"] == ("plan, for its answer", "plan, for its answer")
    assert waited["worker 3"] == ("worker 2, for its turn", "plan, for its answer")
    assert waited["synthesis"] == ("worker 3, the last of 3 answers", "worker 2, the last of 3 answers")


def test_a_call_that_only_one_run_made_is_shown_as_such():
    traces = both(routing, "Money back", ([LABEL, "r"], [LABEL, "s", "r", "t", "g"]), (1.0, (1.0, 2.0, 2.0, 2.0, 2.0)))
    found = pairs(*traces)
    shipping = next(pair for pair in found if pair.name == "shipping")
    assert shipping.first is None and shipping.shift is None and shipping.change is None
    assert line(shipping, TITLES) == "shipping: only in parallel, cancelled. Waited for nothing."
    head, cells = table(found, TITLES)
    one, _ = table(found, TITLES, ("", "at 4x"))
    assert one[2:4] == [head[2], f"{head[3]} at 4x"]
    assert head[4] == "Shift" and {len(row) for row in cells} == {len(head)}
    assert cells[1][:5] == ["2", "refund", "1.00 s", "0.00 s", "−1.00 s"]
    assert cells[2][1:5] == ["shipping", "–", "0.00 s", "only in parallel"]
    assert cells[2][5:] == ["–", "1.00 s, cancelled", "–", "–", "nothing"]
    back = pairs(*reversed(traces))
    assert line(back[-1], ("Run 1", "Run 2")).startswith("general: only in run 1, cancelled.")


def test_a_call_that_failed_in_one_run_says_in_which():
    broken = [ServerFailed("down", status=500)] * 3
    traces = both(parallelization, ["one", "two"], (["one", "two"], [broken[0], "two", *broken[1:]]), (1.0, 1.0))
    first, second = pairs(*traces)
    assert "Parallel: failed." in line(first, TITLES) and "failed" not in line(second, TITLES)
    assert table([first], TITLES)[1][0][6].endswith("s, failed")


def test_times_count_from_each_runs_first_call(play):
    trace = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    late = trace.model_copy(update={"spans": tuple(replace(s, start=s.start + 5) for s in trace.spans)})
    assert [pair.shift for pair in pairs(trace, late)] == [0, 0, 0]


@pytest.mark.parametrize("other", ["empty", "same"])
def test_a_run_with_no_call_and_a_run_with_itself(play, other):
    trace = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 1.0))).trace
    if other == "same":
        assert {(pair.shift, pair.change) for pair in pairs(trace, trace)} == {(0, 0)}
        return
    assert pairs(Trace(), Trace()) == []
    assert all("only in sequential" in line(pair, TITLES) for pair in pairs(trace, Trace()))


def test_a_call_that_never_got_its_slot_has_no_times(play):
    trace = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 1.0))).trace
    waiting = replace(trace.spans[2], start=None, end=None, status="queued", attempts=())
    stuck = trace.model_copy(update={"spans": (*trace.spans[:2], waiting)})
    last = pairs(trace, stuck)[2]
    assert last.shift is None and line(last, TITLES).startswith("classify 3: not started in parallel.")
    assert table([last], TITLES)[1][0][2:8] == ["0.00 s", "–", "–", "1.00 s", "–", "–"]


@pytest.mark.parametrize("preset_id", ["haiku", "already-good", "technical-writing", "never-passes", "gets-worse"])
@pytest.mark.parametrize("seed", range(6, 10))
def test_a_verdict_has_the_row_of_that_on_the_same_draft_and_no_call_stands_above_one_it_needs(preset_id, seed):
    preset = preset_of("evaluator_optimizer", preset_id)
    pair = readings(evaluator_optimizer, preset.input, **preset.settings() | {"seed": seed})
    traces = [reading.forecast(model=model(preset)).trace for reading in pair]
    first, second = placed = rows(*traces)
    for trace, places in zip(traces, placed, strict=True):
        for id, needed in depends_on(trace).items():
            assert all(places[i] < places[id] for i in needed)
    joined = twins(*traces)
    assert all(first[one] == second[other] for one, other in joined.items())
    assert {pair.name for pair in pairs(*traces)} & {"evaluate 1 / evaluate 1.1", "evaluate / evaluate 1.1"}

import asyncio
import json
import re
import sys
from dataclasses import replace
from itertools import product

import pytest

import core
from core.engine.recorder import Recorder
from core.errors import RateLimited, ServerFailed, WrongShape
from core.lesson.registry import LESSONS
from core.models.simulated.faults import FaultPlan, every
from core.patterns.agent import agent
from core.patterns.orchestrator_workers import TaskPlan
from core.run import Run, Started, _checked
from core.trace.span import Attempt, Group, Span
from core.trace.trace import Trace
from core.view.guess import Guess
from core.view.picture import MOST_CALLS, Drawn, picture
from core.view.plan import planned
from tests.rows import rows
from tests.scripted import Scripted

MAILS = ["a", "b", "c"]


def span(id: int, **facts) -> Span:
    base = {"id": id, "step": "classify", "kind": "work", "group": None, "place": (0, id, 0), "model": "m"}
    base |= {"queued": 0.0, "start": 0.0, "end": 1.0, "status": "ok", "after": (), "attempts": (attempt(),)}
    return Span(**base | facts)


def attempt(**facts) -> Attempt:
    return Attempt(**{"queued": 0.0, "start": 0.0, "first_token": 0.5, "end": 1.0, "status": "ok"} | facts)


def run(play, pattern, value, model, **settings) -> Run:
    return play(core.run(pattern, value, model=model, **settings))


def watched(play, pattern, value, model, until: float, stop: bool = False, **settings) -> tuple[Trace, str]:
    """The trace of a streamed run at a moment, or after it was stopped then."""

    async def main() -> tuple[Trace, str]:
        limit = settings.get("concurrency")
        recorder = Recorder(model, 7, limit, streaming=True)
        started = Started(recorder, _checked(pattern, (value,), {}, None), None)
        await asyncio.sleep(until)
        if stop:
            started.cancel()
            await started
        seen = started.trace, started.status
        started.cancel()
        await started
        return seen

    return play(main())


def state(trace: Trace, status: str, **more) -> str:
    return " | ".join(picture(trace, status=status, **more)["state"])


def test_a_finished_run_says_how_long_it_took_and_what_was_guessed(play):
    done = run(play, core.parallelization, MAILS, Scripted(["spam: x"] * 3, latency=[1, 2, 3]))
    assert state(done.trace, done.status) == "done | Finished in 3.00 s · 3 calls | "
    seen = picture(done.trace, status=done.status, guess=Guess(calls=5, seconds=2.0))
    assert seen["guess"] == 2.0 and seen["guessed"].startswith("You guessed 5 calls; there were 3, 2 fewer.")


def test_a_running_picture_shows_what_is_done_streams_and_waits(play):
    model = Scripted(["spam, because", "normal, since it says so", "urgent"], latency=[1, 4, 9])
    trace, status = watched(play, core.parallelization, MAILS, model, until=2.5)
    seen = picture(trace, status=status)
    assert seen["state"] == ("running", "Running", "1 of 3 calls done")
    assert [call.get("tail") for call in seen["calls"]] == [None, "normal, since it says so", None]
    streams = [[("first", 0), ("answer", 0.5)], [("first", 0), ("answer", 2)], [("first", 0)]]
    assert [call["stretches"] for call in seen["calls"]] == streams
    assert (seen["ended"], seen["now"], seen["end"]) == (False, 2.5, 2.5)
    assert seen["flight"] == [(0, 3), (1, 2)]  # a running call does not end now
    assert seen["numbers"] == seen["waited"] == []


def test_a_stopped_run_keeps_what_came_and_marks_what_was_cancelled(play):
    model = Scripted(["spam", "x", "x"], latency=[1, 5, 5])
    trace, status = watched(play, core.parallelization, MAILS, model, until=2, stop=True, concurrency=2)
    seen = picture(trace, status=status)
    assert seen["state"][:2] == ("stopped", "Stopped after 2.00 s · 1 of 3 calls")
    assert [call["status"] for call in seen["calls"]] == ["ok", "cancelled", "cancelled"]
    assert seen["result"] == ("1 class", "2 missing")
    assert [mark for mark, _, _ in seen["legend"]] == ["slot", "first", "answer", "cancelled"]


def test_a_call_that_fails_leaves_the_others(play):
    down = ServerFailed("down", status=500)
    done = run(play, core.parallelization, MAILS, Scripted(["spam", down, "spam", down, down], latency=1))
    seen = picture(done.trace, status=done.status)
    assert seen["state"][0] == "partial"
    assert seen["state"][1] == f"Finished in {done.trace.makespan:.2f} s · 3 calls, 1 failed"
    assert seen["state"][2] == "2 answers kept, 5 attempts"
    tried = seen["calls"][1]["stretches"]
    assert [phase for phase, *_ in tried] == ["error", "back-off"] * 2 + ["error"]
    assert [stretch[2:] for stretch in tried[::2]] == [("500", None)] * 3
    assert seen["calls"][1]["words"] == "3 attempts"
    assert seen["result"] == ("2 classes", "1 missing")
    assert ("error", "work", "failed attempt, then back-off") in seen["legend"]
    assert seen["numbers"][1][2] == "all attempts, one after the other"


def test_a_failed_run_says_which_step_failed_and_why(play):
    error = WrongShape("not a plan")
    done = run(play, core.orchestrator_workers, "a trip", Scripted([error, error]))
    assert state(done.trace, done.status).startswith("failed | Failed after ")
    assert "· plan gave no usable answer" in state(done.trace, done.status)
    seen = picture(done.trace, status=done.status, error="Try again.")
    assert (seen["result"], seen["error"]) == (("No answer", ""), "Try again.")


def test_a_rate_limit_is_named_by_its_number(play):
    limited = RateLimited("slow down", retry_after=1.0)
    done = run(play, core.parallelization, MAILS[:1], Scripted([limited, "spam"]))
    assert picture(done.trace, status=done.status)["calls"][0]["stretches"][0] == ("error", 0, "429", None)


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


def test_the_limit_and_the_wait_for_a_slot(play):
    done = run(play, core.parallelization, MAILS, Scripted(["x"] * 3, latency=1), concurrency=2)
    seen = picture(done.trace, status=done.status)
    assert (seen["limit"], seen["peak"], seen["flight"]) == (2, 2, [(0, 2), (1, 1), (2, 0)])
    assert seen["calls"][2]["stretches"] == [("slot", 0), ("whole", 1)]
    assert seen["legend"] == [("slot", "work", "waiting for a slot"), ("whole", "work", "answer in one piece")]
    assert sum(end - start for _, start, end in seen["waited"]) == pytest.approx(2)


@rows(
    "facts, words",
    [
        ({"template": "As spam, urgent or normal: {email}", "answer": "urgent: the shop is losing orders"}, "urgent"),
        ({"template": "Say yes/no about {text}", "answer": "**No**, it misses the second line of the poem"}, "No"),
        ({"template": "Answer: {question}", "answer": "Here is what I found:\nnothing"}, ""),
        ({"template": "Answer: {question}", "answer": "Yes, there is something for you"}, ""),
        ({"answer": "1. **Tides**: pulled by the moon and the sun"}, ""),
        ({"answer": "**Tides**\n"}, "Tides"),
        ({"answer": "17 * 23 = 391."}, "17 * 23 = 391."),
        ({"kind": "tool", "answer": "Nile: the Nile is about 6,650 kilometres long"}, "Nile"),
        ({"answer": "A long sentence that has no end in sight at all"}, ""),
        ({"answer": "x" * 200_000}, ""),
        ({"answer": "<b>hi</b>"}, "<b>hi</b>"),
        ({"parsed": {"score": 6, "feedback": "dull"}}, "score 6"),
        ({"parsed": {"subtasks": ["a", "b"]}}, "2 subtasks"),
        ({"parsed": {"category": "refund", "urgency": "high"}}, "refund, high"),
        ({"status": "error", "fallback": False}, "1 attempt"),
        ({"status": "error", "start": None, "attempts": ()}, "not sent"),
        ({"fallback": True}, "fallback"),
        ({"answer": None}, ""),
    ],
)
def test_the_outcome_is_a_word_or_two(facts, words):
    trace = Trace(spans=(span(1, **facts),), now=1.0)
    assert picture(trace, status="done")["calls"][0]["words"] == words


def test_a_worker_is_followed_by_its_part_of_the_plan():
    done = core.forecast(core.orchestrator_workers, "Organise a two-day class trip for 28 pupils.", seed=7)
    seen = picture(done.trace, status=done.status)
    parts = done.result.subtasks
    workers = [call["words"].rstrip("…") for call in seen["calls"] if call["name"].startswith("worker")]
    assert len(workers) == len(parts)
    assert all(part.startswith(words) for part, words in zip(parts, workers, strict=True))


def test_the_page_may_know_better_words():
    seen = picture(
        Trace(spans=(span(1),), now=1.0),
        status="done",
        note="passed in round 3",
        result_words=("Best draft", "round 3"),
    )
    assert (seen["result"], seen["state"][2]) == (("Best draft", "round 3"), "passed in round 3")


ODD = {
    "no span": Trace(),
    "one": Trace(spans=(span(1),), now=1.0),
    "never started": Trace(spans=(span(1, start=None, end=None, status="queued", attempts=()),)),
    "no length": Trace(spans=(span(1, start=0.0, end=0.0, attempts=(attempt(first_token=0.0, end=0.0),)),)),
    "never finished": Trace(
        spans=(span(1, end=None, status="running", attempts=(attempt(end=None, status="running"),)),), now=9.0
    ),
    "markup": Trace(spans=(span(1, step="<img src=x>"), span(2, step="<img src=x>")), now=1.0),
    "unknown dependency": Trace(
        spans=(span(1, group=3), span(2, after=(1, 77))), groups=(Group(id=3, name="other", parent=None),)
    ),
}


@rows("case, status", product(ODD, ["running", "done", "partial", "failed", "cancelled", "over_budget"]))
def test_odd_traces_are_drawn_too(case, status):
    trace = ODD[case]
    seen = json.loads(json.dumps(picture(trace, status=status), allow_nan=False))
    assert len(seen["calls"]) == len(trace.spans)


def test_fifty_streaming_calls_fit_into_a_live_update():
    failed = attempt(status="error", http_status=500, first_token=None)
    attempts = (failed, failed, attempt(queued=100.001, start=100.123, first_token=100.456, end=None, status="running"))
    words = "文" * 500
    calls = [span(i, end=None, status="running", attempts=attempts, answer=words) for i in range(1, 51)]
    trace = Trace(pattern="parallelization", spans=tuple(calls), now=123.456)
    text = json.dumps(picture(trace, status="running"), separators=(",", ":"), ensure_ascii=False)
    assert len(text.encode()) < 20_000


def test_more_calls_than_rows_have_names_for_come_without_lines():
    done = core.forecast(core.parallelization, [f"mail {i}" for i in range(51)], seed=7)
    assert picture(done.trace, status=done.status)["edges"] == []


@rows("pattern", [name for name, lesson in LESSONS.items() if lesson.plan])
def test_nothing_of_the_forecast_is_in_the_plan(pattern):
    seen = planned(pattern, world=("simulated", "model, seed 7"))
    assert not {"now", "end", "guess", "peak", "flight", "numbers", "limit", "legend"} & seen.keys()
    assert all(call["stretches"] == [] and call["status"] == "idle" for call in seen["calls"])
    assert not re.search(r"\d\.\d|\d s\b|\d calls", json.dumps(seen))
    json.dumps(seen)


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        (core.prompt_chaining, "tides"),
        (core.routing, "My parcel is late"),
        (core.speculative_routing, "My parcel is late"),
        (core.parallelization, MAILS),
        (core.orchestrator_workers, "Organise a two-day class trip for 28 pupils."),
        (core.evaluator_optimizer, "Write a haiku about rain."),
    ],
)
def test_the_plan_has_the_steps_and_columns_of_the_run(pattern, value):
    done = core.forecast(pattern, value, seed=7)
    dashed, seen = planned(pattern.__name__), picture(done.trace, status=done.status)
    assert seen["columns"] == dashed["columns"]
    assert {call["name"].split()[0] for call in seen["calls"]} <= {call["name"].split()[0] for call in dashed["calls"]}
    assert {(call["kind"], call["column"]) for call in seen["calls"]} <= {
        (call["kind"], call["column"]) for call in dashed["calls"]
    }


def test_an_unknown_pattern_has_a_plan_too():
    assert planned("mine")["calls"][0]["name"] == "…"


def test_a_live_model_has_no_forecast_to_cover():
    assert planned("routing", world=("live", "gpt-4o-mini"))["covered"][0] == "No forecast"


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


def test_nested_patterns_bring_their_own_sums(play):
    done = run(play, core.prompt_chaining, ["a", "b"], Scripted("oodkfl", 1.0))
    assert [(fold["name"], fold["words"]) for fold in picture(done.trace, status=done.status)["folds"]] == [
        ("chain 1", "3 calls, 3.00 s added up"), ("chain 2", "3 calls, 3.00 s added up"),
    ]  # fmt: skip


def test_every_call_knows_its_line_and_its_file(play):
    done = run(play, core.parallelization, MAILS, Scripted("xyz"))
    seen = picture(done.trace, status=done.status)
    assert seen["files"] == ["core/patterns/parallelization.py"]
    assert [call["made"] for call in seen["calls"]] == [(0, done.trace.spans[0].line)] * 3


@pytest.fixture(scope="module")
def many():
    """One call more than are drawn."""
    return core.forecast(core.parallelization, [f"mail {i}" for i in range(MOST_CALLS + 1)], seed=7, concurrency=20)


def test_a_thousand_calls_without_their_texts_are_at_most_three_hundred_kilobytes(many):
    trace = many.trace.model_copy(update={"spans": many.trace.spans[:MOST_CALLS]})
    seen = picture(trace, status=many.status)
    assert (seen["count"], len(seen["calls"])) == (1000, 1000)
    assert len(json.dumps(seen)) <= 300_000


def test_beyond_a_thousand_calls_the_first_ones_and_the_numbers_come(many):
    seen = picture(many.trace, status=many.status)
    assert (seen["count"], len(seen["calls"]), seen["waited"], seen["flight"]) == (1001, MOST_CALLS, [], [])
    assert len(seen["numbers"]) == 4


def test_lines_come_where_nested_patterns_folded_leave_few_rows():
    done = core.forecast(core.prompt_chaining, [f"topic {i}" for i in range(20)], seed=7)
    assert len(done.trace.spans) == 60 and picture(done.trace, status=done.status)["edges"]


@pytest.mark.parametrize(
    ("pattern", "value", "faults", "concurrency"),
    [
        (core.parallelization, [*"abcdefgh"], {("classify", 2): "rate_limit", ("classify", 3): every("failed")}, 2),
        (core.parallelization, [*"abcdefgh"], {"classify": ["reset", "overloaded"]}, None),
        (core.prompt_chaining, ["tides", "storms"], {"draft": "empty"}, 1),
        (core.orchestrator_workers, "Organise a class trip.", {("worker", 1): every("refusal")}, None),
        (core.evaluator_optimizer, "Write a haiku about rain.", {"evaluate": every("bad_schema")}, None),
        (core.speculative_routing, "My parcel is late", {}, None),
        (core.support_system, "My invoice is wrong", {"classify": every("bad_schema")}, None),
        (agent, "What is 17 % of 2340?", {}, None),
    ],
)
def test_what_is_kept_from_look_to_look_is_never_out_of_date(play, pattern, value, faults, concurrency):
    recorder = Recorder(core.Simulated(faults=FaultPlan(faults)), 7, concurrency, streaming=True)

    recording = ("core.llm", "core.choose", "core.engine.attempts", "core.engine.recorder")

    def look_at_every_line(frame, event, arg):
        """As readers in other threads may."""
        if frame.f_globals.get("__name__") in recording:
            recorder.snapshot()
            return look_at_every_line
        return None

    async def main() -> int:
        started = Started(recorder, _checked(pattern, (value,), {}, None), None)
        drawn, looks, running = Drawn(), 0, True
        while running:
            trace, status = started.trace, started.status
            if status == "running":
                assert trace.spans == tuple(span._made() for span in recorder._calls)
            assert picture(trace, status=status, drawn=drawn) == picture(trace, status=status)
            looks, running = looks + 1, status == "running"
            await asyncio.sleep(0.03)
        return looks

    before = sys.gettrace()
    sys.settrace(look_at_every_line)
    try:
        assert play(main()) > 20
    finally:
        sys.settrace(before)


def test_a_call_that_has_not_changed_is_the_same_object_as_before(play):
    model = Scripted(["spam", "normal", "urgent"], latency=[1, 4, 9])

    async def main() -> tuple[Trace, Trace]:
        started = core.start(core.parallelization, MAILS, model=model)
        await asyncio.sleep(0.5)
        before = started.trace
        await asyncio.sleep(1)
        return before, started.trace

    before, after = play(main())
    assert [a is b for a, b in zip(before.spans, after.spans, strict=True)] == [False, True, True]

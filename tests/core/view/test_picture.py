import asyncio
import json
import sys
from itertools import product

import pytest

import core
from core.engine.recorder import Recorder
from core.errors import RateLimited, ServerFailed
from core.models.simulated.faults import FaultPlan, every
from core.patterns.agent import agent
from core.run import Started, _checked
from core.trace.span import Group
from core.trace.trace import Trace
from core.view.picture import MOST_CALLS, Drawn, picture
from tests.core.view.runs import MAILS, attempt, run, span
from tests.rows import rows
from tests.scripted import Scripted


def watched(play, pattern, value, model, until: float, stop: bool = False, **settings) -> tuple[Trace, str]:
    """The trace of a streamed run at a moment, or after it was stopped then."""

    async def main() -> tuple[Trace, str]:
        limit = settings.get("concurrency")
        recorder = Recorder(model, 7, limit, streaming=True)
        started = Started(recorder, _checked(pattern, (value,), {}, None, recorder), None)
        await asyncio.sleep(until)
        if stop:
            started.cancel()
            await started
        seen = started.trace, started.status
        started.cancel()
        await started
        return seen

    return play(main())


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


def test_a_rate_limit_is_named_by_its_number(play):
    limited = RateLimited("slow down", retry_after=1.0)
    done = run(play, core.parallelization, MAILS[:1], Scripted([limited, "spam"]))
    assert picture(done.trace, status=done.status)["calls"][0]["stretches"][0] == ("error", 0, "429", None)


def test_the_limit_and_the_wait_for_a_slot(play):
    done = run(play, core.parallelization, MAILS, Scripted(["x"] * 3, latency=1), concurrency=2)
    seen = picture(done.trace, status=done.status)
    assert (seen["limit"], seen["peak"], seen["flight"]) == (2, 2, [(0, 2), (1, 1), (2, 0)])
    assert seen["calls"][2]["stretches"] == [("slot", 0), ("whole", 1)]
    assert seen["legend"] == [("slot", "work", "waiting for a slot"), ("whole", "work", "answer in one piece")]
    assert sum(end - start for _, start, end in seen["waited"]) == pytest.approx(2)


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
        started = Started(recorder, _checked(pattern, (value,), {}, None, recorder), None)
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

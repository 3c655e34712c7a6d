"""What the time of a run is made of, in a few words."""

from __future__ import annotations

from core import readings
from core.trace.trace import Trace
from core.view.headline import time_in_words
from core.view.race import race
from tests.core.view.runs import EMAILS, attempt, span
from tests.rows import rows


@rows(
    "pattern, value, options, heads",
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


def call(id, start, end, **facts):
    return span(
        id, start=start, end=end, queued=start, attempts=(attempt(queued=start, start=start, end=end),), **facts
    )


def said(*calls, discarded=frozenset()):
    return time_in_words(Trace(spans=calls, now=max(each.end for each in calls)), discarded)


def test_a_run_that_has_sent_nothing_has_no_words():
    assert time_in_words(Trace()) == ""
    waiting = span(1, start=None, end=None, status="queued", attempts=(attempt(start=None, end=None, status="queued"),))
    assert time_in_words(Trace(spans=(waiting,), now=1.0)) == ""


def test_one_call_is_one_call_and_equal_stages_are_counted():
    assert said(call(1, 0, 2)) == "1 call = 2.00 s"
    pairs = [call(2 * n + k, n, n + 1, after=(2 * n - 1, 2 * n)[: 2 * n]) for n in range(3) for k in (1, 2)]
    assert said(*pairs) == "3 × longest of 2 = 3.00 s"


def test_of_more_than_three_stages_the_first_two_and_the_last_are_named():
    one, pair = call(1, 0, 1), (call(2, 1, 2, after=(1,)), call(3, 1, 2, after=(1,)))
    then, last = call(4, 2, 3, after=(2, 3)), (call(5, 3, 4, after=(4,)), call(6, 3, 4, after=(4,)))
    assert said(one, *pair, then) == "1 call + longest of 2 + 1 call = 3.00 s"
    assert said(one, *pair, then, *last) == "1 call + longest of 2 + … + longest of 2 = 4.00 s"


def test_calls_whose_answers_were_thrown_away_are_not_counted():
    calls = call(1, 0, 1), call(2, 0, 2), call(3, 0, 2)
    assert said(*calls) == "longest of 3 = 2.00 s"
    assert said(*calls, discarded=frozenset({3})) == "longest of 2 = 2.00 s"
    assert said(*calls, discarded=frozenset({1, 3})) == "1 call = 2.00 s"

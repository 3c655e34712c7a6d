"""What two runs took, as pairs of bars: seconds, calls, tokens and money."""

from __future__ import annotations

from core import parallelization, readings
from core.laws.costs import bill
from core.trace.trace import Trace
from core.view.measures import NOT_KNOWN, measures, with_law
from core.view.race import race
from tests.core.view.runs import EMAILS, attempt, span


def test_tokens_and_money_of_both_runs_stand_beside_their_time_and_calls():
    traces = [reading.forecast().trace for reading in readings(parallelization, EMAILS)]
    time, calls, tokens, money = race(*traces)["measures"]
    assert time["values"] == tuple(trace.makespan for trace in traces) and calls["values"] == (3, 3)
    assert tokens["values"] == tuple(trace.tokens_in + trace.tokens_out for trace in traces)
    assert money["values"] == tuple(float(bill(trace).dollars) for trace in traces) and money["texts"][0].startswith(
        "$0.0"
    )
    assert money["name"] == "Money, on gpt-4o-mini" and calls["law"] == (None, None)
    time, calls, *_ = with_law(race(*traces), (6.0, 2.0), (3, 3))["measures"]
    assert (time["law"], calls["law"]) == ((6.0, 2.0), (3, 3))
    running = race(*traces, status=("running", "done"))["measures"]
    assert running[3]["values"] == (None, None) and running[1]["values"] == (3, 3)
    assert [measure["name"] for measure in running[:3]] == ["Time, so far", "Calls done", "Tokens, so far"]
    assert list(running[3]["texts"]) == ["at the end"] * 2


def two(**facts):
    """Two runs of one call of 2 s and of 1 s."""
    calls = [span(1, end=end, attempts=(attempt(end=end, **facts),)) for end in (2.0, 1.0)]
    return [Trace(spans=(call,), now=call.end) for call in calls]


def test_what_is_not_known_has_no_bar_and_says_so():
    _, _, tokens, money = measures(two(), True)
    assert tokens["values"] == money["values"] == (None, None)
    assert tokens["texts"] == [NOT_KNOWN] * 2 and money["name"] == "Money, on m"
    _, _, tokens, _ = measures(two(tokens_in=1000, tokens_out=234), True)
    assert (tokens["values"], tokens["texts"]) == ((1234, 1234), ["1,234"] * 2)


def test_one_speed_stands_in_the_title_and_two_beside_their_times():
    one, other = two()
    fast = one.model_copy(update={"pace": 0.25})
    (same, *_), (mixed, *_) = measures([fast, fast], True), measures([fast, other], True)
    assert (same["name"], same["texts"]) == ("Time, at 4x", ["2.00 s", "2.00 s"])
    assert (mixed["name"], mixed["texts"]) == ("Time", ["2.00 s at 4x", "1.00 s"])


def test_while_they_run_the_calls_that_are_counted_are_those_that_are_done_as_in_the_sentence():
    one, other = two()
    going = Trace(spans=(*one.spans, span(2, end=None, status="running")), now=3.0)
    drawn = race(going, other, status=("running", "done"))
    assert drawn["runs"][0]["progress"] == "one call done so far"
    assert (drawn["measures"][1]["values"], drawn["measures"][1]["texts"]) == ((1, 1), ["1", "1"])


def test_cancelled_calls_are_counted_and_said_and_live_money_is_just_money():
    one, other = two()
    stopped = Trace(spans=(*other.spans, span(2, status="cancelled")), now=1.0, world="live")
    _, calls, _, money = measures([one.model_copy(update={"world": "live"}), stopped], True)
    assert (calls["values"], calls["texts"]) == ((1, 2), ["1", "2, 1 cancelled"]) and money["name"] == "Money"

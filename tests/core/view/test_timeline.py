"""The timeline of a trace: a row for every call while there is room, then the longest and the failed."""

from __future__ import annotations

from core import parallelization, run
from core.errors import ServerFailed
from core.trace.span import Attempt, Span
from core.trace.trace import Trace
from core.view.charts import alt
from core.view.colors import DARK
from core.view.timeline import timeline
from tests.scripted import Scripted


def many(count, failing=()):
    """A trace of `count` calls, 100 at a time; call k takes 1 s and k microseconds."""
    spans = []
    for k in range(count):
        start, end = k // 100, k // 100 + 1 + k * 1e-6
        status = "error" if k in failing else "ok"
        attempt = Attempt(queued=0.0, start=start, first_token=start + 0.5, end=end, status=status)
        spans.append(
            Span(
                id=k + 1, step="item", kind="work", group=None, place=(0, k, 0), model="m", queued=0.0, start=start,
                end=end, status=status, after=(), attempts=(attempt,),
            )
        )  # fmt: skip
    return Trace(now=count / 100 + 1).model_copy(update={"spans": tuple(spans)})


def test_a_timeline_has_a_row_for_every_call_and_shows_failed_attempts(play):
    broken = [ServerFailed("down", status=500)] * 3
    trace = play(run(parallelization, ["a", "b"], model=Scripted([broken[0], "ok", *broken[1:]]))).trace
    figure = timeline(trace)
    looks = {bars.name: len(bars.x) for bars in figure.data if bars.type == "bar"}
    assert looks == {"failed": 3, "work, answer": 1}
    assert list(figure.layout.yaxis.ticktext) == ["classify 1", "classify 2"]
    assert figure.layout.xaxis.title.text == "seconds"
    assert "2 calls" in alt(figure) and "1 failed" in alt(figure)


def test_ten_thousand_calls_are_one_small_chart_with_the_longest_and_the_failed():
    trace = many(10_000, failing={3, 5_000})
    figure = timeline(trace)
    assert len(figure.to_json()) <= 300_000
    rows = list(figure.layout.yaxis.ticktext)
    assert len(rows) == 42
    assert rows[0] == "item 4" and rows[-1] == "item 10000"
    said = alt(figure)
    assert said.endswith("Rows: the 40 longest and 2 failed ones.")
    assert "at most 200 at once, 100.5 on average" in said  # 10,050 s of work in 100.01 s
    assert max(figure.data[-1].y) == trace.peak


def test_every_call_has_its_row_up_to_the_limit():
    assert len(timeline(many(500)).data[0].x) == 500
    assert len(timeline(many(500)).to_json()) <= 300_000


def test_an_empty_trace_gives_axes():
    assert timeline(Trace()).layout.xaxis.title.text == "seconds"


def test_a_wait_for_a_slot_and_a_call_that_goes_on_are_drawn_up_to_now():
    waiting = Attempt(queued=0.0, start=2.0, first_token=None, end=None, status="running")
    call = Span(
        id=1, step="item", kind="judge", group=None, place=(0, 0, 0), model="m", queued=0.0, start=2.0, end=None,
        status="running", after=(), attempts=(waiting,),
    )  # fmt: skip
    figure = timeline(Trace(spans=(call,), now=5.0), DARK)
    bars = {bar.name: (list(bar.base), list(bar.x), bar.marker.color) for bar in figure.data if bar.type == "bar"}
    assert bars == {
        "waiting for a slot": ([0.0], [2.0], DARK.idle),
        "judge, before the first token": ([2.0], [3.0], DARK.ground),
    }

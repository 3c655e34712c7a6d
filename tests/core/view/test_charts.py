"""Charts are read as what they say: their values, their words, their size."""

from __future__ import annotations

import pytest

from core import parallelization, readings, routing, run, speculative_routing
from core.errors import ServerFailed
from core.patterns.routing import SupportCategory
from core.trace.span import Attempt, Span
from core.trace.trace import Trace
from core.view.charts import alt, calls_by_step, latencies, score_chart
from core.view.colors import DARK, LIGHT
from core.view.timeline import timeline
from tests.scripted import Scripted

LABEL = SupportCategory(category="refund", urgency="low")


@pytest.fixture
def pair(play):
    first, second = readings(parallelization, ["a", "b", "c"])
    return tuple(play(reading.run(model=Scripted("abc", 2.0))).trace for reading in (first, second))


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


TITLES = ("Sequential", "Parallel")


def test_the_latency_of_each_call_stands_in_pairs_with_its_unit(pair):
    figure = latencies(*pair, TITLES)
    assert [list(bars.y) for bars in figure.data] == [["classify 1", "classify 2", "classify 3"]] * 2
    assert [list(bars.x) for bars in figure.data] == [
        pytest.approx([2.0] * 3)
    ] * 2  # none is faster for being side by side
    assert [text.strip() for text in figure.data[0].text] == ["2.00 s"] * 3
    assert figure.layout.xaxis.title.text == "seconds" and figure.layout.xaxis.range[0] == 0
    said = "Latency of each call, sequential and parallel: classify 1 2.00 s and 2.00 s; "
    assert alt(figure).startswith(said)


def test_the_speed_of_the_model_stands_with_the_latencies(pair):
    fast = [run.model_copy(update={"pace": 0.25}) for run in pair]
    assert latencies(*fast, TITLES).layout.title.text == "Latency of each call, at 4x"
    assert latencies(*pair, TITLES).layout.title.text == "Latency of each call"


def test_sequential_is_hollow_and_parallel_filled(pair):
    hollow, filled = (bars.marker for bars in latencies(*pair, TITLES, DARK).data)
    assert (hollow.color, filled.color) == (DARK.ground, DARK.work)
    assert hollow.line.color == filled.line.color == DARK.work


def test_the_calls_of_each_step_are_counted_in_both_runs(play):
    first = play(run(routing, "q", model=Scripted([LABEL, "r"]))).trace
    second = play(run(speculative_routing, "q", model=Scripted([LABEL, "s", "r", "t", "g"], (1, 2, 2, 2, 2)))).trace
    figure = calls_by_step(first, second, TITLES)
    assert list(figure.data[0].y) == ["classify", "refund", "shipping", "technical", "general"]
    assert [list(bars.x) for bars in figure.data] == [[1, 1, 0, 0, 0], [1, 1, 1, 1, 1]]
    assert "shipping 0 and 1" in alt(figure)
    lost = latencies(first, second, TITLES).data[0]
    assert list(lost.x)[2:] == [None] * 3 and list(lost.text)[2:] == [""] * 3


def test_the_line_of_the_target_does_not_cross_the_words_of_the_best_draft():
    places = {best: score_chart([[5], [best]], 9).data[1].textposition[1] for best in (6, 8, 9, 10)}
    assert places == {6: "top center", 8: "bottom center", 9: "top center", 10: "top center"}


def test_there_is_no_half_of_a_call(pair):
    assert (
        calls_by_step(*(run.model_copy(update={"spans": run.spans[:1]}) for run in pair), TITLES).layout.xaxis.dtick
        == 1
    )


def test_the_score_chart_marks_the_best_and_the_target():
    figure = score_chart([[6], [5], [8]], 8)
    line, dots = figure.data
    assert list(line.y) == [6, 5, 8]
    assert list(dots.text) == ["6", "5", "<b>8</b> best"]
    assert list(dots.marker.color) == [LIGHT.ground, LIGHT.ground, LIGHT.judge]
    assert figure.layout.shapes[0].y0 == 8
    assert figure.layout.yaxis.title.text == "score (1 to 10)"
    assert figure.layout.yaxis.range[0] == 0
    assert alt(figure) == "Scores by round, target 8. round 1: 6; round 2: 5; round 3: 8."


def test_of_equal_scores_the_earlier_draft_is_the_best():
    dots = score_chart([[6, 7], [7]], 9).data[1]
    assert list(dots.text) == ["6", "<b>7</b> best", "7"]


def test_the_line_goes_through_the_best_candidate_of_each_round():
    line, dots = score_chart([[6, 4, 6], [7, None, 5]], 8).data
    assert list(line.y) == [6, 7]
    assert list(line.x) == pytest.approx([0.84, 1.84])  # the first of three candidates stands left
    assert len(dots.x) == 5


def test_a_verdict_that_could_not_be_used_is_said_not_drawn_as_zero():
    figure = score_chart([[None]], 8)
    assert list(figure.data[1].y) == []
    assert "no<br>score" in [note.text for note in figure.layout.annotations]


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

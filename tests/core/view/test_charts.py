"""Charts are read as what they say: their values, their words, their size."""

from __future__ import annotations

import pytest

from core import parallelization, readings, routing, run, speculative_routing
from core.patterns.routing import SupportCategory
from core.view.charts import alt, calls_by_step, latencies, score_chart
from core.view.colors import DARK, LIGHT
from tests.scripted import Scripted

LABEL = SupportCategory(category="refund", urgency="low")


@pytest.fixture
def pair(play):
    first, second = readings(parallelization, ["a", "b", "c"])
    return tuple(play(reading.run(model=Scripted("abc", 2.0))).trace for reading in (first, second))


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

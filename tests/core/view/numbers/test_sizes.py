"""Time against size and limit, drawn and told."""

from __future__ import annotations

import pytest

from core.view.charts import alt
from core.view.colors import DARK, LIGHT
from core.view.numbers.sizes import figures, tables, told
from tests.core.forecasts.answered import answer


def test_the_points_lie_on_the_chart_with_their_runs_and_their_bounds():
    sweep = answer("size", items=20, at_once=3)
    seconds, speedup, efficiency = figures(sweep)
    low, high, least, _, law, dots = seconds.data
    assert list(dots.y) == [point.took for point in sweep.points]
    assert [one[0] for one in dots.customdata] == [f"{point.items}x3" for point in sweep.points]
    assert all(a <= b <= c for a, b, c in zip(low.y, dots.y, high.y, strict=True)) and law.name == "longest, then waves"
    assert list(least.y) == list(low.y) and least.line.color != LIGHT.ground
    assert list(law.y) == [point.usual for point in sweep.points[:3]] + [point.waves for point in sweep.points[3:]]
    assert seconds.layout.xaxis.title.text == "e-mails" and seconds.layout.yaxis.title.text == "seconds"
    most, ceiling, found = speedup.data
    assert all(c <= min(a, b) + 1e-9 for a, b, c in zip(most.y, ceiling.y, found.y, strict=True))
    assert max(found.y) <= max(ceiling.y) <= 3 + 1e-9 and max(efficiency.data[0].y) <= 100 + 1e-6
    assert alt(seconds).startswith("Seconds against e-mails: ")


def test_of_many_limits_the_axis_goes_by_factors_up_to_all():
    axis = figures(answer("limit", items=200))[0].layout.xaxis
    assert axis.type == "log" and axis.tickvals[-1] == 200 and 10 ** axis.range[1] > 200
    assert figures(answer("limit", items=24))[0].layout.xaxis.type is None


def test_against_the_limit_the_axis_counts_calls_at_once():
    sweep = answer("limit", items=24)
    assert next(iter(figures(sweep)[0].data[-1].x)) == 1
    assert figures(sweep)[0].layout.xaxis.title.text == "calls at once"


def test_the_sentence_says_what_holds_the_run():
    waiting, longest = (told(answer("size", items=50, at_once=at_once)) for at_once in (4, None))
    assert "slots are busy" in waiting.sentence and "nobody can be faster" in longest.sentence
    assert "In any order these calls take" in waiting.sentence and "In any order" not in longest.sentence
    assert waiting.figure.endswith("×") and "50 e-mails, 4 at once" in waiting.sentence
    assert "Amdahl allows" in told(answer("size", pattern="orchestrator_workers", items=8)).sentence


def test_each_chart_says_what_it_comes_to():
    speedup, efficiency = figures(answer("limit", items=50))[1:]
    assert speedup.layout.title.text == "Speed-up, held by the longest chain"
    assert efficiency.layout.title.text.startswith("Efficiency: slots 100% busy, then ")
    alone = told(answer("size", items=1, at_once=1)).sentence
    assert "1 e-mail, alone, takes" in alone and "In any order" not in alone


LAWS = ("equal calls in waves", "longest, then waves", "longest, on average")


def test_without_a_limit_the_law_drawn_is_that_of_the_longest_and_of_chains_there_is_none():
    def laws(question="size", **given):
        return [line.name for line in figures(answer(question, **given))[0].data if line.name in LAWS]

    assert laws(items=60, at_once=None) == ["longest, on average"]
    assert laws("limit", items=24) == ["equal calls in waves"]
    assert laws(items=24, at_once=4) == ["longest, then waves"]
    assert laws(pattern="prompt_chaining", items=5, at_once=2) == laws(pattern="prompt_chaining", items=5) == []


def test_what_the_work_allows_is_drawn_over_the_speed_up_and_the_axis_reaches_it():
    sweep = answer("size", items=512, at_once=None)
    speedup = figures(sweep)[1]
    cap, dots = speedup.data[1:]
    assert "T1/longest" in cap.name and all(a >= b - 1e-9 for a, b in zip(cap.y, dots.y, strict=True))
    assert max(cap.y) < 100 and speedup.layout.yaxis.range[1] > max(cap.y)


@pytest.mark.parametrize(
    ("given", "there", "missing"),
    [({"items": 50, "at_once": 4}, "In any order these calls take", "what runs alone"),
     ({"items": 50, "at_once": None}, "nobody can be faster", "In any order these calls take"),
     ({"items": 1, "at_once": 8}, "1 e-mail, alone, takes", "e-mails"),
     ({"items": 8, "at_once": 2, "pattern": "orchestrator_workers"}, "what runs alone", "the rest is waiting")],
)  # fmt: skip
def test_a_sentence_is_said_only_where_it_is_true(given, there, missing):
    said = told(answer("size", **given)).sentence
    assert there in said and missing not in said


def test_the_table_has_a_row_for_each_point():
    [table] = tables(answer("size", items=20, at_once=3)).values()
    assert len(table.rows) == 20 and {len(row) for row in table.rows} == {len(table.head)}
    assert table.shown[0][:2] == ["1", "3"] and table.shown[0][4] == table.shown[-1][5] == ""


def test_both_themes_have_their_colours():
    assert [figures(answer("size", items=20, at_once=3), of)[0].layout.paper_bgcolor for of in (LIGHT, DARK)] == [
        LIGHT.ground, DARK.ground,
    ]  # fmt: skip

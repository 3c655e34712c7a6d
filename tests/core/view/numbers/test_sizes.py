"""Time against size and limit, drawn and told."""

from __future__ import annotations

from core.view.charts import alt
from core.view.colors import DARK, LIGHT
from core.view.numbers.sizes import figures, table, told
from tests.core.forecasts.answered import answer


def test_the_points_lie_on_the_chart_with_their_runs_and_their_bounds():
    sweep = answer("size", items=20, at_once=3)
    seconds, speedup, efficiency = figures(sweep)
    low, high, _, law, dots = seconds.data
    assert list(dots.y) == [point.took for point in sweep.points]
    assert [one[0] for one in dots.customdata] == [f"{point.items}x3" for point in sweep.points]
    assert (
        all(a <= b <= c for a, b, c in zip(low.y, dots.y, high.y, strict=True)) and law.name == "equal calls in waves"
    )
    assert seconds.layout.xaxis.title.text == "e-mails" and seconds.layout.yaxis.title.text == "seconds"
    most, ceiling, found = speedup.data
    assert all(c <= min(a, b) + 1e-9 for a, b, c in zip(most.y, ceiling.y, found.y, strict=True))
    assert max(found.y) <= max(ceiling.y) <= 3 + 1e-9 and max(efficiency.data[0].y) <= 100 + 1e-6
    assert alt(seconds).startswith("Seconds against e-mails: ")


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


def test_the_table_has_a_row_for_each_point():
    head, rows = table(answer("size", items=20, at_once=3))
    assert len(rows) == 20 and {len(row) for row in rows} == {len(head)} and rows[0][:2] == ["1", "3"]


def test_both_themes_have_their_colours():
    assert [figures(answer("size", items=20, at_once=3), of)[0].layout.paper_bgcolor for of in (LIGHT, DARK)] == [
        LIGHT.ground, DARK.ground,
    ]  # fmt: skip

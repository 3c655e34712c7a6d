"""Where it saturates, drawn and told."""

from __future__ import annotations

from dataclasses import replace

from core.view.numbers.busy import figures, tables, told
from tests.core.forecasts.answered import answer


def test_the_wait_stands_against_the_load_up_to_all_slots():
    made = answer("busy")
    formula, mean, late = figures(made)[0].data
    assert max(mean.x) < 100 and all(a <= b for a, b in list(zip(mean.y, late.y, strict=True))[3:])
    assert list(formula.y) == sorted(formula.y) and figures(made)[0].layout.shapes[0].x0 == 100
    played, curve = tables(made).values()
    assert len(played.rows) == len(made.played) == len(mean.x) + 1 and len(curve.rows) == len(made.curve)


def test_the_words_at_the_top_cover_no_point():
    figure = figures(answer("busy"))[0]
    [words], top = figure.layout.annotations, figure.layout.yaxis.range[1]
    highest = max(
        *figure.data[2].y, *(a + b for a, b in zip(figure.data[1].y, figure.data[1].error_y.array, strict=True))
    )
    assert words.y == top and words.yanchor == "top" and highest < 0.8 * top  # presented they take a sixth of it


def test_one_slot_is_one():
    made = replace(answer("busy"), slots=1)
    assert "90% of 1 slot (" in told(made).sentence
    assert figures(made)[0].layout.xaxis.title.text == "% of 1 slot busy"


def test_each_mean_has_the_range_of_its_plays():
    made = answer("busy")
    mean, high = figures(made)[0].data[1], next(one for one in made.played if one.load == 0.9)
    place = list(mean.x).index(90)
    assert mean.y[place] + mean.error_y.array[place] == high.most
    assert mean.y[place] - mean.error_y.arrayminus[place] == high.least
    told_range = f"{high.least:.2f} to {high.most:.2f} s in 5 plays of 3,000 runs each"
    assert told_range in told(made).sentence


def test_the_sentence_has_the_wait_and_littles_law():
    said = told(answer("busy"))
    assert "Little: L = λW" in said.sentence and "At 105% the line only grows" in said.sentence
    longest = max(one.longest_queue for one in answer("busy").played)
    assert f"up to {longest:,} calls stood in it in one play" in said.sentence
    assert "5 come at once" in said.sentence and "come at once" not in told(answer("busy", items=1)).sentence

"""Where it saturates, drawn and told."""

from __future__ import annotations

from core.view.numbers.busy import figures, table, told
from tests.core.forecasts.answered import answer


def test_the_wait_stands_against_the_load_up_to_all_slots():
    made = answer("busy")
    formula, mean, late = figures(made)[0].data
    assert max(mean.x) < 100 and all(a <= b for a, b in list(zip(mean.y, late.y, strict=True))[3:])
    assert list(formula.y) == sorted(formula.y) and figures(made)[0].layout.shapes[0].x0 == 100
    assert table(made).rows[4][4] == f"{dict(made.curve)[0.5]:.3f}" and table(made).rows[-1][4] == "grows for ever"
    assert len(table(made).rows) == len(made.played) == len(mean.x) + 1


def test_the_sentence_has_the_wait_and_littles_law():
    said = told(answer("busy"))
    assert "Little: L = λW" in said.sentence and "At 105% the line only grows" in said.sentence
    assert "5 come at once" in said.sentence and "come at once" not in told(answer("busy", items=1)).sentence

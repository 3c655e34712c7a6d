"""What the charts of numbers share."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.view.colors import LIGHT
from core.view.numbers.busy import figures
from core.view.numbers.drawn import MONEY, Table, lasting, on_stage, points
from tests.core.forecasts.answered import answer


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.5, "0.50 s"), (119, "119.00 s"), (120, "2.0 min"),
     (3569, "59 min"), (3599, "1.0 h"), (3600, "1.0 h"), (7200, "2.0 h"), (100_000, "28 h"),
     (864_000, "10 days")],
)  # fmt: skip
def test_seconds_stand_in_the_unit_that_one_would_use(seconds, words):
    assert lasting(seconds) == words


def test_a_table_is_written_for_readers_and_keeps_its_numbers():
    table = Table(["", "a", "b", "c"], [["x", 1234.5678, None, Decimal("0.5")], ["y", "none", 2, None]],
                  ("", ",.1f", ",d", MONEY))  # fmt: skip
    assert table.shown == [["x", "1,234.6", "", "$0.50"], ["y", "none", "2", "price not known"]]
    assert table.rows[0][1] == 1234.5678


def test_a_hollow_point_is_the_ground_inside():
    hollow, filled = (points([1], [2], "a", LIGHT, ["x"], ["words"], hollow=empty) for empty in (True, False))
    assert (hollow.marker.color, filled.marker.color) == (LIGHT.ground, LIGHT.work)


def test_on_the_stage_all_words_are_larger():
    shown = on_stage(figures(answer("busy"))[0], 330).layout
    assert shown.height == 330 and shown.xaxis.title.text == "% of 8 slots busy"
    words = (shown.font, shown.xaxis.tickfont, shown.yaxis.title.font, shown.legend.font, shown.annotations[0].font)
    assert {font.size for font in words} == {18}

"""Against a provider's limit, told and drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.forecasts.limited import Limited, Point
from core.laws.limits import ProviderLimits
from core.view.numbers.limited import figures, tables, told

POINTS = (
    Point(30, 30, 1.5, 1.5, 1.5, 0, 0.0, 0.0, 0, 0.0),
    Point(50, 50, 42.0, 1.6, 40.4, 26, 400.0, 41.0, 0, 40.0),
)


def made(points=POINTS, each=40.0, **limits):
    asked = ProviderLimits(**limits)
    told_of = [one._replace(taken=min(one.taken, asked.least(one.calls, each * one.calls))) for one in points]
    return Limited("e-mail", asked, None, each, tuple(told_of))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"requests": 30}, "against 30 requests a minute; without the provider’s limit 1.60 s. 26 attempts met 429; "
         "one call waited 41.00 s for the provider. The law: 50 calls ÷ 30 a minute are 100.00 s. A minute’s worth "
         "goes at once, so the last call goes after 40.00 s and takes 0.40 s or more: 40.40 s at least."),
        ({"requests": 45, "tokens": 1000}, "The law: 2,000 tokens ÷ 1,000 a minute are 2.0 min"),
        ({"requests": 1}, "against 1 request a minute;"),
        ({"slots": 4}, "against 4 slots of the provider;"),
        ({}, "against no limit at all;"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_was_met_and_the_law(limits, words):
    said = told(made(**limits))
    assert said.figure == "42.00 s" and words in said.sentence and said.sentence.endswith(".")


def test_the_law_of_a_minute_is_told_only_where_no_other_bound_asks_for_more():
    # 50 calls at 45 a minute: the last one goes after 6.67 s, and with one slot they take 40.4 s whatever the limit.
    said = told(made((POINTS[1]._replace(taken=0.0),), requests=45, slots=1)).sentence
    assert "No order of these calls is faster than 40.40 s." in said and "÷" not in said and "nobody waits" not in said


def test_what_fits_into_a_minute_and_what_is_lost_is_said():
    assert "nobody waits for the next minute" in told(made(POINTS[:1], requests=30)).sentence
    assert "2 calls had to be given up." in told(made((POINTS[1]._replace(lost=2),), requests=30)).sentence


def test_the_law_is_drawn_beside_the_runs_and_each_point_leads_to_its_run():
    time, refused, waits = figures(made(requests=30))
    assert [line.name for line in time.data] == ["without the provider’s limit", "the law", "the run"]
    law, run = time.data[1].y, time.data[2].y
    assert all(low <= took for low, took in zip(law, run, strict=True))
    assert [list(one) for one in time.data[2].customdata] == [["30xnone"], ["50xnone"]]
    assert list(refused.data[0].y) == [0, 26] and list(waits.data[1].y) == [0.0, 41.0]


def test_the_table_has_every_point():
    [table] = tables(made(requests=30)).values()
    head, rows = table.head, table.shown
    assert len(rows) == 2 and all(len(row) == len(head) for row in rows)
    assert all(int(a[0]) < int(b[0]) for a, b in pairwise(rows))

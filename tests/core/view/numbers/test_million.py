"""A million items, drawn and told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.forecasts.million import Line, Million
from core.laws.costs import Tokens
from core.laws.limits import ProviderLimits
from core.view.numbers.million import figures, table, told


def made(requests: float | None, dollars: tuple[Decimal, ...] | None) -> Million:
    lines = [Line("one at a time", (1.0, 1e6)), Line("no limit", (1.0, 9.0)), Line("8 at once", (1.0, 125_000.0))]
    if requests:
        lines.append(Line("8 at once, 100 a minute", (1.0, 600_000.0)))
    limits = ProviderLimits(requests)
    return Million("e-mail", (1, 1_000_000), tuple(lines), dollars, Tokens(30, 10), 8, limits, "gpt-4o-mini")


def test_time_and_money_have_logarithmic_axes_with_readable_ticks():
    time, money = figures(made(100, (Decimal("0.00001"), Decimal(10))))
    assert time.layout.xaxis.type == time.layout.yaxis.type == money.layout.yaxis.type == "log"
    assert "1 day" in time.layout.yaxis.ticktext and "1 million" in time.layout.xaxis.ticktext
    assert [line.name for line in time.data][-1] == "and 100/min"
    assert money.layout.yaxis.ticktext[0] == "$0.00001"


@pytest.mark.parametrize(
    ("requests", "figure", "words"),
    [(100, "6.9 days", "The 100 requests a minute hold them up: the slots alone would need 35 h"),
     (None, "35 h", "The 8 slots hold them up")],
)  # fmt: skip
def test_the_sentence_says_what_holds_them_up(requests, figure, words):
    said = told(made(requests, None))
    assert said.figure == figure and words in said.sentence and "costs" not in said.sentence


def test_without_a_price_there_is_no_chart_of_money():
    assert len(figures(made(None, None))) == 1 and len(table(made(None, None)).head) == 4

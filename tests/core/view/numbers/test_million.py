"""A million items, drawn and told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.forecasts.million import Line, Million
from core.laws.costs import Tokens
from core.laws.limits import ProviderLimits
from core.view.numbers.drawn import on_stage
from core.view.numbers.million import figures, tables, told


def made(requests: float | None, dollars: tuple[Decimal, ...] | None) -> Million:
    lines = [Line("one at a time", (1.0, 1e6)), Line("no limit", (1.0, 9.0)), Line("8 at once", (1.0, 125_000.0))]
    if requests:
        lines.append(Line("8 at once, 100 a minute", (1.0, 600_000.0)))
    limits, paced = ProviderLimits(requests), 600_000.0 if requests else None
    return Million("e-mail", (1, 1_000_000), tuple(lines), dollars, Tokens(30, 10), 8, limits, "gpt-4o-mini", paced)


def test_time_and_money_have_logarithmic_axes_with_readable_ticks():
    time, money = figures(made(100, (Decimal("0.00001"), Decimal(10))))
    assert time.layout.xaxis.type == time.layout.yaxis.type == money.layout.yaxis.type == "log"
    assert "1 day" in time.layout.yaxis.ticktext and "1 million" in time.layout.xaxis.ticktext
    assert [line.name for line in time.data][-1] == "+ 100/min"
    assert money.layout.yaxis.ticktext[0] == "$0.00001"
    assert [text for text in money.layout.yaxis.ticktext if len(text) < 6] == ["$0.01", "$0.10", "$1", "$10"]


def test_on_a_projector_the_marks_below_stand_upright_and_the_last_one_has_its_place():
    time = on_stage(figures(made(100, None))[0], 330).layout
    assert time.xaxis.tickangle == 0 and len(time.xaxis.ticktext) == 4 and time.margin.r > 30


@pytest.mark.parametrize(
    ("requests", "figure", "words"),
    [(100, "6.9 days", "The 100 requests a minute hold them up: the slots alone would need 35 h"),
     (None, "35 h", "The 8 slots hold them up")],
)  # fmt: skip
def test_the_sentence_says_what_holds_them_up(requests, figure, words):
    said = told(made(requests, None))
    assert said.figure == figure and words in said.sentence and "costs" not in said.sentence


@pytest.mark.parametrize(
    ("limit", "limits", "paced", "words"),
    [(8, {"requests": 1000}, 100_000.0, "would need 80% of the time. Then the 1,000 requests a minute hold"),
     (8, {"tokens": 9000}, 100_000.0, "would need 80% of the time. Then the 9,000 tokens a minute hold"),
     (8, {"requests": 1000}, 60_000.0, "twice as many would need about half the time"),
     (1, {}, None, "The one slot holds them up: twice as many"),
     (8, {"requests": 1}, 124_000.0, "Then the one request a minute holds them up.")],
)  # fmt: skip
def test_what_more_slots_would_win_is_said_only_as_far_as_the_provider_lets_them(limit, limits, paced, words):
    known = made(None, None)
    lines = (*known.lines, *([known.lines[-1]] if limits else []))
    shown = replace(known, lines=lines, limit=limit, limits=ProviderLimits(**limits), paced=paced)
    assert words in told(shown).sentence


def test_without_a_price_there_is_no_chart_of_money():
    assert len(figures(made(None, None))) == 1 and len(tables(made(None, None))["Every size"].head) == 4

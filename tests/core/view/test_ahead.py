"""What a setup will take, in words."""

from __future__ import annotations

import pytest

from core.forecasts.choices import weigh
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.same_task import Way
from core.lesson.which_pattern import ends
from core.models.simulated import Simulated
from core.view.ahead import ahead, side_by_side
from tests.core.forecasts.answered import done


@pytest.fixture(scope="module")
def both():
    """Routing beside its rival, which cancels calls: their forecasts, and twenty seeds of each."""
    end = ends()["routing"]
    preset = preset_of(end.page, end.preset)
    readings = end.readings(preset.input)
    forecasts = [reading.forecast(model=model(preset), seed=preset.seed).trace for reading in readings]
    ways = [Way(title, "", reading) for title, reading in zip(end.titles, readings, strict=True)]
    return end.titles, forecasts, done(weigh(ways, model(preset), "gpt-4o-mini", 20))


def test_the_spread_and_the_price_stand_beside_a_forecast_and_the_price_alone_until_then(both):
    _, (plain, speculative), (many, _) = both
    short = many.summary
    # 117 tokens, as the forecast of that preset has them
    assert ahead(plain, None) == "117 tokens, $0.000044 on gpt-4o-mini"
    expected = f"median {short.median:.2f} s, p95 {short.p95:.2f} s over 20 seeds; 117 tokens, $0.000044 on gpt-4o-mini"
    assert ahead(plain, many) == expected
    assert ahead(speculative, None).startswith("at least ")  # a cancelled call has not said its tokens


def test_calls_that_differ_from_seed_to_seed_are_told_on_average():
    reading = ends()["evaluator_optimizer"].readings("Write a haiku about autumn")[0]
    (many,) = done(weigh([Way("", "", reading)], Simulated(), "gpt-4o-mini", 20))
    forecast = reading.forecast(seed=7).trace
    assert many.calls != forecast.calls
    assert f" over 20 seeds, {many.calls:.1f} calls on average; " in ahead(forecast, many)


def test_the_speed_is_said_with_the_times(both):
    end = ends()["routing"]
    preset = preset_of(end.page, end.preset)
    reading, fast = end.readings(preset.input)[0], model(preset, 4.0)
    (many,) = done(weigh([Way("", "", reading)], fast, "gpt-4o-mini", 20))
    assert " s at 4x over 20 seeds" in ahead(reading.forecast(model=fast, seed=7).trace, many)
    assert many.summary.median == pytest.approx(both[2][0].summary.median / 4)


def test_both_ways_stand_side_by_side_and_their_spread_follows(both):
    titles, forecasts, many = both
    early, late = (side_by_side(titles, forecasts, 7, "gpt-4o-mini", one) for one in (None, many))
    assert early.head == late.head == ["Predicted", *titles]
    assert [row[0] for row in late.rows][:3] == ["Time, seed 7", "Time, median of 20 seeds", "Time, p95"]
    assert early.rows[1][1:] == ["…", "…"] and late.rows[1][2] == f"{many[1].summary.median:.2f} s"
    assert late.rows[3][1:] == ["2", f"5, {sum(s.status == 'cancelled' for s in forecasts[1].spans)} of them cancelled"]
    assert late.rows[5][1] == "$0.044" and late.rows[5][2].startswith("at least $")


def test_a_model_without_a_price_has_none(both):
    titles, forecasts, _ = both
    assert side_by_side(titles, forecasts, 7, "my-own", None).rows[5][1] == "price not known"

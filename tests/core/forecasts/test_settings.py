"""What is asked for, and which run stands behind a point."""

from __future__ import annotations

import pytest

from core.errors import InputError
from core.forecasts.settings import Settings, opening
from core.laws.limits import ProviderLimits
from core.models.simulated.latency import PROFILES


def test_the_model_has_the_spread_that_is_asked_for_and_else_its_own():
    assert Settings(spread=0.9).model().profile.spread == 0.9
    assert Settings().model(times=4).profile == PROFILES["small"] and Settings().model(times=4).times == 4


def test_a_pattern_takes_no_more_items_than_it_can():
    assert Settings(pattern="orchestrator_workers", items=500).size == 8
    assert Settings(at_once=None).some_at_once == 8


def test_a_point_names_its_run():
    given = Settings(items=20, at_once=4, seed=9)
    assert (
        opening(given, "size", "6x3")[1:4] == (9, 3, None) and len(opening(given, "size", "6x3").reading.inputs[0]) == 6
    )
    assert opening(given, "limit", "6xnone").limit is None
    assert opening(given, "limit", "6xnone").limits is None
    assert opening(given, "provider", "6xnone").limits == ProviderLimits(500)
    assert opening(given, "tail", "times12")[1:4] == (9, 4, 12)
    assert opening(given, "worth", "way3.5").seed == 5


@pytest.mark.parametrize(
    "id", ["", "0x3", "3x0", "513x8", "9999x9999x1", "-1x2", "times1000", "times-1", "way9.1", "way1", "<b>", "6x3 "]
)
def test_a_name_that_leads_to_no_run_is_refused_in_words(id):
    with pytest.raises(InputError, match="no such point"):
        opening(Settings(), "worth", id)


def test_a_way_belongs_to_its_question():
    with pytest.raises(InputError):
        opening(Settings(), "size", "way0.1")

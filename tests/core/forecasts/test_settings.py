"""What is asked for, and which run stands behind a point."""

from __future__ import annotations

import pytest

from core.errors import InputError
from core.forecasts.settings import Settings, opening
from core.laws.limits import ProviderLimits
from core.models.simulated.latency import PROFILES
from core.view.numbers.questions import QUESTIONS


def test_the_model_has_the_spread_that_is_asked_for_and_else_its_own():
    assert Settings(spread=0.9).model().profile.spread == 0.9
    assert Settings().model(times=4).profile == PROFILES["small"] and Settings().model(times=4).times == 4


def test_a_pattern_takes_no_more_items_than_it_can():
    assert Settings(pattern="orchestrator_workers", items=500).size == 8


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
    "id",
    ["", "0x3", "3x0", "513x8", "9999x9999x1", "-1x2", "5x1001", "٣x٤", "times1000", "times-1", "times٣", "way9.1",
     "way1.100", "way1", "<b>", "6x3 ", "6x3\n"],
)  # fmt: skip
@pytest.mark.parametrize("question", ["size", "tail", "worth", "twice", "none"])
def test_a_name_that_leads_to_no_run_is_refused_in_words(question, id):
    with pytest.raises(InputError, match="no such point"):
        opening(Settings(), question, id)


NAMES = {
    "6x3": {"size", "limit", "provider"},
    "6xnone": {"size", "limit", "provider"},
    "times5": {"tail"},
    "way0.1": {"price", "worth"},
}


@pytest.mark.parametrize("question", list(QUESTIONS))
@pytest.mark.parametrize("id", list(NAMES))
def test_a_point_belongs_to_its_question(id, question):
    if question in NAMES[id]:
        assert opening(Settings(), question, id)
    else:
        with pytest.raises(InputError, match="no such point"):
            opening(Settings(), question, id)

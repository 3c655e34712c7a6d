"""A run that is changed by hand: its address, its link, and a forecast with another limit."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pages.parts.run import by_hand
from pages.parts.setup.session import page_memory
from tests.pages.opened import Opened, link_of, ran

PAGE, WORKERS = "orchestrator_workers", {"preset": "product-launch"}
REFUSED = "The address brings a change that does not fit this run."
NONE = "The address brings a change of the run that is none; the run is shown as it was."


def test_a_link_with_changes_shows_the_forecast_of_its_setup_with_them():
    opened = Opened(PAGE, **WORKERS, what_if="lasts-5-1.97_limit-2")
    hero = opened.hero
    assert hero["world"][0] == "predicted" and hero["changes"] == [["lasts", 5, 1.97], ["limit", 2]]
    assert {one["id"] for one in hero["changeable"]["calls"]} >= {5}
    assert not [words for words in (REFUSED, NONE) if words in opened.words]


@pytest.mark.parametrize("given", ["lasts-5", "lasts-five-1", "wild-1", "", "limit-" + "9" * 3000, "lasts-5-1_" * 60])
def test_what_is_no_change_is_said_and_left_out(given):
    opened = Opened(PAGE, **WORKERS, what_if=given)
    assert "changes" not in opened.hero
    assert (NONE in opened.words) == bool(given)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("lasts-99-1", "There is no call 99 in this run."),
        ("lasts-5-99999999", "A call takes from 0 to"),
        ("limit-0", "At once is a whole number from 1"),
        ("drawn-2-9", "wait for each other for ever"),
    ],
)
def test_a_change_that_fits_nothing_here_is_said_in_a_sentence(given, why):
    opened = Opened(PAGE, **WORKERS, what_if=given)
    assert f"{REFUSED} " in opened.words and why in opened.words
    assert opened.hero["world"][0] == "predicted" and "changes" not in opened.hero


def test_it_is_taken_once_and_a_run_has_none_of_it():
    opened = Opened(PAGE, **WORKERS, what_if="lasts-5-1.97")
    assert opened.look().hero["changes"]
    assert "changes" not in opened.at_once().press("Run").wait().hero
    assert "changes" not in opened.look().hero


def test_the_run_of_an_address_is_shown_with_its_changes():
    first = ran(PAGE)
    again = Opened(PAGE, run=first.at.query_params["run"], what_if="another-3-none")
    assert again.hero["status"] == "done"
    # At once no call has taken any time: there is nothing to compute.
    assert "nothing to make faster" in again.hero["unchangeable"]


def test_the_link_brings_the_setup_back_and_a_run_of_other_fields_has_none():
    opened = Opened(PAGE, **WORKERS).press("Show forecast")
    assert dict(pair.split("=") for pair in opened.hero["link"].split("&")) == link_of(opened)
    opened.at_once().press("Run").wait()
    assert opened.hero["link"]
    assert opened.type("seed", 8).hero["link"] == ""


def test_what_the_hand_needs_comes_with_up_to_fifty_calls_and_is_asked_for_beyond():
    opened = Opened("prompt_chaining")
    assert opened.press("Show forecast").hero["changeable"]["best"]
    opened.type("input", "\n".join(f"Topic {number}" for number in range(20)))
    hero = opened.press("Show forecast").hero
    assert hero["count"] == 60 and "changeable" not in hero and "unchangeable" not in hero


def test_a_page_says_which_settings_it_can_forecast_anew():
    opened = Opened("evaluator_optimizer").press("Show forecast")
    assert {one["name"]: one["value"] for one in opened.hero["reruns"]} == {"target_score": 8, "max_iterations": 3}


def pressed(what, limits=True):
    """The callback by itself."""
    filled = {}
    known = SimpleNamespace(limits=limits, changes=[["limit", 2]], ask=None, run="")
    state = {f"{PAGE} hero": SimpleNamespace(anew=what), f"page {PAGE}": known}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_hand.st, "session_state", state)
        patch.setattr(by_hand, "is_live", lambda: False)
        patch.setattr(by_hand.store, "fill", lambda page, name, value: filled.update({name: value}))
        by_hand.pressed(PAGE, f"{PAGE} hero")
        assert page_memory(PAGE) is known
    return known, filled


@pytest.mark.parametrize("limit", [None, 1, 50])
def test_a_change_that_only_the_code_knows_is_forecast_anew_with_the_limit_in_its_field(limit):
    known, filled = pressed({"settings": {"concurrency": limit}})
    assert (known.ask, known.changes, filled) == ("forecast", [], {"at_once": limit})


@pytest.mark.parametrize(
    "settings", [*({"concurrency": limit} for limit in (0, 51, True, "2", 2.5)), 1, {}, {"max_iterations": 2}]
)
def test_nothing_else_is_taken(settings):
    known, filled = pressed({"settings": settings})
    assert (known.ask, filled) == (None, {})


def test_a_page_without_the_field_forecasts_nothing_anew():
    assert pressed({"settings": {"concurrency": 2}}, limits=False)[1] == {}

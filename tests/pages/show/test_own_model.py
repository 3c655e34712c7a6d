"""Your own model, as a page: what is missing, the profile among the others, and an address that asks for one."""

from __future__ import annotations

import re

import pytest

from core.errors import WorkflowError
from core.forecasts.own import Own
from core.forecasts.own_model import own_model as own_model_of
from core.forecasts.record import Compared, Forecast
from core.laws.calibrate import measured
from core.lesson.registry import LESSONS
from pages.parts.form import numbers as form
from pages.parts.setup.session import carried
from pages.parts.show import own_model
from tests.core.laws.known_server import KnownServer, watched_run
from tests.pages.opened import Opened, links
from tests.until import until

CALLS = tuple(measured([watched_run(40, KnownServer())]))
RECORD = (Compared("Routing, run 2", "known-8b", 80, Forecast(8.2, 7.0, 9.5, 3), 7.9, 3),)


@pytest.fixture
def known(monkeypatch):
    """What the session knows."""

    def knows(own):
        monkeypatch.setattr(form, "own_now", lambda: own)

    return knows


def answered(**address):
    opened = Opened("compare", **address)
    until(lambda: not opened.at.get("progress") or not opened.look().at.get("progress"))
    return opened


@pytest.mark.parametrize(("calls", "missing"), [(0, "30 calls"), (12, "18 calls"), (29, "1 call")])
def test_with_too_few_calls_it_says_how_many_are_missing_and_how_to_get_them(known, calls, missing):
    known(Own(CALLS[:calls]))
    opened = answered(show="own")
    assert f"{calls} of 30" in opened.words and f"{missing} to go" in opened.words
    assert "Live endpoint" in opened.words and "Come back" in opened.words
    assert len({page for page, _ in links(opened)}) >= 5 and not opened.at.get("plotly_chart")


def test_with_calls_enough_the_profile_stands_on_them_and_the_record_in_the_open(known):
    known(Own(CALLS, RECORD))
    opened = answered(show="own")
    assert "fitted to 80 calls of this session" in opened.words and len(opened.at.get("plotly_chart")) == 3
    assert [row[1] for row in opened.drawn("by step table")["rows"]] == ["all steps", "label", "draft"]
    assert opened.drawn("beside the runs table")["rows"][0][0] == "Routing, run 2"
    assert {one.proto.label for one in opened.at.get("download_button")} == {"Download as CSV"}


def test_calibrated_is_a_profile_of_every_question_and_said_to_be(known):
    known(Own(CALLS))
    opened = answered(show="tail", items="5", profile="calibrated")
    assert "times and lengths calibrated on 80 calls of known-8b." in opened.words
    assert opened.field("compare profile").value == "calibrated"
    assert "calibrated: known-8b" in opened.field("compare profile").options
    assert not [one for one in opened.at.slider if "Spread" in one.label]
    opened.type("compare profile", "small")
    until(lambda: not opened.look().at.get("progress"))
    assert "calibrated on" not in opened.words and [one for one in opened.at.slider if "Spread" in one.label]


def test_the_run_of_a_point_takes_the_calibrated_times(known):
    known(Own(CALLS))
    opened = answered(items="4", profile="calibrated", open="4x8")
    until(lambda: "compare run" in str(opened.look()._drawings().keys()))
    assert "a virtual clock; times and lengths calibrated on 80 calls of known-8b." in opened.words


def test_another_live_call_does_not_begin_the_picture_of_an_open_run_anew(known):
    known(Own(CALLS[:40]))
    opened = answered(items="4", open="4x8")
    until(lambda: "compare run" in str(opened.look()._drawings().keys()))
    before = opened.drawn("compare run")["run"]
    known(Own(CALLS))
    assert opened.look().drawn("compare run")["run"] == before
    other = answered(items="4", open="3x8")
    until(lambda: "compare run" in str(other.look()._drawings().keys()))
    assert other.drawn("compare run")["run"] != before


@pytest.mark.parametrize(("address", "own"), [("calibrated", Own()), ("calibrated 2", Own(CALLS))])
def test_an_address_for_a_profile_that_this_session_does_not_have_gets_a_sentence_and_the_default(known, address, own):
    known(own)
    opened = answered(items="3", profile=address)
    assert "asks for a calibrated profile" in opened.words and "so it is “small”" in opened.words
    assert opened.field("compare profile").value == "small" and opened.at.get("plotly_chart")


def test_a_link_names_no_live_model(known):
    known(Own(CALLS))
    opened = answered(items="3", profile="calibrated")
    assert not [code.value for code in opened.at.code if "known-8b" in code.value]


@pytest.fixture
def live(monkeypatch):
    """A page with a live model that has calls enough."""
    monkeypatch.setattr(own_model, "own_of", lambda setup: own_model_of(CALLS, "known-8b"))
    page = next(name for name, lesson in LESSONS.items() if lesson.page)
    return Opened(page).type("model", "Live endpoint").type("base_url", "http://127.0.0.1:9/v1")


def test_before_a_live_run_its_forecast_is_covered_until_it_is_shown(live):
    assert "The lab can forecast this run from your 80 calls." in live.words
    assert not re.search(r"Forecast of the next run|8 in 10", live.words)
    live.press("Show forecast")
    until(lambda: "Forecast of the next run, from your 80 calls: " in live.look().words)
    assert re.search(r": \d+\.\d\d s in \d+ calls?, 8 in 10 between \d+\.\d\d and \d+\.\d\d s\.", live.words)
    # The picture is of no run: that of the simulated model would be another one.
    assert live.hero["covered"][0] == "No forecast" and "Show forecast" not in live.buttons


def test_a_run_that_is_beside_no_forecast_says_why_and_of_two_which_one(live, monkeypatch):
    live.type("model", "Simulated").press("Compare").press("Stop")
    monkeypatch.setattr(own_model, "beside_forecasts", lambda shown: {1: "it was stopped"})
    _, second = carried(live.shown).sides
    assert f"{second}: No forecast stands beside this run: it was stopped." in live.wait().words
    monkeypatch.setattr(own_model, "beside_forecasts", lambda shown: {0: RECORD[0], 1: "it was stopped"})
    first, _ = carried(live.shown).sides
    assert f"{first}: Forecast from your 80 calls: 8.20 s." in live.look().words
    assert "After the run both" not in live.words


def test_a_live_model_without_calls_enough_has_no_forecast_to_be_shown(live, monkeypatch):
    monkeypatch.setattr(own_model, "own_of", lambda setup: None)
    assert "forecast this run" not in live.look().words and "Show forecast" not in live.buttons


def test_a_run_that_comes_to_no_end_on_the_virtual_clock_has_no_forecast_and_says_why(live, monkeypatch):
    def fails():
        raise WorkflowError("the plan has no steps.")
        yield

    monkeypatch.setattr(own_model, "forecast_of", lambda setup, own: ("a forecast that fails", fails))
    live.press("Show forecast")
    until(lambda: "The lab has no forecast of the next run: the plan has no steps." in live.look().words)

"""The settings of the comparison by numbers."""

from __future__ import annotations

from core.forecasts.settings import Settings
from pages.parts.form.numbers import Numbers, own, settings
from tests.pages.opened import Opened


def test_a_question_may_begin_with_settings_of_its_own():
    assert own("size")["at_once"] == 8 and own("tail")["at_once"] is None and own("busy")["items"] == 5
    assert settings(Numbers(question="tail")) == Settings(at_once=None)
    assert settings(Numbers({"at_once": 3}, "tail")).at_once == 3


def test_the_settings_are_kept_when_the_page_is_left():
    opened = Opened("compare").type("compare seed", 12)
    opened.at.switch_page("home.py").run()
    opened.at.switch_page("compare.py").run()
    assert opened.field("compare seed").value == 12


def test_another_profile_brings_its_own_spread():
    opened = Opened("compare", spread="0.8")
    assert opened.at.session_state["memory Numbers"].given == {"spread": 0.8}
    opened.type("compare profile", "flash").look()
    assert "spread" not in opened.at.session_state["memory Numbers"].given


def test_a_pattern_that_takes_fewer_items_shows_as_many_as_it_takes():
    opened = Opened("compare", pattern="orchestrator_workers", items="100")
    assert opened.field("compare items orchestrator_workers").value == 8
    assert "takes 8 parts at most here" in opened.words


def test_what_is_said_of_an_address_stays_until_something_is_set():
    opened = Opened("compare", at_once="0").look()
    assert "it is 1 here" in opened.words
    assert "it is 1 here" not in opened.type("compare seed", 12).look().words


def test_another_address_in_the_same_session_fills_the_fields_anew():
    opened = Opened("compare", items="20").type("compare seed", 12)
    opened.at.query_params.clear()
    opened.at.query_params["show"], opened.at.query_params["items"] = "limit", "30"
    opened.look()
    kept = opened.at.session_state["memory Numbers"]
    assert (kept.question, kept.given) == ("limit", {"items": 30})
    assert opened.field("compare items parallelization").value == 30 and opened.field("compare seed").value == 7

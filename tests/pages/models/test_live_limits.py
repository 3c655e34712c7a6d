"""The limits of a live run: set in the sidebar, they hold for every later call, and usual ones stand where none is."""

from __future__ import annotations

import pytest

from core.models.live.live import ANSWER_LIMIT
from pages.parts.models import live_setup
from tests.pages.models.able_servers import able_server
from tests.pages.opened import Opened

FIELDS = ("answer_limit", "call_deadline")


@pytest.fixture
def state(monkeypatch):
    """What stands in the fields, without a page."""
    state = {"api_key": "sk-typed"}
    monkeypatch.setattr(live_setup.st, "session_state", state)
    return state


@pytest.mark.parametrize(("address", "seconds"), [("https://example.org", 30.0), ("localhost:11434", 120.0)])
def test_where_none_is_set_the_usual_ones_hold(state, monkeypatch, address, seconds):
    monkeypatch.setattr(live_setup, "on_loopback", lambda: True)
    state["base_url"] = address
    live = live_setup.live_model()
    assert (live.answer_limit, live.call_deadline) == (ANSWER_LIMIT, seconds)
    state |= {"answer_limit": 200, "call_deadline": 7}
    live = live_setup.live_model()
    assert (live.answer_limit, live.call_deadline) == (200, 7.0)


def test_a_server_on_this_computer_takes_few_at_once_however_it_was_chosen(state, monkeypatch):
    monkeypatch.setattr(live_setup, "on_loopback", lambda: True)
    state["base_url"] = "https://example.org"
    assert live_setup.calls_at_once() == 8
    state["base_url"] = "localhost:11434"
    assert live_setup.calls_at_once() == 4
    state["live_limit"] = 20
    assert live_setup.calls_at_once() == 20


def test_what_is_set_goes_along_with_every_call_and_stays_on_other_pages():
    with able_server() as server:
        opened = Opened("routing").type("model", "Live endpoint").type("base_url", server.url).type("model_name", "m-1")
        assert [opened.field(name).value for name in FIELDS] == [None, None]
        assert [opened.field(name).placeholder for name in FIELDS] == ["4,000 tokens", "120 s a call"]
        opened.type("answer_limit", 321).type("call_deadline", 45)
        opened.press("Run").wait()
        assert {asked.get("max_tokens") for asked in server.asked} == {321}
        opened.at.switch_page("prompt_chaining.py")
        opened.look()
        assert [opened.field(name).value for name in FIELDS] == [321, 45]


def test_where_a_page_sets_no_limit_it_names_the_one_that_holds_for_live_models():
    with able_server() as server:
        opened = Opened("parallelization")
        assert opened.field("at_once").options[-1] == "no limit"
        opened.type("model", "Live endpoint").type("base_url", server.url)
        assert opened.field("at_once").options[-1] == "4 for live models"

"""Which model answers: simulated at first, a live one with what it needs, and never one for the other."""

from __future__ import annotations

import pytest

from core.lesson.presets.read import presets_of
from pages.parts.models import model_picker
from tests.core.models.able_server import ALL
from tests.pages.models.able_servers import able_server
from tests.pages.opened import Opened


def test_the_model_starts_simulated_and_asks_for_what_a_live_one_needs(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-server")
    opened = Opened("routing")
    assert opened.field("model").value == "Simulated"
    monkeypatch.delenv("OPENAI_API_KEY")
    opened.type("model", "Live endpoint").press("Run")
    assert "Type a key in the sidebar, or choose the simulated model there." in opened.words
    assert "run" not in opened.at.query_params
    opened.type("base_url", "http://127.0.0.1:9/v1")
    assert "Type a key" not in opened.words
    opened.type("api_key", "sk-typed-secret").type("base_url", "ftp://example.org")
    assert "http" in opened.words and "sk-typed-secret" not in opened.everything()


def test_with_no_live_request_left_nothing_can_be_started_and_it_says_why(monkeypatch):
    monkeypatch.setattr("core.runner.CALLS_A_SESSION", 0)
    opened = Opened("routing").type("model", "Live endpoint").type("api_key", "sk-typed")

    def off():
        return [button.label for button in opened.at.button if button.label in ("Run", "Compare") and button.disabled]

    assert off() == ["Run", "Compare"]
    said = "All 0 calls to live models of this browser session are used up. The simulated model has no limit."
    assert said in opened.words
    opened.type("model", "Simulated")
    assert off() == [] and "used up" not in opened.words


def test_an_unknown_provider_is_said_and_nothing_runs_on_another_one(monkeypatch):
    monkeypatch.setenv("LLM_PROVIDER", "foo")
    opened = Opened("routing")
    said = "LLM_PROVIDER is 'foo'; it can be 'simulated' or 'openai'. Set it to one, or unset it."
    assert said in opened.words
    opened.press("Run")
    assert opened.words.count(said) == 2 and "run" not in opened.at.query_params and opened.hero["status"] == "ready"


def test_the_readers_own_speed_stays_after_a_link_has_set_one():
    opened = Opened("routing", speed="4x").type("speed", "Real time")
    assert opened.look().field("speed").value == "Real time"


@pytest.fixture
def fields(monkeypatch):
    """What stands in the fields, without a page."""
    state = {}
    monkeypatch.setattr(model_picker.st, "session_state", state)
    return state


def test_a_forecast_has_the_speed_that_is_chosen_and_at_once_that_of_real_time(fields):
    preset, paces = presets_of("routing")[0], []
    for speed in ("Real time", "4x", "At once"):
        fields["speed"] = speed
        paces.append((model_picker.chosen_model(preset).pace, model_picker.predictor(preset).pace))
    real, four, at_once = paces
    assert real == (1.0, 1.0) and four[0] == four[1] not in (1.0, at_once[0]) and at_once[1] == 1.0


def test_that_a_model_takes_no_tools_is_said_before_the_agent_runs_on_it():
    with able_server(ALL - {"tools"}) as server:
        opened = Opened("workflows_vs_agents").type("model", "Live endpoint").type("base_url", server.url)
        said = "m-1 takes no tools, as its server says: the agent needs another model."
        assert said not in opened.type("model_name", "m-1").words, "nobody has asked it yet"
        opened.press("Run").wait()
        assert said in opened.look().words
        assert (
            said not in opened.type("model_name", "m-2").words and said not in opened.type("model", "Simulated").words
        )

"""Use a model on this computer: only on a press, only on this computer, and one press more fills the fields."""

from __future__ import annotations

import pytest

from core.models.live.nearby import TO_START, Server
from pages.parts.models import live_setup
from tests.pages.opened import Opened

OLLAMA = Server("Ollama", "http://127.0.0.1:11434/v1", ("llama3.2:latest", "qwen3"))
ONE = Server("llama.cpp", "http://127.0.0.1:8080/v1", ("smollm",))
FIELDS = ("base_url", "model_name", "api", "live_limit")
BUTTON = "Use a model on this computer"


@pytest.fixture
def found(monkeypatch):
    """The servers that are there, and how often they were asked."""
    servers, asked = [], []

    async def nearby():
        asked.append(1)
        return list(servers)

    monkeypatch.setattr("pages.parts.models.nearby_choice.nearby", nearby)
    return servers, asked


def values(opened):
    return [opened.field(name).value for name in FIELDS]


def test_nothing_is_asked_before_the_press_and_a_model_is_chosen_by_one_more(found):
    servers, asked = found
    servers += [OLLAMA, ONE]
    opened = Opened("routing").type("model", "Live endpoint").type("base_url", "https://example.org")
    assert asked == []
    opened.press(BUTTON)
    assert asked == [1] and "Ollama" in opened.words and "127.0.0.1:11434" in opened.words
    opened.press("qwen3")
    assert values(opened) == ["http://127.0.0.1:11434/v1", "qwen3", "Automatic", None]
    assert opened.field("live_limit").placeholder == "4 calls"
    assert "qwen3" not in opened.buttons and "On this computer: no limit of calls, no money" in opened.words
    assert opened.field("listed").options == ["llama3.2:latest", "qwen3"]
    assert asked == [1], "nobody is asked twice"


def test_the_only_model_there_is_taken_at_once(found):
    found[0].append(ONE)
    opened = Opened("routing").type("model", "Live endpoint").press(BUTTON)
    assert values(opened)[:2] == ["http://127.0.0.1:8080/v1", "smollm"] and "smollm" not in opened.buttons


def test_where_nothing_answers_stands_the_line_to_type(found):
    opened = Opened("routing").type("model", "Live endpoint").press(BUTTON)
    assert [code.value for code in opened.at.sidebar.code] == list(TO_START.values())
    assert all(name in opened.words for name in TO_START)


def test_a_server_without_a_model_says_so(found):
    found[0].append(Server("Ollama", "http://127.0.0.1:11434/v1", ()))
    assert "It has no model yet." in Opened("routing").type("model", "Live endpoint").press(BUTTON).words


def test_a_server_that_wants_a_key_is_used_by_a_press_and_then_asks_for_it(found):
    found[0].append(Server("llama.cpp", "http://127.0.0.1:8080/v1", (), wants_key=True))
    opened = Opened("routing").type("model", "Live endpoint").press(BUTTON).press("Use it, with a key")
    assert values(opened)[:2] == ["http://127.0.0.1:8080/v1", ""]
    assert opened.field("api_key").placeholder == "it wants one"


def test_there_is_no_such_button_once_the_app_is_open_to_the_network(monkeypatch):
    monkeypatch.setattr(live_setup, "on_loopback", lambda: False)
    assert BUTTON not in Opened("routing").type("model", "Live endpoint").buttons

"""The live setup: where calls go, whose key goes with them, what is kept, and what a server on this computer costs."""

from __future__ import annotations

import pytest

from core import ConfigError
from core.models.live.nearby import Server
from core.runner import CALLS_A_SESSION, runner
from core.trace.trace import HERE
from pages.parts.models import live_setup, own_key
from tests.core.models.able_server import ALL
from tests.pages.models.able_servers import able_server
from tests.pages.opened import Opened


@pytest.fixture
def fields(monkeypatch):
    """What stands in the fields, without a page; the server has a key and an address of its own."""
    state = {}
    monkeypatch.setattr(live_setup.st, "session_state", state)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-server")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://gateway.example.com/v1")
    return state


@pytest.fixture(params=[True, False], ids=["on loopback", "on the network"])
def on_loopback(request, monkeypatch):
    monkeypatch.setattr(live_setup, "on_loopback", lambda: request.param)
    monkeypatch.setattr(own_key, "on_loopback", lambda: request.param)
    return request.param


def test_the_servers_own_key_goes_to_its_own_address_and_only_on_this_computer(fields, monkeypatch):
    monkeypatch.setattr(live_setup, "on_loopback", lambda: True)
    monkeypatch.setattr(own_key, "on_loopback", lambda: True)
    live = live_setup.live_model()
    assert (live._key, live.base_url, live.public_only) == (
        "sk-of-the-server", "https://gateway.example.com/v1", False,
    )  # fmt: skip
    monkeypatch.setattr(live_setup, "on_loopback", lambda: False)
    monkeypatch.setattr(own_key, "on_loopback", lambda: False)
    with pytest.raises(ConfigError, match="Type a key"):
        live_setup.live_model()


@pytest.mark.parametrize("typed", ["https://example.org/v1", "https://gateway.example.com/v1", "https://evil.org"])
def test_a_typed_address_never_gets_the_servers_own_key(fields, typed, on_loopback):
    fields["base_url"] = typed
    live = live_setup.live_model()
    assert live._key == "" and live.public_only is not on_loopback
    fields["api_key"] = " sk-typed "
    assert live_setup.live_model()._key == "sk-typed"


def test_openais_own_address_wants_a_key_typed_or_not(fields, on_loopback):
    fields["base_url"] = "api.openai.com"
    with pytest.raises(ConfigError, match="Type a key"):
        live_setup.live_model()


def test_a_typed_key_goes_to_the_typed_address_never_to_the_servers(fields, on_loopback):
    fields |= {"api_key": " sk-typed ", "base_url": "https://example.org/v1", "api": "Chat completions"}
    live = live_setup.live_model()
    assert (live._key, live.base_url, live.api) == ("sk-typed", "https://example.org/v1", "chat")
    fields["base_url"] = ""
    assert live_setup.live_model().base_url == "https://api.openai.com/v1"


def test_a_server_setting_without_a_key_is_one_for_a_server_that_wants_none(fields, monkeypatch):
    monkeypatch.setattr(live_setup, "on_loopback", lambda: True)
    monkeypatch.setattr(own_key, "on_loopback", lambda: True)
    monkeypatch.delenv("OPENAI_API_KEY")
    assert live_setup.live_model()._key == ""


def test_a_server_on_this_computer_has_no_limit_of_calls_and_more_time(fields, on_loopback, monkeypatch):
    if not on_loopback:
        fields["base_url"] = "localhost:11434"
        with pytest.raises(ConfigError, match="not allowed here"):
            live_setup.live_model()
        return
    monkeypatch.setattr(runner, "_budgets", {})
    fields |= {"base_url": "https://example.org", "api_key": "sk-typed"}
    assert live_setup.live_model().budget.above.limits.calls == CALLS_A_SESSION
    fields["base_url"] = "localhost:11434"
    live = live_setup.live_model()
    assert live.host == HERE and live.call_deadline == 120 and live_setup.calls_used_up() == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("localhost:11434", "Calls go to `http://localhost:11434` `/v1/chat/completions` http:// added, /v1 added."),
        ("https://api.openai.com/v1/", "Calls go to `https://api.openai.com` `/v1/responses`"),
        ("https://x.example/v1/responses", "Calls go to `https://x.example` `/v1/responses` /responses left out."),
        ("x.example/a?api-version=1", "`/a/chat/completions?api-version=1`"),
    ],
)
def test_below_the_field_stands_the_address_of_a_call(typed, said):
    opened = Opened("routing").type("model", "Live endpoint").type("api_key", "sk-typed").type("base_url", typed)
    assert said in opened.words.replace(":small[:gray[", "").replace("]]", "")


def test_what_was_typed_is_not_asked_for_twice():
    opened = Opened("routing").type("model", "Live endpoint")
    opened.type("api_key", "sk-typed").type("base_url", "https://example.org/v1").type("model_name", "big")
    opened.type("model", "Simulated").type("model", "Live endpoint")
    for page in ("routing", "prompt_chaining", "home"):
        opened.at.switch_page(f"{page}.py")
        opened.look()
        assert [opened.field(name).value for name in ("base_url", "model_name")] == ["https://example.org/v1", "big"]
        assert opened.field("api_key").placeholder == "kept in this session", page
    with able_server(ALL - {"no key"}) as server:
        opened.type("base_url", server.url).press("List models")
        assert server.keys == ["Bearer sk-typed"] and "sk-typed" not in opened.everything()


@pytest.mark.parametrize(("key", "stays"), [("ollama", True), ("sk-1", False), ("sk-typed", False), ("", False)])
def test_a_key_too_short_to_be_hidden_is_said_to_be(key, stays):
    opened = Opened("routing").type("model", "Live endpoint").type("base_url", "https://example.org/v1")
    assert ("it is not hidden" in opened.type("api_key", key).everything()) is stays


def test_a_key_goes_to_no_server_that_was_chosen_by_a_press_until_one_is_typed_for_it(fields, monkeypatch):
    monkeypatch.setattr(live_setup, "on_loopback", lambda: True)
    monkeypatch.setattr(own_key, "on_loopback", lambda: True)
    fields |= {"api_key": "sk-typed", "base_url": ""}
    live_setup._keep_key()
    live_setup.use(Server("Ollama", "http://127.0.0.1:11434/v1", ("qwen3",)), "qwen3")
    assert live_setup.live_model()._key == ""
    fields[live_setup.key_of("base_url")] = "https://api.openai.com/v1"
    assert live_setup.live_model()._key == "sk-typed", "not asked for twice"
    fields[live_setup.key_of("base_url")] = "http://127.0.0.1:11434/v1"
    fields[live_setup.key_of("api_key")] = "sk-of-ollama"
    live_setup._keep_key()
    assert live_setup.live_model()._key == "sk-of-ollama"


def test_the_models_that_a_server_lists_can_be_chosen_and_others_typed():
    with able_server() as server:
        opened = Opened("routing").type("model", "Live endpoint").type("base_url", server.url)
        assert server.lists == 0
        opened.press("List models").type("listed", "m-2")
        assert opened.field("model_name").value == "m-2" and server.lists == 1 and server.asked == []
        assert opened.type("model_name", "m-9").field("model_name").value == "m-9"


def test_where_no_list_comes_it_says_so():
    opened = Opened("routing").type("model", "Live endpoint").type("base_url", "http://127.0.0.1:9/v1")
    assert "could not be reached" in opened.press("List models").words


def test_what_was_chosen_for_one_server_is_not_asked_of_another_and_comes_back_with_it():
    opened = Opened("routing").type("model", "Live endpoint").type("model_name", "mine").type("base_url", "localhost:1")
    assert opened.field("model_name").value == "mine", "typed before there was a server: it is for this one"
    opened.type("api", "Responses").type("base_url", "http://localhost:1/v1/")
    assert opened.field("model_name").value == "mine", "the same server, written otherwise"
    opened.type("base_url", "localhost:2")
    assert (opened.field("model_name").value, opened.field("api").value) == ("", "Automatic")
    opened.type("model_name", "other").type("base_url", "ftp://nothing").type("base_url", "localhost:1")
    assert (opened.field("model_name").value, opened.field("api").value) == ("mine", "Responses")
    assert opened.type("base_url", "localhost:2").field("model_name").value == "other"


def test_of_the_models_that_are_listed_the_first_is_meant_where_none_is_named(fields, monkeypatch):
    listed = live_setup.memory(live_setup.Lists).names
    listed |= {"https://x.example/v1": ("a", "b"), "https://api.openai.com/v1": ("dall-e", "gpt-4o-mini")}
    fields["base_url"] = "api.openai.com"
    assert live_setup.live_name() == "gpt-4o-mini"
    fields["base_url"] = "x.example"
    assert live_setup.live_name() == "a"
    monkeypatch.setenv("OPENAI_MODEL", "theirs")
    assert live_setup.live_name() == "a", "set for the server's own address"
    fields["base_url"] = ""
    assert live_setup.live_name() == "theirs"
    fields["model_name"] = "typed"
    assert live_setup.live_name() == "typed"

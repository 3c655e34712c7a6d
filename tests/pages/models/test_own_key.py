"""The server's own key: with the passphrase, from anywhere; never seen."""

from __future__ import annotations

import pytest

from core.models.live.passphrase import MOST, Door
from pages.parts.models import live_setup, own_key
from pages.parts.models.own_key import Passed
from tests.pages.opened import Opened

OWN, WORDS = "sk-of-the-server-0123456789", "seven blue herons"


@pytest.fixture
def opened(monkeypatch):
    """A page of an app that is open to the network."""
    monkeypatch.setattr(own_key, "door", Door())
    monkeypatch.setenv("OPENAI_API_KEY", OWN)
    monkeypatch.setenv("LLM_PASSPHRASE", WORDS)
    real = own_key.st.get_option
    monkeypatch.setattr("streamlit.get_option", lambda name: "0.0.0.0" if name == "server.address" else real(name))
    return Opened("routing").type("model", "Live endpoint")


def give(opened: Opened, words: str) -> Opened:
    opened.field("passphrase").set_value(words)
    return opened.press(own_key.USE)


def key_in_use(opened: Opened) -> bool:
    """Would a run go out with the server's own key?"""
    return "Type a key in the sidebar" not in opened.words


def test_the_right_words_give_the_use_of_the_key_and_not_its_sight(opened):
    assert not key_in_use(opened)
    give(opened, WORDS)
    assert key_in_use(opened) and "You use the key of this server." in opened.words
    for secret in (OWN, WORDS):
        assert secret not in opened.everything() and secret not in str(opened.at.session_state)


def test_wrong_words_do_not_and_after_a_few_of_them_even_the_right_ones(opened):
    for _ in range(MOST["session"]):
        give(opened, "six blue herons")
        assert not key_in_use(opened) and "That is not the passphrase." in opened.words
    assert opened.field("passphrase").value == ""
    give(opened, WORDS)
    assert not key_in_use(opened) and "There were too many wrong passphrases in this session." in opened.words


def test_without_a_passphrase_the_key_is_of_who_sits_at_the_server(opened, monkeypatch):
    monkeypatch.delenv("LLM_PASSPHRASE")
    opened.look()
    assert not key_in_use(opened) and not [f for f in opened.at.text_input if f.key == "passphrase"]


def test_with_one_it_is_asked_for_even_there(monkeypatch):
    """A proxy on this computer may bring anybody over loopback."""
    monkeypatch.setenv("OPENAI_API_KEY", OWN)
    opened = Opened("routing").type("model", "Live endpoint")
    assert key_in_use(opened)
    monkeypatch.setenv("LLM_PASSPHRASE", WORDS)
    assert not key_in_use(opened.look())


def test_the_key_goes_to_the_servers_own_address_even_inside_and_to_no_other(opened, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://10.0.0.9:8000/v1")
    monkeypatch.setattr(own_key, "memory", lambda _: Passed(right=True))
    state: dict[str, str] = {}
    monkeypatch.setattr(live_setup.st, "session_state", state)
    live = live_setup.live_model()
    assert (live._key, live.base_url, live.public_only) == (OWN, "http://10.0.0.9:8000/v1", False)
    state["base_url"] = "https://example.org/v1"
    live = live_setup.live_model()
    assert (live._key, live.base_url, live.public_only) == ("", "https://example.org/v1", True)

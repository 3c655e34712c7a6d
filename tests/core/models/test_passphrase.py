"""Only who knows the words comes in, and nobody tries for long."""

from __future__ import annotations

import pytest

from core.errors import ConfigError
from core.models.live.passphrase import MINUTES, MOST, Door, passphrase

OWN = "seven blue herons"


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def tried(door, typed="no", session="s", address="1.2.3.4", own=OWN):
    return door.refused(typed, own, session, address)


def test_the_words_open_it_with_blanks_around_them_and_nothing_else_does():
    door = Door(Clock())
    assert tried(door, OWN) == tried(door, f"  {OWN}\n") == ""
    for typed in ("", "seven blue heron", OWN.upper(), OWN + "s", "\ud800"):
        assert tried(Door(Clock()), typed) == "That is not the passphrase."
    assert tried(door, "", own="") != ""  # where none is set, none is right


def test_each_session_has_few_tries_and_then_even_the_right_words_must_wait():
    clock = Clock()
    door = Door(clock)
    for _ in range(MOST["session"]):
        tried(door)
    assert tried(door, OWN) == f"There were too many wrong passphrases in this session. Try again in {MINUTES} min."
    assert tried(door, OWN, session="other") == ""
    clock.now = MINUTES * 60 - 61
    assert tried(door, OWN).endswith("in 2 min.")
    clock.now = MINUTES * 60
    assert tried(door, OWN) == ""


def test_new_sessions_do_not_help_nor_do_new_addresses():
    door = Door(Clock())
    for number in range(MOST["address"]):
        tried(door, session=str(number))
    assert "from this address" in tried(door, OWN, session="new")
    assert tried(door, OWN, session="new", address="5.6.7.8") == ""
    for number in range(MOST["server"]):
        tried(door, session=f"s{number}", address=str(number))
    assert "on this server" in tried(door, OWN, session="new", address="5.6.7.8")


def test_those_who_know_it_use_up_no_tries():
    door = Door(Clock())
    assert {tried(door, OWN) for _ in range(1000)} == {""}


def test_a_passphrase_of_blanks_is_refused_at_the_start():
    assert passphrase({}) == "" and passphrase({"LLM_PASSPHRASE": f" {OWN} "}) == OWN
    with pytest.raises(ConfigError, match="LLM_PASSPHRASE is empty"):
        passphrase({"LLM_PASSPHRASE": "  "})

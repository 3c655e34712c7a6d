"""Which room a browser leads, and what it is told when it leads it no more."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from core.rooms.errors import NoDatabase
from pages.parts.rooms import led
from pages.parts.rooms.hub import hub
from pages.parts.rooms.led import Leading, Led


@pytest.fixture
def cookies(monkeypatch):
    """What the browser sends; each test is a session of its own."""
    sent: dict[str, str] = {}
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies=sent))
    known = Leading()
    monkeypatch.setattr(led, "memory", lambda kind: known)
    return sent


def test_nobody_leads_a_room_before_one_is_opened_and_nothing_is_written(cookies, rooms_of_their_own):
    assert led.led() is None and led.told() == ""
    assert not rooms_of_their_own.is_there
    led.open_room()
    room = led.led()
    assert room is not None and hub.rooms.owns(*room)


def test_after_a_reload_the_cookie_leads_it(cookies):
    code, secret = hub.rooms.open()
    cookies["lab_lead"] = f"{code}.{secret}"
    assert led.led() == Led(code, secret)


@pytest.mark.parametrize("cookie", ["", "BCDF", "BCDF.wrong", "nothing of ours", "..", "bcdf.x"])
def test_a_cookie_of_no_room_leads_none_and_says_nothing(cookies, cookie):
    hub.rooms.open()
    cookies["lab_lead"] = cookie
    assert led.led() is None and led.told() == ""


def test_a_room_that_was_closed_is_said_to_be(cookies):
    led.open_room()
    room = led.led()
    assert room is not None
    hub.rooms.close(*room)
    assert led.led() is None and led.told().startswith(f"Room {room.code} is closed")
    led.open_room()
    assert led.led() is not None and led.told() == ""


def test_who_takes_a_room_over_leads_it_and_the_other_browser_is_told_so(cookies, monkeypatch):
    led.open_room()
    first = led.led()
    assert first is not None
    digits = hub.rooms.hand_over(*first)
    known, other = led.memory(Leading), Leading()
    monkeypatch.setattr(led, "memory", lambda kind: other)
    assert led.take_over(f"{first.code[:2].lower()} {first.code[2:]}", digits) == ""
    second = led.led()
    assert second is not None and second.code == first.code and second.secret != first.secret
    monkeypatch.setattr(led, "memory", lambda kind: known)
    cookies["lab_lead"] = f"{first.code}.{first.secret}"
    assert led.led() is None and "Another browser leads this room now" in led.told()


def test_wrong_digits_and_wrong_letters_are_a_sentence(cookies):
    led.open_room()
    room = led.led()
    assert room is not None
    right = hub.rooms.hand_over(*room)
    wrong = "000000" if right != "000000" else "111111"
    assert "These letters and digits lead no room" in led.take_over(room.code, wrong)
    assert "These letters and digits lead no room" in led.take_over("XXXX" if room.code != "XXXX" else "ZZZZ", right)
    assert led.led() == room


def test_a_database_that_cannot_be_used_is_a_sentence_and_no_fault(cookies, monkeypatch):
    def away(*_):
        raise NoDatabase("The database is away.")

    led.open_room()
    monkeypatch.setattr(hub.rooms, "owns", away)
    assert led.led() is None and led.told() == "The database is away."
    monkeypatch.setattr(hub.rooms, "open", away)
    led.open_room()
    assert led.led() is None and led.told() == "The database is away."

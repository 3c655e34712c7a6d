"""The slowest run of a class, looked at on the room's page."""

from __future__ import annotations

from pages.parts.rooms.hub import hub
from pages.parts.rooms.kept import record_of
from tests.pages.opened import Opened, ran


def test_a_kept_run_is_shown_with_its_calls_and_texts(empty_shelf):
    opened = ran("routing")
    id = hub.told.kept.keep(None, "", record_of(opened.shown), id="f" * 32)
    page = Opened("class_room", slowest=id).press("Open a room")
    hero = page.drawn("slowest hero")
    assert hero["ended"] and hero["calls"][0]["name"] == "classify" and hero["cards"]
    page.at.query_params["slowest"] = "0" * 32
    assert "This run is not here any more." in page.look().words

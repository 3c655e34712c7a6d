"""Runs that a person keeps: nothing is written before, and a restarted server finds them."""

from __future__ import annotations

from core.rooms.errors import NoDatabase
from core.runner import runner
from pages.parts.rooms import keep_button
from pages.parts.rooms.hub import hub
from tests.pages.opened import Opened, ran


def test_a_run_is_kept_by_a_press_and_found_by_its_address_after_a_restart(empty_shelf, rooms_of_their_own):
    assert "Keep this run" not in Opened("routing").buttons
    opened = ran("routing")
    assert not rooms_of_their_own.is_there
    id = opened.at.query_params["run"]
    opened.press("Keep this run")
    assert rooms_of_their_own.is_there and "Kept: its address finds it again" in opened.words
    assert "Keep this run" not in opened.buttons
    runner._shown.clear()
    again = Opened("routing", run=id[0] if isinstance(id, list) else id)
    assert again.hero["ended"] and again.hero["status"] == "done"


def test_on_this_computer_alone_they_are_listed_and_each_is_a_press_away(empty_shelf, monkeypatch):
    opened = ran("routing").press("Keep this run")
    kept = opened.shown.id
    listed = next(label for label in opened.buttons if label.startswith("Routing · "))
    opened.press("Compare").wait()
    assert opened.hero["view"] == "race"
    opened.press(listed)
    assert opened.hero["view"] == "flow" and opened.hero["run"] == kept
    monkeypatch.setattr(keep_button, "on_loopback", lambda: False)
    assert listed not in opened.look().buttons, "nobody else may list what is kept here"


def test_a_page_whose_run_is_looked_for_in_a_database_that_is_away_comes_up_all_the_same(monkeypatch):
    def away(_):
        raise NoDatabase("It is away.")

    monkeypatch.setattr(hub.told.kept, "find", away)
    assert "The run in the address is not here" in Opened("routing", run="f" * 32).words

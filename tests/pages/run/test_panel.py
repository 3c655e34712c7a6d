"""The guess, the buttons, and what is said above and below the picture."""

from __future__ import annotations

from tests.pages.opened import Opened


def test_stop_keeps_what_has_come(held):
    opened = Opened("orchestrator_workers").press("Run")
    assert opened.buttons[0] == "Stop" and opened.hero["live"]["url"].startswith("live/")
    opened.press("Stop")
    assert opened.hero["status"] == "cancelled" and opened.hero["state"][1].startswith("Stopped after")
    assert opened.buttons[0] == "Run"


def test_the_guess_stays_beside_what_came_true():
    opened = Opened("parallelization").at_once().type("guess calls", 4).type("guess s", 2.0).press("Run").wait()
    assert opened.hero["guessed"].startswith("You guessed 4 calls; there were 5") and opened.hero["guess"] == 2.0


def test_a_guess_that_comes_with_the_press_of_run_is_kept():
    opened = Opened("routing").at_once()
    opened.field("guess s").set_value(2.0)  # not yet seen by the page
    opened.press("Run").wait()
    assert "You guessed 2.0 s; the model answered at once" in opened.hero["guessed"]


def test_the_note_below_a_forecast_speaks_of_the_run_below_it():
    opened = Opened("routing").at_once().press("Run").wait().type("input", "Where is my parcel?")
    assert "The picture shows a run with another input than the fields. Press Run for this one." in opened.words
    assert "Below this forecast stands a run with another input" in opened.press("Show forecast").words
    opened.type("input", "  ")
    assert "another input than the fields.]" in opened.words and "Press Run for this one" not in opened.words

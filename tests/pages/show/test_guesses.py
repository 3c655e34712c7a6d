"""Guess first: what is covered, what is told afterwards, and the score of the session."""

from __future__ import annotations

from tests.pages.opened import Opened, link_of, ran
from tests.until import until

FOUR = {"items": "4", "guess": "1"}


def shown(opened: Opened) -> Opened:
    opened.press("Show answer")
    until(lambda: not opened.at.get("progress") or not opened.look().at.get("progress"))
    return opened


def guess(opened: Opened, value: float) -> Opened:
    next(one for one in opened.at.number_input if "guess" in (one.key or "")).set_value(value)
    return shown(opened)


def covered(opened: Opened) -> bool:
    assert bool(opened.at.get("plotly_chart")) != ("Answer covered" in opened.words)
    return "Answer covered" in opened.words


def test_no_number_of_the_answer_leaks_as_long_as_it_is_covered():
    opened = Opened("compare", open="4x8", **FOUR)
    assert covered(opened) and "4 e-mails, 8 at once: how many times as fast" in opened.words
    for said in (" s instead of", "The run of this point", "You guessed", "Computed:"):
        assert said not in opened.words
    assert not [one for one in opened.at.selectbox if "Open a run" in one.label]
    assert not covered(shown(opened)) and "The run of this point" in opened.words


def test_who_does_not_guess_sees_the_answer_and_is_told_nothing():
    opened = shown(Opened("compare", **FOUR))
    assert not covered(opened) and "You guessed" not in opened.words and "session" not in opened.words


def test_a_guess_is_told_how_far_off_it_was_and_the_next_change_is_covered_again():
    opened = guess(Opened("compare", **FOUR), 50)
    assert "You guessed 50×; it is " in opened.words and "× less." in opened.words and "session" not in opened.words
    opened.type("compare items parallelization", 3)
    assert covered(opened) and "3 e-mails" in opened.words
    assert "In this session 0 of 2 guesses were close." in guess(opened, 40).words
    assert "You guessed 40×" in opened.look().words and "0 of 2" in opened.words  # counted once


def test_another_question_is_covered_too():
    opened = shown(Opened("compare", **FOUR))
    next(one for one in opened.at.radio if one.label == "Ask").set_value("tail")
    assert covered(opened.look()) and "how many seconds does one run in a hundred take" in opened.words


def test_what_has_been_seen_is_not_covered_any_more_and_a_link_says_that_it_is_to_be_guessed():
    opened = Opened("compare", items="4")
    until(lambda: not opened.at.get("progress") or not opened.look().at.get("progress"))
    opened.at.checkbox[0].check()
    assert not covered(opened.look()) and link_of(opened) == {"items": "4", "guess": "1"}
    opened.type("compare seed", 8)
    assert covered(opened)
    opened.at.checkbox[0].uncheck()
    assert not covered(opened.look()) and "guess" not in opened.at.query_params


def test_guesses_of_a_run_and_of_an_answer_by_numbers_are_one_score():
    opened = ran("parallelization")
    opened.fill(**{"guess calls": 5}).press("Run").wait()
    assert opened.hero["guessed"] == "You guessed 5 calls, and so many there were."
    for name, value in FOUR.items():
        opened.at.query_params[name] = value
    opened.at.switch_page("compare.py").run()
    assert "In this session 1 of 2 guesses were close." in guess(opened, 50).words
    opened.at.switch_page("parallelization.py").run()
    assert opened.hero["guessed"].endswith("so many there were. In this session 1 of 2 guesses were close.")

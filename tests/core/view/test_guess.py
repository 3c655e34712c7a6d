"""How far a guess was off, and why: in the numbers that the page shows."""

from __future__ import annotations

import math

import pytest

import core
from core import parallelization, prompt_chaining
from core.errors import ServerFailed
from core.view.guess import Guess, guessed, hits, score
from core.view.picture import picture
from tests.scripted import Scripted

EMAILS = ["Lunch?", "The server is down.", "50% off"]


def said(play, pattern, given, latency, guess, answers=("a", "b", "c"), **settings) -> str:
    model = Scripted(list(answers), list(latency))
    run = play(core.run(pattern, given, model=model, **settings))
    return picture(run.trace, status=run.status, guess=guess)["guessed"]


def test_nobody_who_did_not_guess_is_told_of_it(play):
    assert said(play, parallelization, EMAILS, [1, 2, 3], Guess()) == ""


def test_a_guess_that_came_true_is_said_to_be_one(play):
    words = said(play, parallelization, EMAILS, [1, 2, 3], Guess(3, 3.1))
    assert words == "You guessed 3 calls, and so many there were. You guessed 3.1 s; it took 3.00 s: close."


def test_who_added_calls_up_that_ran_side_by_side_is_told_so(play):
    words = said(play, parallelization, EMAILS, [1, 2, 3], Guess(seconds=6.0))
    assert "3.00 s less" in words and "side by side" in words and "max(1.00, 2.00, 3.00) = 3.00 s" in words


def test_who_counted_the_longest_step_of_a_chain_is_told_so(play):
    words = said(play, prompt_chaining, "AI", [1, 2, 3], Guess(seconds=3.0))
    assert (
        "3.00 s more" in words and "each waited for the one before" in words and "1.00 + 2.00 + 3.00 = 6.00 s" in words
    )


def test_any_other_guess_is_told_what_the_time_was(play):
    assert "The time was max(1.00, 2.00, 3.00) = 3.00 s." in said(
        play, parallelization, EMAILS, [1, 2, 3], Guess(seconds=9.5)
    )


@pytest.mark.parametrize(("calls", "words"), [(5, "2 fewer"), (1, "2 more")])
def test_the_difference_of_calls_has_its_direction(play, calls, words):
    assert f", {words}." in said(play, parallelization, EMAILS, [1, 2, 3], Guess(calls))


def test_a_second_attempt_is_no_call_of_its_own(play):
    answers = [ServerFailed("down"), "a", "b", "c"]
    words = said(play, prompt_chaining, "AI", [1, 1, 1, 1], Guess(4), answers)
    assert words == "You guessed 4 calls; there were 3, 1 fewer. A second attempt is the same call."


def test_where_the_model_took_no_time_there_is_nothing_to_compare():
    trace = core.forecast(prompt_chaining, "AI", model=core.Simulated(speed=math.inf)).trace
    assert guessed(Guess(seconds=2.0), trace, None).endswith("so there are no seconds to compare.")


def test_a_run_that_was_stopped_is_not_set_against_the_guess(play):
    run = play(core.run(prompt_chaining, "AI", model=Scripted(["a", "b", "c"])))
    assert picture(run.trace, status="cancelled", guess=Guess(3, 2.0))["guessed"] == ""


def test_of_a_guess_each_number_counts_as_close_or_not(play):
    trace = play(core.run(parallelization, EMAILS, model=Scripted(["a", "b", "c"], [1, 2, 3]))).trace
    assert hits(Guess(3, 3.2), trace) == [True, True] and hits(Guess(4, 4.0), trace) == [False, False]
    assert hits(Guess(calls=3), trace) == [True] and hits(Guess(), trace) == []
    assert hits(Guess(3, 3.0), trace.model_copy(update={"pace": 0})) == [True]  # at once there are no seconds


def test_the_score_is_told_from_the_second_guess_on():
    assert score([]) == score([True]) == ""
    assert score([True, False, True]) == "In this session 2 of 3 guesses were close."

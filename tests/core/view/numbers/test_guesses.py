"""What may be guessed of a question by numbers."""

from __future__ import annotations

import re

import pytest

from core.forecasts import million
from core.forecasts.settings import Settings
from core.view.numbers.guesses import GUESSES
from core.view.numbers.questions import QUESTIONS
from tests.core.forecasts.answered import answer


def test_every_guess_is_one_plain_question_of_a_question_that_is_asked():
    assert set(GUESSES) <= set(QUESTIONS)
    for name, asked in GUESSES.items():
        words = asked.asks(Settings(**QUESTIONS[name].own))
        assert words.count("?") == 1 and words.endswith("?") and len(words) < 110, words


@pytest.mark.parametrize("name", [name for name in GUESSES if name != "million"])
def test_the_truth_is_the_figure_that_the_page_shows(name):
    found, given = answer(name), Settings(**QUESTIONS[name].own)
    figure = re.match(r"([\d.]+)(×| s)$", QUESTIONS[name].told(found, given).figure)
    assert float(figure[1]) == pytest.approx(GUESSES[name].truth(found), abs=0.051)
    assert figure[2] == GUESSES[name].unit


def test_one_is_one_in_a_guess():
    assert "1 call side by side" in GUESSES["twice"].asks(Settings(items=1))
    assert GUESSES["provider"].asks(Settings(items=1)).startswith("1 e-mail against the provider’s limit")


def test_a_million_items_are_guessed_in_hours(monkeypatch):
    monkeypatch.setattr(million, "MOST", 20_000)
    monkeypatch.setattr(million, "_AT_A_TIME", 10_000)
    monkeypatch.setattr(million, "SIZES", (1, 100, 20_000))
    found = answer("million", seed=8)
    assert GUESSES["million"].truth(found) == pytest.approx(found.lines[-1].seconds[-1] / 3600)
    assert "8 at once, 500 requests a minute: " in GUESSES["million"].asks(Settings())
    assert "requests" not in GUESSES["million"].asks(Settings(requests=None))


def test_how_far_off_a_guess_was_is_said_in_the_unit_of_its_question():
    found = answer("size", items=6)
    truth = GUESSES["size"].truth(found)
    assert GUESSES["size"].told(truth, found) == f"You guessed {truth:g}×; it is {truth:.1f}×: close."
    assert GUESSES["size"].told(1, found) == f"You guessed 1×; it is {truth:.1f}×, {truth - 1:.1f}× more."
    late = answer("tail", items=6)
    assert GUESSES["tail"].told(500, late).endswith(f"{500 - late.summary.p99:.2f} s less.")

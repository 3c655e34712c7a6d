"""The answer to a question: waited for, stopped, and the run of a point that was pressed."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest

from core.forecasts import beside as module
from core.forecasts.beside import Beside
from core.view.numbers.questions import QUESTIONS
from pages.parts.show import numbers
from tests.pages.opened import Opened, ran


@pytest.fixture
def gate(monkeypatch):
    """Work that waits for this gate at its half, and a page that does not wait for it."""
    opened = threading.Event()
    question = QUESTIONS["size"]

    def slow(given):
        yield 0.5
        opened.wait(60)
        result = yield from question.work(given)
        return result

    monkeypatch.setattr(numbers, "beside", Beside())
    monkeypatch.setattr(numbers, "_PATIENCE", 0.0)
    monkeypatch.setitem(numbers.QUESTIONS, "size", module_with(question, slow))
    yield opened
    opened.set()


def module_with(question, work):
    return replace(question, work=work)


def test_what_takes_long_shows_how_far_it_is_and_can_be_stopped_and_gone_on_with(gate):
    page = Opened("compare")
    assert page.at.get("progress") and not page.at.get("plotly_chart")
    page.press("Stop").look()
    assert "Stopped. Change a setting, or go on." in page.words and not page.at.get("progress")
    gate.set()
    page.press("Go on")
    numbers.beside.of(next(iter(numbers.beside._jobs)), lambda: iter(()), 60)
    assert page.look().at.get("plotly_chart")


def test_a_problem_is_said_in_a_sentence(monkeypatch):
    def refused(given):
        yield 0.1
        raise ValueError("that never runs")

    monkeypatch.setattr(numbers, "beside", module.Beside())
    monkeypatch.setitem(numbers.QUESTIONS, "size", module_with(QUESTIONS["size"], refused))
    page = Opened("compare")
    assert "That never runs" in page.words and not page.at.get("plotly_chart")


def test_what_a_real_run_measured_stands_beside_its_law():
    opened = ran("parallelization")
    opened.at.switch_page("compare.py").run()
    assert "Run the pattern on its page" in opened.words  # at speed "at once" there is no time to compare
    opened.at.switch_page("parallelization.py").run()
    opened.type("speed", "4x").press("Run").wait()
    opened.at.switch_page("compare.py").run()
    said = r"Your run 2, simulated, 5 calls: [\d.]+ s at 4x measured, [\d.]+ s at 4x by its law\."
    assert re.search(said, opened.words)

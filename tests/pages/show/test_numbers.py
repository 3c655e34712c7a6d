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
from tests.pages.opened import Opened, links, ran
from tests.until import until


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
    numbers_of(opened, items=5)
    assert "Run 5 e-mails on the page of the pattern" in opened.words  # at speed "at once" there is no time to compare
    assert ("parallelization", "") in links(opened)
    opened.at.switch_page("parallelization.py").run()
    opened.type("speed", "4x").press("Run").wait()
    said = r"Your run \d, simulated, 5 e-mails, 5 calls: [\d.]+ s at 4x measured, [\d.]+ s at 4x by its law\."
    assert re.search(said, numbers_of(opened).words)
    assert "Your run" not in numbers_of(opened, items=6).words  # a run of another size is no measure of this one
    for question in ("twice", "price", "million"):
        words = numbers_of(opened, show=question, items=5).words
        assert "the lab’s own work takes no time" in words and "Your run" not in words and "Run 5" not in words


def numbers_of(opened, **address):
    opened.at.query_params.clear()
    for name, value in address.items():
        opened.at.query_params[name] = str(value)
    opened.at.switch_page("compare.py")
    until(lambda: not opened.look().at.get("progress"))
    return opened


def test_who_stands_in_line_is_told_so_and_who_stops_stops_nobody_else(gate):
    first, second = Opened("compare"), Opened("compare", items="9")
    until(lambda: "Computing" in progress_of(first.look()))
    assert "In line: other questions are computed first" in progress_of(second.look())
    other = Opened("compare")
    first.press("Stop").look()
    gate.set()
    until(lambda: not other.look().at.get("progress"))
    assert other.at.get("plotly_chart") and "Stopped" in first.look().words


def progress_of(page):
    return " ".join(one.proto.text for one in page.at.get("progress"))

"""The laws of two readings, and of a run alone, filled from the forecast of their input."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from core import evaluator_optimizer, parallelization, readings
from core.clock import run_virtual
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from core.lesson.registry import lesson_of
from core.view.guess import NOT_GUESSED
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.session import Carried, Entries
from pages.parts.show.law import law_of, laws_of
from tests.pages.opened import PAGES, Opened
from tests.scripted import Scripted


@pytest.mark.parametrize("page", PAGES)
def test_compare_shows_both_readings_and_the_law(page):
    opened = Opened(page).at_once().press("Compare").wait()
    race = opened.hero
    assert [run["title"] for run in race["runs"]] == ["Sequential", "Parallel"] and race["ended"]
    law = opened.drawn("law")
    assert law["head"] == ["", "Law", "Measured"]
    shown = opened.shown
    calls = {row[0]: row[2] for row in law["rows"]}
    assert calls["Calls, sequential"] == str(shown.runs[0].trace.calls)
    assert calls["Calls, parallel"] == str(shown.runs[1].trace.calls)
    law = {row[0]: row[1] for row in law["rows"]}
    assert [f"{count}" for count in race["measures"][1]["law"]] == [law["Calls, sequential"], law["Calls, parallel"]]


def ended(pattern, value, **options):
    """A run as its page has started it."""
    preset = presets_of(pattern.__name__)[0]
    setup = Setup(pattern.__name__, pattern, preset, value, options, seed=preset.seed)
    note = Carried("run", setup, Entries(), NOT_GUESSED, model(preset))
    run = SimpleNamespace(trace=SimpleNamespace(seed=preset.seed, world="simulated", reused=0))
    return SimpleNamespace(note=note, readings=(setup.reading(),), runs=(run,))


def test_the_law_of_a_run_alone_is_filled_from_its_own_input():
    three, five = (law_of(ended(parallelization, [f"mail {n}" for n in range(count)])) for count in (3, 5))
    assert (three.calls, five.calls) == (3, 5) and three.seconds > 0


def live(status="done"):
    """A comparison on a live model, as far as its law needs it: each call of the sequential run takes a second."""
    pair = readings(parallelization, ["a", "b", "c"])
    trace = run_virtual(pair[0].run(model=Scripted(["x"] * 3))).trace.model_copy(update={"world": "live"})
    runs = [SimpleNamespace(trace=trace, status=status)] * 2
    return SimpleNamespace(id=f"live {status}", readings=pair, runs=runs)


def test_the_law_of_live_runs_is_filled_from_the_calls_that_were_measured():
    one, other = laws_of(live())
    assert (one.seconds, other.seconds) == (3.0, 1.0)
    assert laws_of(live("failed")).startswith("No law: ")
    assert "press Compare" in law_of(SimpleNamespace(note=ended(parallelization, ["a"]).note, runs=live().runs))


@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_a_law_for_its_live_pair(page):
    """Whether its sequential run has the limit of one at a time, or only calls that wait for each other."""
    preset = presets_of(page)[0]
    pair = readings(preset.pattern or lesson_of(page).pattern, preset.input, **preset.settings())
    trace = pair[0].forecast(model=model(preset), seed=preset.seed).trace.model_copy(update={"world": "live"})
    one, other = laws_of(
        SimpleNamespace(id=f"live {page}", readings=pair, runs=[SimpleNamespace(trace=trace, status="done")] * 2)
    )
    assert one.calls == trace.calls and other.calls >= 1


def test_an_input_without_a_law_says_why():
    said = law_of(ended(evaluator_optimizer, "A poem", target_score=99))
    assert isinstance(said, str) and said.startswith("No law for this input: ") and "target_score" in said

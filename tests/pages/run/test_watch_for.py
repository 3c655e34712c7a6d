"""What to watch for is answered when the run of that very preset has ended, and for no other."""

from __future__ import annotations

import pytest

from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.registry import LESSONS
from core.patterns.routing import routing
from core.run import Reading
from pages.parts.run.watch_for import watch_words
from pages.parts.setup.page_setup import Setup
from tests.pages.opened import Opened

ASKED, TOLD = "Watch for: ", "You watched for: "
PITFALLS = {name: lesson.pitfall.preset for name, lesson in LESSONS.items() if lesson.pitfall}
TIMELESS = [name for name, preset in PITFALLS.items() if "{took}" not in preset.answer]  # a run at once has no seconds
HAIKU = "Count the syllables yourself. Is every new draft better than the one before?"


@pytest.fixture
def ended():
    return Opened("evaluator_optimizer", preset="haiku").at_once().press("Run").wait()


def test_the_question_stands_before_the_run_and_its_answer_after_it():
    opened = Opened("evaluator_optimizer", preset="haiku")
    assert f"{ASKED}{HAIKU}" in opened.words and TOLD not in opened.words
    opened.at_once().press("Run").wait()
    assert f"{TOLD}{HAIKU} —] No: the scores were 7, 5, 8." in opened.words and ASKED not in opened.words


@pytest.mark.parametrize(
    ("field", "value"),
    [("input", "Write a haiku about the sea"), ("seed", 4), ("target_score", 9), ("latency", "equal")],
)
def test_nothing_is_said_once_the_fields_are_not_the_presets(ended, field, value):
    ended.type(field, value)
    assert f"{ASKED}{HAIKU}" in ended.words and TOLD not in ended.words
    ended.press("Run").wait()
    assert TOLD not in ended.words, "nor of the run that they bring"


def test_it_is_said_again_when_the_fields_are_again_those_of_the_run(ended):
    ended.type("input", "Write a haiku about the sea").type("input", preset_of("evaluator_optimizer", "haiku").input)
    assert TOLD in ended.words


def test_a_pair_answers_for_the_preset_where_one_of_the_two_is_its_own_run():
    pair = Opened("workflows_vs_agents", preset="haiku")
    pair.page = "agent"
    pair.at_once().press("Run").wait()
    assert "The agent made 1 call, the workflow 5 calls." in pair.words


def test_a_comparison_answers_from_the_run_that_run_makes_and_says_which(ended):
    words = ended.press("Compare").wait().words
    assert f"{TOLD}{HAIKU} —] No: the scores were 7, 5, 8. Each" in words
    assert "not from the last. (In sequential.)" in words


@pytest.mark.parametrize("page", TIMELESS)
def test_naive_and_guarded_answer_from_the_guarded_run_where_the_page_has_their_preset(page):
    preset = PITFALLS[page]
    opened = Opened(page, preset=preset.id).at_once().press("Naive and guarded").wait()
    assert TOLD in opened.words and ASKED not in opened.words
    assert "(In " not in opened.words


def test_no_run_no_answer():
    preset = preset_of("routing", "late-parcel")
    setup = Setup("routing", routing, preset, preset.input, as_given=True)
    assert setup.reading() == Reading(routing, (preset.input,), {"concurrency": None, "prompts": None})
    assert model(preset).pace == 1 and watch_words(setup, None) == f":small[:gray[{ASKED}{preset.watch}]]"

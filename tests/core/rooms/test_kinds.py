"""Which questions a page has, and what a run says to each of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.registry import LESSONS
from core.models.simulated import Simulated
from core.rooms.errors import BadAnswer
from core.rooms.kinds import kind_of, kinds_for, kinds_of_two, truth_of
from core.rooms.question import Question
from tests.core.rooms.asked import PAGES, runs, setup
from tests.rows import rows

ALWAYS = {"calls", "seconds", "money"}


def names(page, pattern=""):
    return {kind.name for kind in kinds_for(page, pattern)}


@pytest.mark.parametrize(
    ("page", "pattern", "more"),
    [
        ("prompt_chaining", "", {"faster", "single"}),
        ("prompt_chaining", "gated_chain", {"faster"}),
        ("routing", "", {"faster", "route"}),
        ("routing", "moderation", {"faster", "route"}),
        ("parallelization", "", {"faster"}),
        ("orchestrator_workers", "", {"faster", "parts"}),
        ("evaluator_optimizer", "", {"faster", "round"}),
        ("support_system", "", {"faster", "route"}),
        ("research_report", "", {"faster", "parts", "round"}),
        ("agent", "", {"sides"}),
    ],
)
def test_a_page_has_the_questions_that_its_runs_can_answer(page, pattern, more):
    assert names(page, pattern) == ALWAYS | more


def test_of_two_patterns_it_is_asked_which_is_faster_and_what_it_costs_and_both_are_read():
    subject = setup("prompt_chaining")
    both = subject.forecasts("compare")
    for kind in kinds_of_two(("Prompt chaining", "A single call")):
        question = replace(kind.question(subject), page="choose")
        assert kind_of(question) is not None and truth_of(question, both).words in question.choices


@rows("page", PAGES)
def test_every_question_of_a_page_is_asked_answered_and_read_again(page):
    subject = setup(page)
    for kind in kinds_for(page):
        question = kind.question(subject)
        came = subject.forecasts(kind.start)
        truth = kind.truth(question, came)
        assert truth is not None and truth.words and truth.why.endswith((".", "”"))
        assert question.taken(truth.value) == truth.value, "the truth can be answered"
        assert truth_of(Question.load(question.dump()), came) == truth
        assert question.page == page and question.query == subject.query


@rows("page", PAGES)
def test_an_axis_never_ends_close_to_the_truth(page):
    for preset in LESSONS[page].presets[:4]:
        subject = setup(page, preset.id)
        for kind in kinds_for(page, subject.pattern.__name__):
            if kind.name in ("calls", "seconds", "faster"):
                question = kind.question(subject)
                truth = kind.truth(question, subject.forecasts(kind.start))
                assert truth is None or truth.value <= 0.75 * question.high


def test_another_speed_is_said_and_at_once_there_are_no_seconds():
    preset = preset_of("parallelization", "five-emails")
    fast = replace(setup("parallelization", "five-emails"), model=model(preset, 4))
    (kind,) = (kind for kind in kinds_for("parallelization") if kind.name == "seconds")
    assert kind.question(fast).words.endswith("at 4x?")
    at_once = replace(fast, model=Simulated(speed=float("inf")))
    for kind in kinds_for("parallelization"):
        if kind.name in ("seconds", "faster"):
            with pytest.raises(BadAnswer, match="no seconds"):
                kind.question(at_once)
        else:
            kind.question(at_once)
    live = replace(fast, live=True)
    (kind,) = (kind for kind in kinds_for("parallelization") if kind.name == "seconds")
    assert kind.question(live).high == 2 * kind.question(fast).high


def test_one_call_is_asked_for_only_where_one_call_can_do_it():
    (kind,) = (kind for kind in kinds_for("prompt_chaining") if kind.name == "single")
    with pytest.raises(BadAnswer):
        kind.question(setup("prompt_chaining", "three-topics"))


def test_runs_that_failed_or_are_too_few_say_nothing():
    failed = runs("prompt_chaining", "empty-step", "compare")
    for kind in kinds_for("prompt_chaining"):
        assert kind.truth(kind.question(setup("prompt_chaining", "empty-step")), failed) is None
    one = runs("parallelization", "five-emails", "run")
    for name in ("faster", "money"):
        question = Question("?", name, page="parallelization", choices=("More", "The same", "Less"))
        assert truth_of(question, one) is None and truth_of(question, ()) is None


def test_a_question_of_the_teacher_is_answered_by_the_teacher():
    assert truth_of(Question("Who is right?", choices=("A", "B"), right=1)).words == "B"
    assert truth_of(Question("Who is right?", choices=("A", "B"))) is None
    assert kind_of(Question("?", "gone", page="routing")) is None
    assert truth_of(Question("?", "gone", page="routing"), runs("routing", "late-parcel", "run")) is None


def test_a_use_case_is_read_with_its_own_record():
    came = runs("routing", "moderation-insult", "run")
    question = next(k for k in kinds_for("routing", "moderation") if k.name == "route").question(
        setup("routing", "moderation-insult")
    )
    assert truth_of(question, came).words == "remove"

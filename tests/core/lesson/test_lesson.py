"""The record of a pattern, and the defaults that hold for any."""

from __future__ import annotations

from dataclasses import replace

import core
from core.lesson.lesson import Entry, Lesson, PatternPlan, at_both_limits
from core.lesson.registry import LESSONS
from tests.presets import all_presets
from tests.rows import rows

FIVE = list(all_presets())[:5]


def test_every_pattern_has_a_pitfall_advice_and_a_neighbour():
    records = LESSONS.values()
    named = [*FIVE, "support_system", "research_report"]
    assert [r.name for r in records if r.pitfall] == [r.name for r in records if r.neighbours] == named
    assert [r.name for r in records if r.advice] == named


STAR = PatternPlan("Text", "Views", (("first 1", "work", ()), ("first 2", "work", ()), ("second", "work", (0, 1))))


def test_the_last_steps_of_a_plan_are_those_on_which_no_other_waits():
    assert STAR.last == {"second"}
    assert PatternPlan("Text", "Views", STAR.steps[:2]).last == {"first"}  # both, and they are one step


def test_a_plan_in_the_options_goes_before_one_in_the_record():
    shown = PatternPlan("Text", "Views", ())
    by_hand = Lesson(core.routing, plan=STAR, planned=lambda options: shown if options["steps"] else None)
    assert by_hand.plan_for({"steps": [1]}) is shown and by_hand.plan_for({"steps": []}) is None
    assert Lesson(core.routing, plan=STAR).plan_for({"steps": [1]}) is STAR


def test_calls_compete_for_a_field_only_where_they_are_rivals():
    assert Lesson(core.routing, delivers="response").contested == ""
    assert Lesson(core.routing, delivers="response", rivals=True).contested == "response"


def test_the_two_readings_differ_in_the_limit_alone():
    one, other = at_both_limits(core.parallelization, (["a"],), {"seed": 4, "concurrency": 3})
    assert (one.options, other.options) == ({"seed": 4, "concurrency": 1}, {"seed": 4, "concurrency": 3})
    _, free = at_both_limits(core.parallelization, (["a"],), {})
    assert free.options == {"concurrency": None} and one.inputs == free.inputs == (["a"],)


@rows("name", [name for name, lesson in LESSONS.items() if lesson.pitfall])
def test_both_versions_of_a_pitfall_get_the_input_of_its_preset(name):
    pitfall = LESSONS[name].pitfall
    naive, guarded = pitfall.readings()
    assert naive.inputs == guarded.inputs == (pitfall.preset.input,)
    assert (naive.pattern, guarded.pattern) == (pitfall.naive, LESSONS[name].pattern)
    assert naive.options == guarded.options


def test_in_the_lesson_is_what_has_a_page_or_a_place_there():
    inner = Lesson(core.routing)
    assert not inner.in_lesson and replace(inner, number=3).in_lesson
    assert replace(inner, page=Entry("Mine", "A line.")).in_lesson

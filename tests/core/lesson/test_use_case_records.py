"""What is known of the use cases' patterns: each plan is one that its pattern can take."""

from __future__ import annotations

from dataclasses import fields

from core.lesson.registry import lesson_of
from core.lesson.use_case_records import LESSONS
from core.pattern import Result
from core.prompts.templates import templates
from core.trace.names import base
from tests.rows import rows


@rows("lesson", [lesson for lesson in LESSONS if lesson.plan])
def test_a_plan_has_the_steps_of_its_pattern_and_each_waits_for_earlier_ones(lesson):
    steps = lesson.plan.steps
    assert {base(name) for name, _, _ in steps} == {template.step for template in templates(lesson.pattern)}
    assert all(before < place for place, (_, _, needed) in enumerate(steps) for before in needed)
    assert len({name for name, _, _ in steps}) == len(steps) and lesson.plan.input and lesson.plan.result


@rows("lesson", [lesson for lesson in LESSONS if lesson.delivers])
def test_what_it_delivers_is_a_field_of_its_result(lesson):
    result = lesson.pattern.__wrapped__.__annotations__["return"]
    assert issubclass(result, Result) and lesson.delivers in result.model_fields


def test_a_chain_by_hand_is_planned_by_the_names_of_its_steps():
    chain = lesson_of("steps_by_hand")
    plan = chain.plan_for({"steps": [{"name": "list"}, {"name": "poem"}, {"name": "title"}]})
    assert plan.steps == (("list", "work", ()), ("poem", "work", (0,)), ("title", "work", (1,)))
    assert chain.plan_for({}).steps == () and plan.last == {"title"}


def test_a_use_case_comes_after_the_patterns_of_the_lesson():
    number = next(field for field in fields(LESSONS[0]) if field.name == "number").default
    assert {lesson.number for lesson in LESSONS} == {number} and all(lesson.page is None for lesson in LESSONS)

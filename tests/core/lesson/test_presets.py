"""Every preset, run on the virtual clock: its outcome, its time, and that the same seed gives the same run."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import get_args

import pytest

import core
from core.lesson.presets.came_of import came_of
from core.lesson.presets.outcome import outcome
from core.lesson.presets.preset import Preset, Row, model
from core.lesson.presets.read import preset_of, presets_of
from tests.presets import all_presets
from tests.rows import rows

LONGEST_RUN = 6.0  # seconds at real speed
LONGEST_COMPARISON = 15.0  # both readings start at once, so it takes as long as the longer one
TWO_LINES = 250  # characters of 13 px on a projector, 797 px wide; 6 px each
OURS = [
    "prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer", "support_system",
    "research_report", "agent",
]  # fmt: skip
LONG = {"bicycle": 9.5, "worker-down": 10.5, "highest-target": 11.0}  # of research: a slow worker, retries, 3 rounds
ALL = [(pattern, preset) for pattern, presets in all_presets().items() for preset in presets]
each = rows("pattern, preset", ALL, name=lambda pattern, preset: f"{pattern}-{preset.id}")


def of(page: str, preset: Preset):
    """The pattern that a preset runs on its page."""
    return preset.pattern or getattr(import_module(f"core.patterns.{page}"), page)


def forecast(pattern: str, preset: Preset, **more):
    return core.forecast(of(pattern, preset), preset.input, model=model(preset), **(preset.settings() | more))


@cache
def plain(pattern: str, id: str):
    """The forecast of a preset as it is, for all tests that only look at it."""
    return forecast(pattern, preset_of(pattern, id))


@each
def test_a_preset_keeps_its_promise_in_time(pattern, preset):
    run = plain(pattern, preset.id)
    found = outcome(run)
    assert {name: found.get(name) for name in preset.promise} == dict(preset.promise)
    longer = LONG.get(preset.id, LONGEST_RUN) if pattern == "research_report" else LONGEST_RUN
    assert 0 < run.trace.makespan <= longer


@each
def test_a_question_with_its_answer_is_two_lines_for_a_class(pattern, preset):
    run = plain(pattern, preset.id)
    said = came_of(preset, run, run)  # beside itself: as many digits as beside the other one
    assert len(f"You watched for: {preset.watch} — {said}") <= TWO_LINES


def test_what_a_page_begins_with_ends_within_six_seconds():
    first = {page: presets[0] for page, presets in all_presets().items()}
    assert not {preset.id for preset in first.values()} & {*LONG}
    times = {page: plain(page, preset.id).trace.makespan for page, preset in first.items()}
    assert max(times.values()) <= LONGEST_RUN, times


@each
def test_its_comparison_ends_in_time(pattern, preset):
    pair = core.readings(of(pattern, preset), preset.input, **preset.settings())
    assert max(reading.forecast(model=model(preset)).trace.makespan for reading in pair) <= LONGEST_COMPARISON


@each
def test_the_same_seed_gives_the_same_run(pattern, preset):
    first, second = plain(pattern, preset.id), forecast(pattern, preset)
    assert outcome(first) == outcome(second)
    assert first.trace.model_dump_json() == second.trace.model_dump_json()


@pytest.mark.parametrize("pattern", OURS)
def test_each_of_our_patterns_has_five_and_begins_with_a_happy_one(pattern):
    presets = presets_of(pattern)
    assert len(presets) >= 5
    assert len({preset.id for preset in presets}) == len({preset.title for preset in presets}) == len(presets)
    assert presets[0].promise["status"] == "done" and presets[0].faults is None
    assert any(preset.faults for preset in presets), "an unhappy one"


def test_there_are_presets_for_the_five_patterns_and_the_two_combined_workflows():
    assert [name for name in all_presets() if name in OURS] == OURS


@each
def test_nothing_gives_the_forecast_away(pattern, preset):
    assert not re.search(r"\d", preset.watch + preset.title)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", preset.id)


def test_plans_differ_with_the_task():
    plans = [plain("orchestrator_workers", preset.id) for preset in presets_of("orchestrator_workers")]
    counts = [outcome(run)["subtasks"] for run in plans]
    assert len(set(counts)) > 4
    launch, trip, dark, tiny, *_ = counts
    assert launch != trip and dark < launch and tiny == 0


def test_one_half_of_two_wishes_is_lost():
    wishes = preset_of("routing", "two-wishes")
    answer = forecast("routing", wishes).result.response
    assert "broken" in wishes.input and "money back" in wishes.input
    assert re.search("damage|broken", answer) and not re.search("refund|money|paid back", answer)


def test_the_unit_that_is_lost_stays_lost():
    figures = preset_of("prompt_chaining", "sales-figures")
    result = forecast("prompt_chaining", figures).result
    assert "thousands" in figures.input
    assert re.search(r"East\W+1,400", result.final) and "thousands" not in result.final


def test_the_judge_names_the_banned_word_and_it_goes():
    blurb = preset_of("evaluator_optimizer", "banned-words")
    first, last = (drafts[0] for drafts in forecast("evaluator_optimizer", blurb).result.history)
    banned = next(word for word in ("best", "amazing", "unique") if word in first.feedback)
    assert banned in first.text.lower() and banned not in last.text.lower()


def test_a_limit_slows_nothing_but_the_whole():
    capped = next(preset for preset in presets_of("parallelization") if preset.at_once)
    free = forecast("parallelization", capped, concurrency=None)
    run = forecast("parallelization", capped)
    assert run.trace.peak == capped.at_once
    assert run.trace.work == pytest.approx(free.trace.work)
    assert run.trace.makespan > free.trace.makespan


USE_CASES = {  # the lesson's lists, in its words and order
    "prompt_chaining": {
        "Content generation": "content", "Data processing": "sales-figures",
        "Multi-stage transformations": "news-to-talk",
    },
    "routing": {
        "Customer support triage": "support-triage", "Content moderation": "moderation-insult",
        "Cost optimization": "model-choice", "A/B testing different prompts": "prompt-test",
    },
    "parallelization": {
        "Bulk document processing": "bulk-documents", "Multi-perspective analysis": "several-views",
        "Time-sensitive applications": "urgent-calls", "Any list of independent tasks": "five-emails",
    },
    "orchestrator_workers": {
        "Complex research": "research", "Multi-perspective analysis": "perspectives",
        "Tasks where subtasks depend on the input": "depends-on-input",
    },
    "evaluator_optimizer": {
        "Code generation": "code", "Technical writing": "technical-writing",
        "Content that needs quality control": "quality-control", "Design iterations": "design",
    },
}  # fmt: skip


@rows("page, id", [(page, id) for page, cases in USE_CASES.items() for id in cases.values()])
def test_each_use_case_of_the_lesson_is_a_preset_that_comes_to_its_end(page, id):
    assert plain(page, id).status == "done"


@pytest.mark.parametrize("page", all_presets())
def test_examples_come_first_then_use_cases_then_what_goes_wrong(page):
    rows = [preset.row for preset in presets_of(page)]
    assert rows == sorted(rows, key=get_args(Row).index)


@each
def test_a_preset_names_its_input_where_its_pattern_is_not_the_pages(pattern, preset):
    assert not preset.pattern or preset.label

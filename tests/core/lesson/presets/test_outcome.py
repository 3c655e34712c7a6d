"""What a run came to, in the words of a promise."""

from __future__ import annotations

import core
from core.lesson.naive.orchestrator_workers import naive_orchestrator
from core.lesson.orchestrator_workers import lost_parts
from core.lesson.presets.outcome import outcome
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from tests.core.lesson.test_presets import forecast
from tests.rows import rows
from tests.scripted import Scripted


def test_a_gap_is_named_by_the_guarded_orchestrator_and_not_by_the_naive_one():
    gap = preset_of("orchestrator_workers", "worker-down")
    guarded, naive = (
        core.forecast(pattern, gap.input, model=model(gap), **gap.settings())
        for pattern in (core.orchestrator_workers, naive_orchestrator)
    )
    assert outcome(guarded)["gap named"] is True
    assert not any(part in naive.result.synthesis for part in lost_parts(naive.result))
    assert "gap named" not in outcome(forecast("orchestrator_workers", preset_of("orchestrator_workers", "class-trip")))


def test_both_say_that_there_is_nothing_to_be_found():
    atlantis = preset_of("agent", "atlantis")
    fixed, free = (
        core.forecast(pattern, atlantis.input, model=model(atlantis), **atlantis.settings())
        for pattern in (core.fixed_workflow, core.agent)
    )
    assert all("I found nothing" in run.result.answer for run in (fixed, free)) and outcome(free)["found"] is False


@rows(
    "answer, found",
    [
        ("I found nothing about it.", False),
        ("I could not find it.", False),
        ("And the shore keeps nothing.", True),  # a haiku
        ("Nothing is longer than the Nile.", True),
        ("On the map I found nothing longer than the Nile.", True),
    ],
)
def test_an_answer_with_nothing_in_it_is_not_one_that_found_nothing(answer, found, play):
    run = play(core.run(core.agent, "Write a haiku", model=Scripted([answer])))
    assert run.result.answer == answer and outcome(run)["found"] is found

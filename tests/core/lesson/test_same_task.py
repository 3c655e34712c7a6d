"""What is worth comparing."""

from __future__ import annotations

from core.lesson.same_task import SETS, faster_for_more, same_task


def test_all_ways_do_the_same_task_and_know_it():
    ways = same_task()
    assert len({way.reading.inputs[0] for way in ways}) == 1
    for way in ways:
        run = way.reading.forecast(seed=7)
        assert run.status == "done" and not any(span.unknown for span in run.trace.spans), way.title


def test_each_pair_has_one_input():
    first, second, third, fourth = faster_for_more()
    assert first.reading.inputs == second.reading.inputs and third.reading.inputs == fourth.reading.inputs
    assert first.group == second.group != third.group == fourth.group


def test_a_question_finds_its_ways():
    assert set(SETS) == {"price", "worth"}

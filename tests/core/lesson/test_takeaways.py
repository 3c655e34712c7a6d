"""Each takeaway's link, run: the run shows what the takeaway says of it."""

from __future__ import annotations

import pytest

from core import agent, fixed_workflow
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of, presets_of
from core.lesson.readings import readings
from core.lesson.takeaways import takeaways
from core.lesson.ways import RUNS, paths_taken, signature, ten
from core.lesson.which_pattern import ends, questions, walk
from core.prompts.templates import templates
from core.run import Reading
from tests.core.lesson.test_presets import forecast, of

NUMBERED = dict(enumerate(takeaways(), 1))
RUNNING = [(number, takeaway) for number, takeaway in NUMBERED.items() if takeaway.preset]


def preset(number, id=""):
    """The ready-made input that a takeaway links to, or another one of its page."""
    linked = NUMBERED[number]
    return preset_of(linked.page, id or linked.preset)


def ran(number, id=""):
    return forecast(NUMBERED[number].page, preset(number, id))


def steps(run):
    return [span.step for span in run.trace.spans]


def test_there_are_ten_takeaways_and_seven_link_to_a_run():
    assert len(takeaways()) == 10 and [number for number, _ in RUNNING] == [1, 2, 3, 4, 5, 8, 10]


@pytest.mark.parametrize(("number", "takeaway"), RUNNING, ids=str)
def test_the_link_leads_to_a_run_that_succeeds(number, takeaway):
    assert ran(number).status == "done"


def test_the_chain_waits_for_every_answer():
    run = ran(1)
    first, second, third = run.trace.spans
    marked = [(mark.source.span, second.prompt[mark.start : mark.end]) for mark in second.marks]
    assert first.step == "outline" and marked == [(first.id, first.answer)]
    assert third.start >= second.end >= second.start >= first.end
    assert run.trace.makespan == pytest.approx(run.trace.work)  # the sum of the calls


def test_the_label_picks_one_of_four_specialists():
    run = ran(2)
    specialists = {template.step for template in templates(of("routing", preset(2))) if template.instructions}
    assert len(specialists) == 4 and "which of the four specialists" in NUMBERED[2].look
    asked = [step for step in steps(run) if step in specialists]
    assert steps(run)[0] == "classify" and asked == [run.trace.spans[0].parsed["category"]] == ["refund"]


def test_side_by_side_is_faster_by_the_same_calls():
    found = preset(3)
    in_turn, at_once = (
        reading.forecast(model=model(found)) for reading in readings(of("parallelization", found), found.input, seed=7)
    )
    calls = [sorted((span.prompt, span.answer) for span in run.trace.spans) for run in (in_turn, at_once)]
    assert calls[0] == calls[1]
    assert {span.start for span in at_once.trace.spans} == {0.0}
    assert at_once.trace.makespan == pytest.approx(max(span.duration for span in in_turn.trace.spans))
    assert in_turn.trace.makespan > 2 * at_once.trace.makespan


def test_another_task_gets_another_plan():
    trip, launch = ran(4).result.subtasks, ran(4, "product-launch").result.subtasks
    assert "product launch" in NUMBERED[4].look and len(trip) != len(launch) and not set(trip) & set(launch)
    assert min(len(trip), len(launch)) > 2  # both have parts


def test_the_best_draft_is_kept_not_the_last():
    run = ran(5)
    result, scores = run.result, [drafts[0].score for drafts in run.result.history]
    assert result.score == max(scores) > scores[-1], "a later draft is worse"
    assert max(scores) > scores[0], "and rounds brought quality"
    assert result.final != result.last
    assert result.final == next(drafts[0].text for drafts in result.history if drafts[0].score == max(scores))
    assert steps(run).count("evaluate") == len(scores) > 2


def test_ten_runs_of_the_workflow_are_one_picture_and_of_the_agent_several():
    assert NUMBERED[6].page == NUMBERED[7].page == "workflows_vs_agents"
    first = presets_of("agent")[0]
    both = [Reading(pattern, (first.input,)) for pattern in (fixed_workflow, agent)]
    fixed, free = (ten(reading, model(first), first.seed) for reading in both)
    assert len(fixed) == len(free) == RUNS == 10
    assert len({signature(run.trace) for run in fixed}) == len(paths_taken(fixed)) == 1
    assert len({signature(run.trace) for run in free}) == len(paths_taken(free)) > 1


def test_two_labels_lead_into_two_patterns():
    technical, bill = ran(8), ran(8, "higher-bill")
    assert [group.name for group in technical.trace.groups] == ["support_system", "technical"]
    assert [group.name for group in bill.trace.groups] == ["support_system", "billing"]
    assert steps(technical) == ["classify", "diagnose", "solution", "verify"] and technical.trace.peak == 1
    assert steps(bill) == ["classify", "account", "policy", "reply"] and bill.trace.peak == 2


def test_the_task_decides_other_answers_lead_to_another_pattern():
    assert NUMBERED[9].page == "choose"
    todo: list[dict[str, int]] = [{}]
    reached = set()
    while todo:
        given = todo.pop()
        _, at = walk(given)
        if at in questions():
            todo += [given | {at: place} for place in range(len(questions()[at].answers))]
        else:
            reached.add(at)
    assert reached == set(ends()) and len(reached) >= 6


def test_at_most_three_calls_are_in_flight_because_the_limit_says_so():
    run = ran(10)
    assert "at most three" in NUMBERED[10].look and run.trace.concurrency == 3
    assert run.trace.peak == 3 < run.trace.calls and run.trace.waiting > 0
    free = forecast(NUMBERED[10].page, preset(10), concurrency=None)
    assert free.trace.peak == free.trace.calls

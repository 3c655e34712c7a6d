"""A judge's verdicts on the axis of time, and which draft stands at the result."""

from __future__ import annotations

import core
from core import evaluator_optimizer, parallelization, research_report
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.view.picture import picture
from core.view.scores import scored_words, scores


def run_of(pattern, id: str):
    chosen = preset_of(pattern.__name__, id)
    return core.forecast(pattern, chosen.input, model=model(chosen), **chosen.settings())


def test_each_verdict_stands_where_it_came_and_the_result_s_own_is_marked():
    run = run_of(evaluator_optimizer, "gets-worse")
    judged = [span for span in run.trace.spans if span.kind == "judge"]
    points = scores(run.trace, run.trace.spans[0].start)
    assert [score for _, score, _ in points] == [draft.score for drafts in run.result.history for draft in drafts]
    assert [at for at, _, _ in points] == [round(span.end - run.trace.spans[0].start, 6) for span in judged]
    assert [score for _, score, best in points if best] == [run.result.score]


def test_the_result_says_which_draft_it_is_and_the_line_comes_from_it():
    run = run_of(evaluator_optimizer, "gets-worse")
    seen = picture(run.trace, status=run.status, target=10)
    names = {call["id"]: call["name"] for call in seen["calls"]}
    assert seen["result"] == ("Best draft", f"round 2, score {run.result.score}")
    assert [names[a] for a, b in seen["edges"] if b is None] == ["improve 1"]
    assert [call["name"] for call in seen["calls"] if call.get("thrown")] == ["improve 2"]
    assert seen["target"] == 10 and len(seen["scores"]) == 3


def test_best_of_several_names_the_draft_inside_its_round():
    run = core.forecast(evaluator_optimizer, "Write a haiku about rain", candidates=3, target_score=9)
    quiet = scored_words(run.trace, run.trace.names)[1]
    assert quiet.startswith(f"round {run.result.iterations}.") and quiet.endswith(f"score {run.result.score}")


def test_without_a_usable_verdict_there_is_no_point():
    run = run_of(evaluator_optimizer, "judge-unreadable")
    assert len(scores(run.trace, 0.0)) == sum(d.score is not None for drafts in run.result.history for d in drafts)
    others = core.forecast(parallelization, ["Lunch?", "The server is down."])
    assert scores(others.trace, 0.0) == [] and scored_words(others.trace, others.trace.names) is None


def test_a_report_that_nobody_improved_is_the_synthesis_itself():
    run = core.forecast(research_report, "The history of bread", target_score=1)
    names = run.trace.names
    ends = [a for a, b in picture(run.trace, status=run.status)["edges"] if b is None]
    assert [names[id] for id in ends] == ["synthesis"]

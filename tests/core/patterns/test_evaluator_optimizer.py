"""Why the loop ends, and what it hands over."""

from __future__ import annotations

import pytest

import core
from core import using
from core.errors import ServerFailed
from core.patterns.evaluator_optimizer import Draft, Evaluation, ending, evaluator_optimizer
from tests.scripted import Scripted


def verdicts(*scores):
    """Drafts and verdicts in turn."""
    said = []
    for n, score in enumerate(scores, 1):
        said += [f"draft {n}", Evaluation(score=score, feedback=f"feedback {n}")]
    return Scripted(said)


@pytest.mark.parametrize(
    ("scores", "kwargs", "ended", "final", "calls"),
    [
        ([8], {}, "passed", 1, 2),  # passing at evaluation k costs 2k calls
        ([5, 9], {}, "passed", 2, 4),
        ([5, 6, 7], {}, "limit", 3, 6),  # never passing with limit m costs 2m: the last draft is scored too
        ([6, 8, 5], {"target_score": 9}, "limit", 2, 6),  # the best is kept, not the last
        ([6, 6, 6], {"max_iterations": 5}, "no progress", 1, 6),  # a tie keeps the earlier
        ([3], {"max_iterations": 1}, "limit", 1, 2),
    ],
)
def test_the_loop_ends_for_a_reason_and_keeps_the_best(play, scores, kwargs, ended, final, calls):
    run = play(core.run(evaluator_optimizer, "write", model=verdicts(*scores), **kwargs))
    result = run.result
    assert result.ended == ended and result.final == f"draft {final}" and result.score == scores[final - 1]
    assert run.trace.calls == calls and result.iterations == len(scores) and result.last == f"draft {len(scores)}"


def test_the_judge_and_the_reviser_see_the_task(play):
    model = verdicts(5, 9)
    with using(model):
        play(evaluator_optimizer("write a haiku"))
    assert all("write a haiku" in ask.prompt for ask in model.asked)
    assert "feedback 1" in model.asked[2].prompt and "draft 1" in model.asked[2].prompt


def test_an_unreadable_verdict_ends_the_loop_with_what_there_is(play):
    run = play(core.run(evaluator_optimizer, "write", model=Scripted(["draft 1", "no json", "still none"])))
    assert run.result.ended == "judge failed" and run.result.score is None and run.result.final == "draft 1"
    run = play(
        core.run(
            evaluator_optimizer,
            "write",
            model=Scripted([*verdicts(5).answers, "draft 2", '{"score": 11, "feedback": ""}', "no"]),
        )
    )
    assert run.result.ended == "judge failed" and run.result.score == 5 and run.result.final == "draft 1"


DOWN = [ServerFailed("down", status=500)] * 3  # all attempts of one call


def test_a_judge_that_is_down_leaves_the_draft_and_later_the_best_one(play):
    run = play(core.run(evaluator_optimizer, "write", model=Scripted(["draft 1", *DOWN])))
    assert (run.status, run.result.ended, run.result.score) == ("partial", "judge failed", None)
    assert run.result.final == "draft 1"
    run = play(core.run(evaluator_optimizer, "write", model=Scripted([*verdicts(5).answers, "draft 2", *DOWN])))
    assert (run.status, run.result.ended, run.result.score) == ("partial", "judge failed", 5)
    assert run.result.final == "draft 1" and run.result.last == "draft 2"


def test_an_improvement_that_fails_ends_the_loop_with_the_best_draft(play):
    run = play(core.run(evaluator_optimizer, "write", model=Scripted([*verdicts(6, 4).answers, *DOWN])))
    result = run.result
    assert (run.status, result.ended, result.iterations) == ("partial", "improve failed", 2)
    assert (result.final, result.score, result.last) == ("draft 1", 6, "draft 2") and len(result.history) == 2


def test_one_improvement_of_several_that_fails_stops_nobody(play):
    first = [Evaluation(score=s, feedback="") for s in (4, 5)]
    model = Scripted(["A", first[0], "B", first[1], *DOWN, "D", Evaluation(score=9, feedback="")])
    run = play(core.run(evaluator_optimizer, "write", candidates=2, concurrency=1, model=model))
    assert (run.status, run.result.ended, run.result.final) == ("partial", "passed", "D")


def test_without_a_first_draft_there_is_nothing_to_hand_over(play):
    run = play(core.run(evaluator_optimizer, "write", model=Scripted(DOWN)))
    assert run.status == "failed" and run.result is None


def test_a_draft_of_ones_own_is_judged_first(play):
    model = Scripted([Evaluation(score=9, feedback="fine")])
    run = play(core.run(evaluator_optimizer, "write", draft="mine", model=model))
    assert run.result.final == "mine" and run.trace.calls == 1


def test_a_draft_of_ones_own_is_judged_once_however_many_rivals_it_gets_later(play):
    verdicts = [Evaluation(score=s, feedback="") for s in (3, 6, 9, 8)]
    model = Scripted([verdicts[0], "A", "B", "C", *verdicts[1:]])
    run = play(core.run(evaluator_optimizer, "write", draft="mine", candidates=3, model=model))
    assert [[draft.text for draft in drafts] for drafts in run.result.history] == [["mine"], ["A", "B", "C"]]
    assert run.trace.calls == 7 and run.trace.makespan == pytest.approx(3.0)  # one verdict, then drafts and verdicts
    judged = [run.trace.names[s.id] for s in run.trace.spans if s.step == "evaluate"]
    assert judged == ["evaluate 1", "evaluate 2.1", "evaluate 2.2", "evaluate 2.3"]


def test_the_best_of_several_candidates_goes_on(play):
    first = [Evaluation(score=s, feedback=f"feedback {s}") for s in (4, 7, 5)]
    second = [Evaluation(score=s, feedback="") for s in (6, 9, 8)]
    run = play(
        core.run(
            evaluator_optimizer, "write", candidates=3, model=Scripted(["A", "B", "C", *first, "D", "E", "F", *second])
        )
    )
    assert run.result.final == "E" and run.trace.makespan == pytest.approx(4.0) and run.trace.calls == 12
    improve = [s for s in run.trace.spans if s.step == "improve"]
    assert all("feedback 7" in s.prompt and "\nB\n" in s.prompt for s in improve)
    names = [run.trace.names[s.id] for s in run.trace.spans]
    assert sorted(names[:6]) == ["draft 1.1", "draft 1.2", "draft 1.3", "evaluate 1.1", "evaluate 1.2", "evaluate 1.3"]
    assert sorted(run.trace.names[s.id] for s in improve) == ["improve 2.1", "improve 2.2", "improve 2.3"]
    assert sorted(names[9:]) == ["evaluate 2.1", "evaluate 2.2", "evaluate 2.3"]


def test_two_rounds_without_a_better_score_are_no_progress():
    rounds = [[Draft(text="", score=s, feedback="")] for s in (5, 6, 6, 5)]
    assert ending(rounds[:3], 9, 9) is None
    assert ending(rounds, 9, 9) == "no progress"

"""The five patterns: the lesson's keys, and its faults mended."""

from __future__ import annotations

import inspect
from typing import get_args

import pytest

import core
from core import InputError, using
from core.errors import ServerFailed
from core.pattern import OF_THE_RUN
from core.patterns.evaluator_optimizer import Draft, Evaluation, ending, evaluator_optimizer
from core.patterns.orchestrator_workers import CAP, TaskPlan, orchestrator_workers
from core.patterns.routing import SPECIALISTS, Category, SupportCategory, Urgency, routing, speculative_routing
from tests.rows import rows
from tests.scripted import Scripted


def verdicts(*scores):
    """Drafts and verdicts in turn."""
    said = []
    for n, score in enumerate(scores, 1):
        said += [f"draft {n}", Evaluation(score=score, feedback=f"feedback {n}")]
    return Scripted(said)


def test_chaining_passes_each_answer_on(play):
    model = Scripted(["the outline", "the draft", "the final"])
    with using(model) as recording:
        result = play(core.prompt_chaining("machine learning basics"))
    assert dict(result) == {"outline": "the outline", "draft": "the draft", "final": "the final"}
    assert "machine learning basics" in model.asked[0].prompt
    assert "the outline" in model.asked[1].prompt and "the draft" in model.asked[2].prompt
    assert recording.trace.makespan == pytest.approx(3.0) and recording.trace.speedup == pytest.approx(1.0)


def test_a_chain_stops_at_the_step_that_failed(play):
    model = Scripted(["the outline", *[ServerFailed("down")] * 3])
    run = play(core.run(core.prompt_chaining, "x", model=model))
    assert run.status == "failed" and [s.step for s in run.trace.spans] == ["outline", "draft"]
    assert run.trace.spans[0].answer == "the outline"


@pytest.mark.parametrize("category", get_args(Category))
@pytest.mark.parametrize("urgency", get_args(Urgency))
def test_every_category_has_a_specialist(play, category, urgency):
    model = Scripted([SupportCategory(category=category, urgency=urgency), "help"])
    with using(model):
        result = play(routing("a question"))
    assert (result.category, result.urgency, result.response, result.fallback) == (category, urgency, "help", False)
    assert model.asked[1].instructions == SPECIALISTS[category]


@pytest.mark.parametrize("pattern", [routing, speculative_routing])
def test_an_unusable_label_takes_a_marked_fallback_route(play, pattern):
    said = ['{"category": "poetry", "urgency": "low"}']
    model = Scripted([*said, *(["S"] * 4 if pattern is speculative_routing else []), *said, "help"], latency=1.0)
    run = play(core.run(pattern, "Write me a poem", model=model))
    assert run.result.fallback and run.result.category == "general" and run.result.urgency is None
    assert run.status == "partial"


def test_specialists_never_see_the_label(play):
    model = Scripted([SupportCategory(category="refund", urgency="high"), "help"])
    with using(model):
        play(routing("money back"))
    assert "high" not in model.asked[1].prompt and model.asked[1].prompt == "money back"


def test_blank_double_and_too_many_subtasks_are_left_out_and_said(play):
    plan = TaskPlan(subtasks=["a", " ", "A", *[f"part {i}" for i in range(100)]])
    run = play(core.run(orchestrator_workers, "x", model=Scripted([plan, *["r"] * CAP, "all"])))
    assert len(run.result.subtasks) == CAP and len(run.result.left_out) == 103 - CAP
    assert run.trace.calls == 1 + CAP + 1
    assert str(CAP) in run.trace.spans[0].prompt


def test_an_empty_plan_becomes_one_direct_call(play):
    run = play(core.run(orchestrator_workers, "What is 2+2?", model=Scripted([TaskPlan(subtasks=[]), "4"])))
    assert run.result.synthesis == "4" and [s.step for s in run.trace.spans] == ["plan", "answer"]


def test_the_synthesis_is_told_which_part_is_missing(play):
    down = ServerFailed("down")
    model = Scripted([TaskPlan(subtasks=["travel", "budget"]), "by coach", down, down, down, "all"])
    run = play(core.run(orchestrator_workers, "trip", model=model))
    assert run.status == "partial"
    assert "by coach" in model.asked[-1].prompt and "2. Missing part: budget" in model.asked[-1].prompt
    assert not run.result.results[1] and run.result.results[0] == "by coach"


def test_when_all_workers_fail_there_is_no_synthesis(play):
    model = Scripted([TaskPlan(subtasks=["a", "b"]), *[ServerFailed("down")] * 6])
    run = play(core.run(orchestrator_workers, "trip", model=model))
    assert run.status == "failed" and {s.step for s in run.trace.spans} == {"plan", "worker"}


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


@rows(
    "pattern, args, kwargs, says",
    [
        (core.prompt_chaining, [""], {}, "empty"),
        (core.prompt_chaining, ["\u200b \n"], {}, "empty"),
        (core.prompt_chaining, ["\u2800\u3164"], {}, "empty"),
        (core.parallelization, [["a", "\U000e0020"]], {}, "item 2, is empty"),
        (core.prompt_chaining, [7], {}, "must be a text"),
        (core.routing, ["x" * 200_001], {}, "200,001 characters; 200,000"),
        (core.parallelization, [[]], {}, "empty"),
        (core.parallelization, ["one text"], {}, "list of texts"),
        (core.parallelization, [["a", " "]], {}, "item 2"),
        (core.parallelization, [["a"] * 10_001], {}, "10,001 items; 10,000"),
        (core.prompt_chaining, [["a", ""]], {}, "empty"),
        (evaluator_optimizer, ["x"], {"target_score": 11}, "target_score"),
        (evaluator_optimizer, ["x"], {"max_iterations": 0}, "max_iterations"),
        (evaluator_optimizer, ["x"], {"draft": " "}, "draft"),
        (core.routing, [], {}, "query"),
        (core.routing, ["x"], {"colour": "red"}, "colour"),
    ],
)
def test_bad_input_is_refused_before_any_call(play, pattern, args, kwargs, says):
    model = Scripted([])
    with pytest.raises(InputError, match=says), using(model):
        play(pattern(*args, **kwargs))
    with pytest.raises(ValueError, match=says):
        play(core.run(pattern, *args, model=model, **kwargs))
    assert model.asked == []


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f4bb",
        "\u202eabc",
        "a\x00\x1b[31m",
        "{topic}",
        "<script>alert(1)</script>",
        "\ud800",
        "![x](http://y)",
    ],
)
def test_odd_texts_are_taken_as_they_are(play, text):
    model = Scripted(["o", "d", "f"])
    run = play(core.run(core.prompt_chaining, text, model=model))
    assert run.status == "done" and model.asked[0].prompt.endswith(text.encode("utf-8", "replace").decode())
    assert core.Trace.model_validate_json(run.trace.model_dump_json()) == run.trace


def test_a_result_answers_to_its_fields_only():
    result = core.prompt_chaining.__wrapped__.__globals__["Chain"](outline="a", draft="b", final="c")
    assert result["final"] == "c" and "final" in result and "copy" not in result and {**result} == result.model_dump()
    with pytest.raises(KeyError):
        result["model_dump"]


@pytest.mark.parametrize("name", OF_THE_RUN)
def test_a_parameter_that_the_run_would_keep_is_refused_where_it_is_written(name):
    names: dict[str, object] = {}
    exec(f"async def poem(topic, {name}=None): return topic\nasync def verse(topic, *, {name}): return topic", names)
    for function in (names["poem"], names["verse"]):
        with pytest.raises(TypeError, match=f"has a parameter '{name}', which core.run takes for itself"):
            core.pattern(function)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("async def poem(topic, /)", "'topic', which is positional-only"),
        ("async def poem(topic, length=3, /, *, style='free')", "'topic', which is positional-only"),
        ("async def poem(*topics)", r"'\*topics', which is variadic positional"),
        ("async def poem(topic, **style)", r"'\*\*style', which is variadic keyword"),
        ("def poem(topic)", "poem is no async function"),
    ],
)
def test_a_function_that_could_not_be_run_as_a_pattern_is_refused_where_it_is_written(written, why):
    names: dict[str, object] = {}
    exec(f"{written}: return 1", names)
    with pytest.raises(TypeError, match=why):
        core.pattern(names["poem"])


def test_the_refused_names_are_the_keywords_of_run_and_other_ones_are_free(play):
    for entry in (core.run, core.start, core.forecast):
        kinds = inspect.signature(entry).parameters.values()
        assert tuple(p.name for p in kinds if p.kind is p.KEYWORD_ONLY) == OF_THE_RUN

    @core.pattern
    async def poem(topic: core.Text, models: int = 1, *, seeds: int = 2) -> str:
        return f"{topic} {models} {seeds}"

    assert play(core.run(poem, "rain", models=3, seeds=4, seed=5, model=Scripted([]))).result == "rain 3 4"

"""What the lesson states of its patterns: calls, order, texts, seconds, worked out by hand."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
import shlex
from functools import partial
from types import CodeType
from typing import get_args

import pytest
from pydantic import ValidationError

import core
from core import Simulated, forecast
from core.clock import run_virtual
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from core.lesson.readings import readings
from core.lesson.registry import lesson_of
from core.lesson.ways import RUNS, signature
from core.models import default
from core.patterns.evaluator_optimizer import Evaluation, evaluator_optimizer
from core.patterns.orchestrator_workers import TaskPlan, orchestrator_workers
from core.patterns.routing import Category, SupportCategory, Urgency, routing
from tests.scripted import Scripted

FIVE = ["prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer"]
LABEL = SupportCategory(category="refund", urgency="high")
EQUAL = Simulated(latency="equal")


def steps(run):
    return [span.step for span in run.trace.spans]


def plan(count):
    return TaskPlan(subtasks=[f"part {n}" for n in range(count)])


def loop(*scores):
    """Drafts and verdicts in turn."""
    return [said for n, s in enumerate(scores, 1) for said in (f"draft {n}", Evaluation(score=s, feedback=f"mend {n}"))]


# Workflows and agents


def test_a_chain_takes_the_same_way_with_every_seed_and_topic():
    runs = [forecast(core.prompt_chaining, topic, seed=seed) for topic in ("AI", "The Moon") for seed in range(RUNS)]
    assert {tuple(steps(run)) for run in runs} == {("outline", "draft", "final")}
    assert len({signature(run.trace) for run in runs}) == 1
    assert len({run.result.final for run in runs}) > 2  # the texts differ, the way does not


@pytest.mark.parametrize(
    ("question", "first"),
    [("How long is the Nile?", "search"), ("What is 17 times 23?", "calculate"), ("Write a haiku about rain", None)],
)
def test_the_agent_decides_between_search_and_calculate_by_the_question(question, first):
    found = steps(forecast(core.agent, question, seed=7))
    assert next((step for step in found if step != "decide"), None) == first


# Chaining


def test_a_chain_is_outline_draft_final(play):
    run = play(core.run(core.prompt_chaining, "AI", model=Scripted(["o", "d", "f"])))
    assert steps(run) == ["outline", "draft", "final"]
    assert (run.result.outline, run.result.draft, run.result.final) == ("o", "d", "f")
    assert [span.prompt for span in run.trace.spans] == [
        "Create a 3-point outline for: AI",
        "Write a short text based on this outline:\no",
        "Edit for clarity:\nd",
    ]


def test_each_prompt_of_a_chain_contains_the_answer_before_it(play):
    run = play(core.run(core.prompt_chaining, "AI", model=Scripted(["three points", "some text", "better text"])))
    for before, span in zip(run.trace.spans, run.trace.spans[1:], strict=False):
        (mark,) = span.marks
        assert mark.source.span == before.id and span.prompt[mark.start : mark.end] == before.answer


def test_a_chain_takes_the_sum_of_its_calls(play):
    equal = play(core.run(core.prompt_chaining, "AI", model=Scripted(["o", "d", "f"], latency=2.0)))
    assert equal.trace.calls == 3 and equal.trace.makespan == pytest.approx(6.0)  # N × 2 s
    uneven = play(core.run(core.prompt_chaining, "AI", model=Scripted(["o", "d", "f"], latency=[1.0, 4.0, 2.5])))
    assert uneven.trace.makespan == pytest.approx(7.5)  # 1 + 4 + 2.5


# Routing


def test_the_categories_of_routing():
    assert get_args(Category) == ("shipping", "refund", "technical", "general")


def test_the_urgencies_of_routing():
    assert get_args(Urgency) == ("high", "medium", "low")


def test_the_label_is_asked_for_in_its_form_and_comes_first(play):
    model = Scripted([LABEL, "reply"])
    play(core.run(routing, "My parcel is late", model=model))
    assert [ask.schema_name for ask in model.asked] == ["SupportCategory", None]
    assert model.asked[0].schema["required"] == ["category", "urgency"]


def test_the_reply_is_the_specialists_answer_to_the_message_itself(play):
    model = Scripted([LABEL, "the reply"])
    run = play(core.run(routing, "I need a refund!", model=model))
    assert steps(run) == ["classify", "refund"] and run.result.response == "the reply"
    assert model.asked[1].prompt == "I need a refund!" and "refund specialist" in model.asked[1].instructions


def test_routing_takes_the_classifier_and_the_specialist(play):
    run = play(core.run(routing, "My parcel is late", model=Scripted([LABEL, "reply"], latency=[0.5, 2.0])))
    assert run.trace.calls == 1 + 1 and run.trace.makespan == pytest.approx(2.5)  # 0.5 + 2


# Parallelization


@pytest.mark.parametrize(
    ("email", "label"),
    [("You have won a prize, click here", "spam"), ("The server is down, help now", "urgent"),
     ("Minutes of the meeting are in the folder", "normal")],
)  # fmt: skip
def test_every_email_gets_one_of_three_labels(email, label):
    found = forecast(core.parallelization, [email]).result.classifications[0]
    assert found.partition(":")[0].lower() == label


def test_the_example_classifies_many_emails_at_once():
    emails = presets_of("parallelization")[0].input
    run = forecast(core.parallelization, emails, seed=7)
    assert run.result.emails == emails and len(emails) == run.trace.calls == run.trace.peak == 5
    assert [span.prompt.endswith(email) for span, email in zip(run.trace.spans, emails, strict=True)] == [True] * 5
    labels = [found.partition(":")[0].lower() for found in run.result.classifications]
    assert labels == ["normal", "spam", "urgent", "normal", "normal"]


def test_all_items_are_asked_in_the_same_moment():
    spans = forecast(core.parallelization, ["a", "b", "c", "d"]).trace.spans
    assert [span.start for span in spans] == [0.0] * 4


@pytest.mark.parametrize("count", [1, 5, 12])
def test_five_equal_items_are_exactly_five_times_as_fast(count):
    emails = [f"Mail {n}" for n in range(count)]
    alone, together = (r.forecast(model=EQUAL).trace.makespan for r in readings(core.parallelization, emails))
    assert alone / together == pytest.approx(count)


def test_parallelization_takes_the_longest_call_and_far_less_than_in_a_row(play):
    def taken(concurrency, latency):
        model = Scripted(["A"] * len(latency), latency=latency)
        emails = [f"Mail {n}" for n in range(len(latency))]
        return play(core.run(core.parallelization, emails, model=model, concurrency=concurrency)).trace.makespan

    assert taken(None, [1.0, 3.0, 2.0]) == pytest.approx(3.0)  # max(1, 3, 2)
    assert taken(1, [1.0, 3.0, 2.0]) == pytest.approx(6.0)  # 1 + 3 + 2
    many = [1.0, 1.5] * 10
    assert taken(None, many) == pytest.approx(1.5) and taken(1, many) == pytest.approx(25.0)  # 10 × 1 + 10 × 1.5


def test_results_keep_the_order_of_the_input_whoever_ends_first(play):
    model = Scripted(["A", "B", "C"], latency=[3.0, 2.0, 1.0])
    run = play(core.run(core.parallelization, ["a", "b", "c"], model=model))
    ended = [span.answer for span in sorted(run.trace.spans, key=lambda span: span.end)]
    assert ended == ["C", "B", "A"] and run.result.classifications == ["A", "B", "C"]


# Orchestrator-workers


def test_a_plan_is_a_list_of_subtasks_and_each_gets_a_worker(play):
    model = Scripted([plan(3), "a", "b", "c", "all"])
    run = play(core.run(orchestrator_workers, "launch", model=model))
    assert model.asked[0].schema["required"] == ["subtasks"]
    assert steps(run) == ["plan", "worker", "worker", "worker", "synthesis"]
    assert all(f"part {n}" in model.asked[1 + n].prompt for n in range(3))


def test_the_workers_start_together_after_the_plan(play):
    run = play(core.run(orchestrator_workers, "launch", model=Scripted([plan(3), "a", "b", "c", "all"], latency=2.0)))
    assert [span.start for span in run.trace.spans] == pytest.approx([0.0, 2.0, 2.0, 2.0, 4.0])


def test_the_synthesis_is_asked_with_the_task_and_every_part(play):
    model = Scripted([plan(2), "about tents", "about food", "all"])
    run = play(core.run(orchestrator_workers, "Plan a camp", model=model))
    assert run.result.synthesis == "all"
    assert all(words in model.asked[-1].prompt for words in ("Plan a camp", "about tents", "about food"))


def test_the_items_of_parallelization_are_given():
    for emails in (["a"], ["Plan a product launch"], ["a", "b", "c"]):
        assert forecast(core.parallelization, emails).trace.calls == len(emails)


def test_the_number_of_subtasks_differs_with_the_input():
    tasks = [preset.input for preset in presets_of("orchestrator_workers")[:4]]
    counts = [len(forecast(orchestrator_workers, task, seed=7).result.subtasks) for task in tasks]
    assert counts[3] == 0 and len(set(counts)) >= 3


@pytest.mark.parametrize("count", [1, 3, 8])
def test_an_orchestrator_makes_1_and_n_and_1_calls(play, count):
    run = play(core.run(orchestrator_workers, "launch", model=Scripted([plan(count), *["part"] * count, "all"])))
    assert run.trace.calls == 1 + count + 1


def test_an_orchestrator_takes_plan_longest_worker_and_synthesis(play):
    model = Scripted([plan(3), "a", "b", "c", "all"], latency=[1.0, 2.0, 5.0, 3.0, 1.5])
    run = play(core.run(orchestrator_workers, "launch", model=model))
    assert run.trace.makespan == pytest.approx(7.5)  # 1 + max(2, 5, 3) + 1.5


# Evaluator-optimizer


def test_a_verdict_is_a_score_from_1_to_10_and_feedback():
    assert list(Evaluation.model_fields) == ["score", "feedback"]
    assert [Evaluation(score=score, feedback="").score for score in (1, 10)] == [1, 10]
    for score in (0, 11):
        with pytest.raises(ValidationError):
            Evaluation(score=score, feedback="")


def test_target_and_limit_are_8_and_3():
    given = inspect.signature(evaluator_optimizer).parameters
    assert (given["target_score"].default, given["max_iterations"].default) == (8, 3)


@pytest.mark.parametrize(("first", "rounds"), [(8, 1), (9, 1), (7, 2)])
def test_a_score_of_8_ends_the_loop_and_7_does_not(play, first, rounds):
    result = play(core.run(evaluator_optimizer, "write", model=Scripted(loop(first, 10)))).result
    assert result.iterations == rounds and result.ended == "passed" and result.final == f"draft {rounds}"


@pytest.mark.parametrize("preset", presets_of("evaluator_optimizer")[:3], ids=lambda preset: preset.id)
def test_a_later_draft_is_better_than_the_first(preset):
    run = forecast(evaluator_optimizer, preset.input, model=model(preset), **preset.settings())
    scores = [drafts[0].score for drafts in run.result.history]
    assert len(scores) > 1 and scores[-1] == run.result.score == max(scores) > scores[0]
    first, final = run.result.history[0][0], run.result.final
    assert first.feedback and final != first.text
    improve = next(span for span in run.trace.spans if span.step == "improve")
    assert first.feedback in improve.prompt  # better by what the judge had said


def test_the_new_draft_is_asked_with_the_feedback_and_the_draft(play):
    model = Scripted(loop(5, 9))
    play(core.run(evaluator_optimizer, "write", model=model))
    assert "mend 1" in model.asked[2].prompt and "draft 1" in model.asked[2].prompt


def test_without_a_pass_the_loop_ends_at_the_limit_with_a_draft_that_was_scored(play):
    run = play(core.run(evaluator_optimizer, "write", model=Scripted(loop(5, 6, 7))))
    assert run.result.ended == "limit" and run.result.iterations == 3
    assert (run.result.final, run.result.score) == ("draft 3", 7)


def test_the_loop_in_its_order(play):
    model = Scripted(loop(5, 6, 8))
    run = play(core.run(evaluator_optimizer, "write", model=model))
    assert steps(run) == ["draft", "evaluate", "improve", "evaluate", "improve", "evaluate"]
    assert [ask.schema_name for ask in model.asked] == [None, "Evaluation"] * 3


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_passing_in_round_k_costs_2k_calls_and_seconds(play, rounds):
    scores = [*[5, 6][: rounds - 1], 9]
    trace = play(core.run(evaluator_optimizer, "write", model=Scripted(loop(*scores), latency=1.5))).trace
    assert trace.calls == 2 * rounds and trace.makespan == pytest.approx(2 * rounds * 1.5)


# Combining


def test_research_is_plan_workers_synthesis_then_review_and_polish(play):
    said = [plan(2), "a", "b", "all", *loop(5, 9)[1:]]
    run = play(core.run(core.research_report, "tea", model=Scripted(said)))
    assert steps(run) == ["plan", "worker", "worker", "synthesis", "evaluate", "improve", "evaluate"]
    assert run.result.final == "draft 2"


# Running the examples, and the takeaway that all is asynchronous


@pytest.mark.parametrize(
    ("page", "prints"),
    [
        ("prompt_chaining", r"\S[\s\S]{40,}"),
        ("routing", r"(?i)[\s\S]*(refund|money|paid back)[\s\S]*"),
        ("parallelization", r"Meeting at 3pm → .+\n50% off! → .+\nProject update → .+\n"),
        ("orchestrator_workers", r"(?i)[\s\S]*launch[\s\S]*"),
        ("evaluator_optimizer", r"Score: ([1-9]|10)/10 after [1-3] iterations\n"),
    ],
)
def test_a_notebook_example_runs(page, prints, capsys):
    names: dict[str, object] = {}
    cell = compile(lesson_of(page).example.notebook, page, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert isinstance(cell, CodeType)
    run_virtual(eval(cell, names))
    assert re.fullmatch(prints, capsys.readouterr().out)


@pytest.mark.parametrize("page", FIVE)
def test_a_shell_example_runs(page, capsys, monkeypatch):
    monkeypatch.setattr(default, "Simulated", partial(Simulated, speed=float("inf")))
    python, option, code = shlex.split(lesson_of(page).example.shell)
    assert (python, option) == ("python", "-c") and "!" not in code  # a shell would take it for its history
    exec(code, {})
    first = {"prompt_chaining": "outline=", "routing": "category=", "parallelization": "emails="}
    assert capsys.readouterr().out.startswith(first.get(page, ("subtasks=", "final=")))


def test_five_patterns_started_together_take_as_long_as_the_longest():
    given = [(getattr(core, name), presets_of(name)[0].input) for name in FIVE]
    assert all(inspect.iscoroutinefunction(inspect.unwrap(pattern)) for pattern, _ in given)

    async def timed():
        began = asyncio.get_running_loop().time()
        runs = await asyncio.gather(*[core.run(pattern, value, seed=7) for pattern, value in given])
        return asyncio.get_running_loop().time() - began, [run.trace.makespan for run in runs]

    taken, each = run_virtual(timed())
    assert taken == pytest.approx(max(each)) and taken < sum(each) / 2

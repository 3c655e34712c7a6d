"""Each use case that the lesson lists, run from its preset: it does what the lesson says it is good for."""

from __future__ import annotations

import ast
import re
from decimal import Decimal

import pytest

import core
from core.laws.costs import Tokens, price, savings
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.readings import readings
from core.lesson.use_cases.model_choice import EXPENSIVE, MODELS
from core.lesson.use_cases.moderation import DESKS, moderation
from core.lesson.use_cases.two_prompts import PROMPTS, two_prompts
from core.patterns.parallelization import parallelization
from tests.core.lesson.test_presets import forecast, of

THOUSANDS = {"million": 1000.0, "thousand": 1.0, "": 0.001}


def ran(page, id, text=None):
    """The preset's run, on its own input or on another one."""
    found = preset_of(page, id)
    if text is None:
        return forecast(page, found)
    return core.forecast(of(page, found), text, model=model(found), **found.settings())


def steps(run):
    return [span.step for span in run.trace.spans]


def follows(run):
    """Is each prompt made of the answer of the call before it, and of no other?"""
    spans = run.trace.spans
    sources = [[mark.source.span for mark in span.marks] for span in spans]
    return sources[1:] == [[span.id] for span in spans[:-1]]


def words(text):
    return len(text.split())


def points(outline):
    return [line for line in outline.splitlines() if re.match(r"\d\. ", line)]


# Chaining


def test_content_goes_from_outline_to_draft_to_edited_text():
    run = ran("prompt_chaining", "content")
    assert steps(run) == ["outline", "draft", "final"] and follows(run)
    assert len(points(run.result.outline)) == 3 and not points(run.result.draft)
    assert "recycling" in run.result.draft.lower() and run.result.draft != run.result.final
    assert words(run.result.final) < words(run.result.draft)  # edited: the same text, clearer


def test_data_goes_through_a_pipeline_and_no_row_is_lost():
    run = ran("prompt_chaining", "sales-figures")
    listed, ordered, table = (span.answer for span in run.trace.spans)
    regions = ["North", "South", "East", "West"]
    assert follows(run) and [line.split(":")[0] for line in listed.splitlines()] == regions

    figures = [re.search(r"([\d.,]+) ?(\w*)", line).groups() for line in ordered.splitlines()]
    sizes = [float(number.replace(",", "")) * THOUSANDS[unit] for number, unit in figures]
    assert len(sizes) == 4 and sizes == sorted(sizes, reverse=True)
    assert [row.split("|")[1].strip() for row in table.splitlines()[2:]] == [
        line.split(":")[0] for line in ordered.splitlines()
    ]


def test_a_text_is_transformed_in_several_stages():
    found = preset_of("prompt_chaining", "news-to-talk")
    run = forecast("prompt_chaining", found)
    summary, outline, talk = (span.answer for span in run.trace.spans)
    assert follows(run) and run.trace.spans[0].prompt.endswith(found.input)
    assert len(re.findall(r"\.(?: |$)", summary)) == 3 and words(summary) < words(found.input)
    assert len(points(outline)) == 3 and not points(talk)
    assert all("library" in stage for stage in (summary, outline, talk))


# Routing


def test_support_triage_sends_an_urgent_message_to_the_desk_of_its_kind():
    run = ran("routing", "support-triage")
    label, answer = run.trace.spans
    assert label.parsed == {"category": "technical", "urgency": "high"}
    assert answer.step == "technical" and "technical support" in answer.instructions
    assert run.result.response == answer.answer
    calm = ran("routing", "support-triage", "Do you have a discount for students?").result
    assert (calm.category, calm.urgency) == ("general", "low")


def test_moderation_decides_between_publish_review_and_remove():
    runs = {name: ran("routing", f"moderation-{name}") for name in ("fine", "unsure", "insult")}
    assert {name: run.result.decision for name, run in runs.items()} == {
        "fine": "publish", "unsure": "review", "insult": "remove",
    }  # fmt: skip
    assert all(steps(run)[0] == "moderate" for run in runs.values())
    assert steps(runs["fine"])[1:] == [] and runs["fine"].result.note == ""
    for name, desk in (("unsure", "review"), ("insult", "remove")):
        second = runs[name].trace.spans[1]
        assert (second.step, second.instructions) == (desk, DESKS[desk]) and runs[name].result.note == second.answer
    assert preset_of("routing", "moderation-insult").pattern is moderation


def test_simple_questions_go_to_the_cheap_model_complex_ones_to_the_expensive_and_money_is_saved():
    run = ran("routing", "model-choice")
    labels = {span.place[:-1]: span.parsed["effort"] for span in run.trace.spans if span.step == "sort"}
    answers = [span for span in run.trace.spans if span.step != "sort"]
    assert sorted(set(labels.values())) == ["complex", "simple"] and len(answers) == len(labels)
    for span in answers:
        assert span.model == MODELS[labels[span.place[:-1]]] and span.step == labels[span.place[:-1]]

    tokens = Tokens(1000, 1000)
    assert MODELS["complex"] == EXPENSIVE and price(MODELS["simple"], tokens) < price(EXPENSIVE, tokens)
    found = savings(run.trace, EXPENSIVE, extra="sort")
    assert isinstance(found.saved, Decimal) and found.saved > 0
    assert found.answers[MODELS["simple"]] > found.answers[EXPENSIVE] > 0


def test_two_prompts_are_tried_on_the_same_messages_by_the_same_judge_and_one_is_better():
    messages = preset_of("routing", "prompt-test").input
    there, back = (ran("routing", "prompt-test", given) for given in (messages, messages[::-1]))
    tried = {
        (span.prompt, span.step): span.instructions
        for run in (there, back)
        for span in run.trace.spans
        if span.step in PROMPTS
    }
    assert set(tried) == {(message, name) for message in messages for name in PROMPTS}  # each with both prompts
    assert all(told == PROMPTS[name] for (_, name), told in tried.items()) and PROMPTS["A"] != PROMPTS["B"]
    for run in (there, back):
        scored = {name: [t.score for t in run.result.trials if t.prompt == name] for name in PROMPTS}
        assert [len(scores) for scores in scored.values()] == [3, 3]
        assert (run.result.average_a, run.result.average_b) == pytest.approx(
            tuple(sum(scores) / 3 for scores in scored.values()), abs=0.05
        )
        assert run.result.better == "B" and run.result.average_b > run.result.average_a
        assert len({span.template for span in run.trace.spans if span.step == "judge"}) == 1
    assert preset_of("routing", "prompt-test").pattern is two_prompts


# Parallelization


def test_many_documents_are_summarised_each_by_itself_at_the_same_time():
    run = ran("parallelization", "bulk-documents")
    spans, given = run.trace.spans, preset_of("parallelization", "bulk-documents").input
    assert len(spans) == len(given) == 6 and {span.start for span in spans} == {0.0}
    for document, span, summary in zip(given, spans, run.result.summaries, strict=True):
        assert [other for other in given if other in span.prompt] == [document]
        assert summary == span.answer and words(summary) < words(document)
        assert set(re.findall(r"\w+", summary)) <= set(re.findall(r"\w+", document))  # nothing is made up


def test_one_text_is_seen_from_several_perspectives_none_of_which_knows_another():
    run = ran("parallelization", "several-views")
    text = preset_of("parallelization", "several-views").input
    assert len(run.trace.spans) == 4 and all(text in span.prompt and not span.after for span in run.trace.spans)
    assert len({span.prompt for span in run.trace.spans}) == len(set(run.result.views)) == 4
    for name, view in zip(run.result.perspectives, run.result.views, strict=True):
        assert name in view.lower()


def test_urgent_work_the_last_caller_knows_when_the_longest_call_ends():
    found = preset_of("parallelization", "urgent-calls")
    pair = readings(parallelization, found.input, **found.settings())
    in_turn, at_once = (reading.forecast(model=model(found), seed=found.seed) for reading in pair)
    times = [span.duration for span in at_once.trace.spans]
    assert at_once.trace.makespan == pytest.approx(max(times))
    assert in_turn.trace.makespan == pytest.approx(sum(times)) and sum(times) > 2 * max(times)
    urgent = [said.startswith("high") for said in at_once.result.classifications]
    assert urgent == [bool(re.search("stuck|Smoke|fever", call)) for call in found.input]


@pytest.mark.parametrize("id", ["five-emails", "bulk-documents", "several-views", "urgent-calls", "voting"])
def test_any_list_of_independent_tasks_is_one_call_each_and_none_waits_for_another(id):
    run = ran("parallelization", id)
    assert run.status == "done" and len(run.trace.spans) > 2
    assert all(span.after == () for span in run.trace.spans) and run.trace.peak == run.trace.calls
    assert run.trace.makespan == pytest.approx(max(span.duration for span in run.trace.spans))


# Orchestrator-workers


def test_research_is_split_by_a_plan_and_put_together_again():
    run = ran("orchestrator_workers", "research")
    task = preset_of("orchestrator_workers", "research").input
    plan, *workers, synthesis = run.trace.spans
    assert len(workers) == len(run.result.subtasks) >= 3 and plan.parsed["subtasks"] == run.result.subtasks
    for part, worker in zip(run.result.subtasks, workers, strict=True):
        assert part not in task and worker.prompt == f"The whole task: {task}\nYour part: {part}"
    assert all(worker.answer in synthesis.prompt for worker in workers)
    assert len({worker.answer for worker in workers}) == len(workers)


def test_the_perspectives_come_from_the_task():
    run = ran("orchestrator_workers", "perspectives")
    groups = [["pupils", "teachers", "parents"], ["doctors", "nurses"]]
    assert [next(g for g in groups[0] if g in part.lower()) for part in run.result.subtasks] == groups[0]
    other = ran("orchestrator_workers", "perspectives", "Discuss longer shifts as seen by doctors and nurses").result
    assert [next(g for g in groups[1] if g in part) for part in other.subtasks] == groups[1]


def test_another_task_gets_other_subtasks_and_another_number_of_them():
    three = ran("orchestrator_workers", "depends-on-input").result.subtasks
    four = ran(
        "orchestrator_workers", "depends-on-input", "Compare trains, buses, bicycles and ferries in a small town"
    ).result.subtasks
    assert len(four) == len(three) + 1
    assert any("ferries" in part for part in four) and not any("ferries" in part for part in three)


# Evaluator-optimizer


def judged(id):
    """Scores, feedback and drafts of the preset's rounds; it passes only because a later draft is better."""
    run = ran("evaluator_optimizer", id)
    drafts = [drafts[0] for drafts in run.result.history]
    scores = [draft.score for draft in drafts]
    assert run.result.ended == "passed" and scores[0] < 8 <= scores[-1] and scores == sorted(set(scores))
    assert run.result.final == drafts[-1].text != drafts[0].text
    return drafts


def test_code_gets_better_by_what_the_judge_misses():
    first, *_, last = judged("code")
    assert "empty text" in first.feedback and "if not text" not in first.text and "if not text" in last.text
    names: dict[str, object] = {}
    exec(compile(ast.parse(last.text), "final", "exec"), names)
    (function,) = (value for name, value in names.items() if callable(value) and name != "__builtins__")
    assert function("Never odd or even") and function("") and not function("palindrome")


def test_technical_writing_becomes_steps_that_can_be_followed():
    first, *_, last = judged("technical-writing")
    assert "numbered steps" in first.feedback
    assert not points(first.text) and len(points(last.text)) >= 4


def test_quality_control_keeps_mending_until_the_rules_of_the_task_are_kept():
    drafts = judged("quality-control")
    assert len(drafts) == 3 and "greeting" in drafts[0].feedback and "closing" in drafts[1].feedback
    assert drafts[1].text.startswith("Dear parents") and not drafts[0].text.startswith("Dear")
    assert "14 May" in drafts[-1].text and all(words(draft.text) <= 60 for draft in drafts)


def test_a_design_is_iterated_until_it_says_what_its_reader_should_do():
    first, *_, last = judged("design")
    assert "what the reader should do" in first.feedback
    assert "tell us" not in first.text and "Please tell us if you can come." in last.text
    assert "14 May" in last.text and "gym" in last.text and words(last.text) <= 60

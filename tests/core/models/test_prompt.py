"""A request taken apart: the words that ask, what they are about, and what in them cannot be followed."""

from __future__ import annotations

import pytest

from core.lesson.use_cases import documents, gated_chain, perspectives, voting
from core.lesson.use_cases.moderation import MODERATE
from core.models.simulated.replies.prompt import kind_of, offered, read_prompt
from core.patterns import (
    evaluator_optimizer,
    fixed_workflow,
    orchestrator_workers,
    parallelization,
    prompt_chaining,
    support_system,
)
from core.prompts.fill import fill, places

KINDS = {
    prompt_chaining.OUTLINE: "outline",
    prompt_chaining.DRAFT: "draft",
    prompt_chaining.EDIT: "edit",
    parallelization.CLASSIFY: "classify",
    orchestrator_workers.PLAN: "plan",
    orchestrator_workers.WORK: "part",
    orchestrator_workers.COMBINE: "combine",
    evaluator_optimizer.EVALUATE: "score",
    evaluator_optimizer.IMPROVE: "improve",
    support_system.DIAGNOSE: "cause",
    support_system.SOLVE: "steps",
    support_system.VERIFY: "verify",
    support_system.ACCOUNT: "account",
    support_system.POLICY: "policy",
    support_system.REPLY: "reply",
    fixed_workflow.QUERY: "query",
    fixed_workflow.EXPRESSION: "expression",
    fixed_workflow.ANSWER: "answer",
    documents.SUMMARISE: "summarise",
    perspectives.VIEW: "view",
    gated_chain.ADD: "add",
    voting.VOTE: "vote",
    MODERATE: "classify",
    "Extract the figures as a list, one a line:\n{topic}": "extract",
    "Sort the list, largest first:\n{outline}": "sort",
    "Make a table of the list:\n{draft}": "table",
    "Summarise in three sentences:\n{topic}": "summarise",
    "Classify the urgency as high, medium or low, and say why in a few words: {email}": "classify",
}
VALUES = {"cap": "8", "missing": "place", "view": "the pupils"}


def filled(template):
    return fill(template, {name: VALUES.get(name, f"zebra {name}") for name in places(template)})[0]


def test_every_prompt_of_the_lab_is_understood_whole():
    wrong = []
    for template, kind in KINDS.items():
        asked = read_prompt("", filled(template))
        if (asked.kind, asked.beyond) != (kind, ""):
            wrong.append((template, asked.kind, asked.beyond))
    assert not wrong


def test_what_is_asked_about_never_counts_as_part_of_the_order():
    for template, kind in KINDS.items():
        asked = read_prompt("", filled(template))
        about = [asked.body, *asked.sections.values()]
        assert kind == "plan" or not any("zebra" in each for each in [asked.command]), template
        assert any("zebra" in each for each in about), template


@pytest.mark.parametrize(
    ("prompt", "beyond"),
    [
        ("Create a 3-point outline in a pirate's voice for: rain", "pirate's voice"),
        ("Edit for clarity, at most 20 words:\nIt rains.", "most 20 words"),
        ("Edit for clarity, as JSON:\nIt rains.", "JSON"),
        ("Write a short text in rhymes based on this outline:\n1. Rain", "rhymes"),
        ("Classify as spam, urgent or normal, with an emoji: Hello", "emoji"),
        ("The whole task: x\nYour part: y", ""),
        ("Create a 2-point outline for: rain", ""),
    ],
)
def test_what_cannot_be_followed_is_named_as_it_stands_there(prompt, beyond):
    assert read_prompt("", prompt).beyond == beyond


@pytest.mark.parametrize(
    ("command", "labels"),
    [
        ("Classify as spam, urgent or normal, and say why in a few words", ["spam", "urgent", "normal"]),
        ("Classify the urgency as high, medium or low", ["high", "medium", "low"]),
        ("Is this positive or negative?", ["positive", "negative"]),
        ("Label this spam/not spam", ["spam", "not spam"]),
        ("Moderate this comment (publish, review or remove)", ["publish", "review", "remove"]),
        ("Classify this customer message", []),
    ],
)
def test_the_labels_that_a_prompt_offers(command, labels):
    assert offered(command) == labels


def test_a_name_with_a_colon_is_no_order():
    for text in ("Chess club: beginners' evening on Friday", "Hi all: the meeting moves", "Prepare: now"):
        assert kind_of(text) == "ask"
        assert read_prompt("", text).kind == "ask"


def test_of_equal_labels_the_first_counts():
    asked = read_prompt("", "Task: write\n\nDraft:\nTask: another\nDraft: third\n\nScore the draft.")
    assert asked.kind == "score" and asked.sections == {"task": "write", "draft": "Task: another\nDraft: third"}


@pytest.mark.parametrize(("number", "count"), [("3-point", 3), ("five-point", 5), ("12-point", 12), ("short", None)])
def test_a_number_of_points_is_read(number, count):
    assert read_prompt("", f"Create a {number} outline for: rain").count == count


@pytest.mark.parametrize(
    ("last", "behind"),
    [(" Be brief.", "Be brief."), (" Make it friendly.", "Make it friendly."), ("\nBe brief.", "Be brief."),
     (" Be there at four.", ""), ("", "")],
)  # fmt: skip
def test_how_a_text_shall_look_is_no_part_of_it_behind_it_on_its_line_either(last, behind):
    asked = read_prompt("", f"{prompt_chaining.EDIT.replace('{draft}', 'Tides rise. They fall again.')}{last}")
    assert asked.behind == behind
    assert asked.body == "Tides rise. They fall again." + ("" if behind else last)

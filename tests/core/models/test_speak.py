"""Which part of the simulated model answers, and what it says first of a prompt that it cannot follow."""

from __future__ import annotations

import random

from core.models.simulated.replies import speak
from core.models.simulated.replies.prompt import read_prompt
from core.models.simulated.replies.response import stood_in
from tests.rows import rows

SAYS = "The simulated model "


def said(prompt, instructions="", seed=1):
    return speak.say(read_prompt(instructions, prompt), random.Random(seed))


@rows(
    "prompt, named",
    [
        ("Create a 3-point outline in a pirate's voice for: photosynthesis", "pirate's voice"),
        ("Create a 9-point outline for: photosynthesis", "9 points"),
        ("Edit for clarity, in twenty words:\nIt is important to note that rain is wet.", "twenty words"),
        ("Classify as spam, urgent or normal, as JSON: Hello", "JSON"),
        ("Summarise in a limerick: It rained. It was wet. We went home.", "limerick"),
    ],
)
def test_a_prompt_that_cannot_be_followed_is_said_to_be_one_and_the_rest_is_done(prompt, named):
    answer = said(prompt)
    assert answer.text.startswith(f"{SAYS}cannot follow “{named}”. Without it: ") and answer.unknown == named


def test_instructions_that_cannot_be_followed_are_said_to_be_some():
    assert "cannot follow" not in said("Photosynthesis", "You are a helpful assistant.").text
    answer = said("Photosynthesis", "You are a helpful assistant. Speak like a pirate.")
    assert answer.text.startswith(f"{SAYS}cannot follow “Speak like a pirate”. Without it: Photosynthesis is how")


def test_an_order_that_is_not_known_gets_no_answer():
    answer = said("Translate into Klingon: photosynthesis")
    assert answer.text.startswith(f"{SAYS}cannot follow") and "chlorophyll" not in answer.text.lower()


def test_other_languages_are_told_that_it_answers_in_english():
    for text in ("Die Französische Revolution und ihre Folgen", "La révolution française et ses conséquences"):
        assert "answers in English" in said(f"Create a 3-point outline for: {text}").text


def test_what_an_earlier_step_did_not_know_no_later_step_knows():
    outline = said("Create a 3-point outline for: llama farming").text
    draft = said(f"Write a short text based on this outline:\n{outline}").text
    assert stood_in(outline) == stood_in(draft) == "llama farming"


def test_the_reason_for_a_label_quotes_what_decided():
    assert said("Classify as spam, urgent or normal: The server is down!").text.endswith(" decided.")
    plain = said("Classify as spam, urgent or normal: Qwertz")
    assert plain.text.endswith("no word of it is known, so this is the usual case.") and plain.unknown == "Qwertz"


@rows(
    "draft, score, checked",
    [("The capital of France is Paris.", 10, True), ("Paris", 10, True), ("It is Lyon.", 3, False), ("", 3, False)],
)
def test_an_answer_to_a_question_is_right_or_cannot_be_checked(draft, score, checked):
    prompt = f"Task: What is the capital of France?\n\nDraft:\n{draft}\n\nScore it."
    judged = speak.judgement_on(read_prompt("", prompt))
    assert (judged.score, judged.checked) == (score, checked)


def test_a_question_and_one_piece_of_writing_have_no_parts():
    for task in ("What is the capital of France?", "Write a haiku about distributed systems"):
        assert speak.subtasks(read_prompt("", f"Break this task into subtasks.\nTask: {task}")) == ([], "")

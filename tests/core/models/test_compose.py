"""Outline, draft, edit, plan, part and whole: made of what is known, and said to be nothing where nothing is."""

from __future__ import annotations

import random
import re

import pytest

import core
from core import forecast
from core.models.simulated.replies import speak
from core.models.simulated.replies.compose import edited
from core.models.simulated.replies.prompt import read_prompt
from core.models.simulated.replies.response import stood_in
from core.models.simulated.replies.text import key, sentences
from core.models.simulated.replies.topics import topic_of, topics

SAYS = "The simulated model "
STRANGE = ["llama farming", "My aunt’s hat", "Die Zugspitze", "asdf qwer", "the best pizza in town", "Zorblax"]


def said(prompt, instructions="", seed=1):
    return speak.say(read_prompt(instructions, prompt), random.Random(seed))


def test_every_topic_goes_through_the_chain_and_loses_no_point_on_the_way():
    lost = []
    for number, topic in enumerate(topics()):
        outline = said(f"Create a 3-point outline for: {topic.title}", seed=number).text
        draft = said(f"Write a short text based on this outline:\n{outline}", seed=number).text
        final = said(f"Edit for clarity:\n{draft}", seed=number).text
        wanted = [p for p in topic.points if p.line in outline]
        whole = [each for point in wanted for each in point.sentences]
        if len(wanted) != 3 or sentences(final) != whole or draft == final or edited(final) != final:
            lost.append((topic.title, final))
    assert not lost


def test_every_topic_is_planned_worked_and_combined():
    wrong = []
    for topic in topics():
        run = forecast(core.orchestrator_workers, topic.title)
        headings = [point.heading for point in topic.points][:8]
        told = all(point.sentences[0] in run.result.synthesis for point in topic.points[:8])
        if run.result.subtasks != headings or not told or any(span.unknown for span in run.trace.spans):
            wrong.append(topic.title)
    assert not wrong


@pytest.mark.parametrize("about", STRANGE)
def test_for_an_unknown_topic_every_step_says_so_first_and_claims_nothing(about):
    for pattern in (core.prompt_chaining, core.orchestrator_workers, core.evaluator_optimizer):
        run = forecast(pattern, about)
        texts = [span.answer for span in run.trace.spans if span.shape is None]
        assert texts and all(text.startswith(SAYS) for text in texts)
        assert all(span.unknown and len(span.knows) == 3 for span in run.trace.spans if span.step != "evaluate")
        facts = {key(each) for topic in topics() for point in topic.points for each in point.sentences}
        assert not any(key(each) in facts for text in texts for each in sentences(text))
    assert run.result.score <= 5 and run.result.ended != "passed"


def test_what_it_names_as_known_is_known():
    for about in STRANGE:
        outline = forecast(core.prompt_chaining, about).trace.spans[0]
        assert all(topic_of(name) for name in outline.knows)
        plan = forecast(core.orchestrator_workers, about).trace.spans[0]
        assert all(topic_of(name).of("projects") for name in plan.knows)


@pytest.mark.parametrize(
    ("prompt", "named"),
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


def test_a_text_that_comes_with_the_request_is_outlined_in_its_own_words():
    notes = "The club meets on Monday at six, in room 12. Bring a friend. There will be tea."
    outline = said(f"Create a 3-point outline for: {notes}").text
    own = set(re.findall(r"\w+", notes.lower()))
    assert set(re.findall(r"[a-z]\w+", outline.lower())) <= own and outline.count("\n") == 2


def test_a_part_that_is_missing_is_named_by_the_whole():
    made = said(
        "Combine the parts into one answer to the task: Recycling\n\n1. Paper is reused.\n\n2. Missing part: Glass"
    )
    assert "Not covered: Glass" in made.text and "Paper is reused." in made.text


def test_an_edit_that_finds_nothing_says_so():
    answer = said("Edit for clarity:\nRain is wet.")
    assert answer.unknown and answer.text.endswith("Without it: Rain is wet.")

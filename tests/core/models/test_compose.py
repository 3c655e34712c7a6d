"""Outline, draft, edit, plan, part and whole: made of what is known, and said to be nothing where nothing is."""

from __future__ import annotations

import random

import pytest

import core
from core import forecast
from core.models.simulated.replies import speak
from core.models.simulated.replies.compose import edited
from core.models.simulated.replies.prompt import read_prompt
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


@pytest.mark.parametrize("mark", ['"', "“", "‘", "«"])
def test_what_is_quoted_is_edited_too(mark):
    assert edited(f"{mark}Needless to say, rain is wet.”") == f"{mark}Rain is wet.”"
    assert edited(f"Rain falls. {mark}The fact is that “wet” is a word.") == f"Rain falls. {mark}“wet” is a word."
    assert edited(f"{mark}In order to stay dry, make use of a coat.") == f"{mark}To stay dry, use a coat."
    assert edited(f"She said: {mark}Needless to say, rain is wet.”") == f"She said: {mark}Rain is wet.”"


def test_of_two_openings_none_is_left_and_what_only_looks_like_one_stays():
    assert edited("Needless to say, it is worth noting that rain is wet.") == "Rain is wet."
    aside = "It is clear, needless to say, that rain is wet."
    assert edited(aside) == aside


def test_an_edit_that_finds_nothing_says_so():
    answer = said("Edit for clarity:\nRain is wet.")
    assert answer.unknown and answer.text.endswith("Without it: Rain is wet.")

"""A customer desk: each matter is known by its examples and answered in its own texts; beyond them it says so."""

from __future__ import annotations

import random

import pytest

from core.lesson.use_cases.moderation import DESKS
from core.lesson.use_cases.two_prompts import JUDGE, PROMPTS
from core.lesson.use_cases.voting import REVIEWERS
from core.models.simulated.replies import data, labels, roles, speak
from core.models.simulated.replies.prompt import Prompt, read_prompt
from core.models.simulated.replies.text import sentences
from core.patterns.routing import SPECIALISTS
from core.patterns.support_system import GENERAL

LATE = "My parcel was due on Monday and the tracking has not moved since."
PRAISE = "Thank you, your colleague on the phone was wonderful."


def said(prompt, instructions=""):
    return speak.say(read_prompt(instructions, prompt), random.Random(1))


def examples():
    rows = (line.split(" | ") for line in data.lines("examples/matters.txt"))
    return [(label, text) for label, text in rows]


def test_each_matter_has_all_its_texts_and_examples_of_its_own():
    told = {label for label, _ in examples()}
    matters = roles._matters()
    assert set(matters) == told
    assert [name for name, m in matters.items() if len(sentences(m.reply)) != 3 or not (m.cause and m.steps)] == []
    assert {one for m in matters.values() for one in m.desks} == {*SPECIALISTS, "billing"}


def test_nearly_every_example_is_known_as_its_own_matter():
    missed = [(label, text) for label, text in examples() if labels.decide("matters", text).label != label]
    assert len(missed) <= len(examples()) * 0.03, missed


@pytest.mark.parametrize(
    ("message", "matter"),
    [
        ("where on earth is the box I ordered, it should have come on tuesday", "a late parcel"),
        ("You took 40 euros off my card twice for one order", "a double charge"),
        ("A card I had forgotten about was charged for a whole year", "a charge nobody knows"),
        ("Your lady on the phone was so kind, thank you!", "praise"),
        ("We fell off your ladder and my brother is in hospital", "danger to people"),
        ("My tablet does not turn on any more", "a device that fails"),
        ("Mein Paket ist seit Tagen nicht angekommen", "a late parcel"),
    ],
)
def test_fresh_messages_find_their_matter(message, matter):
    assert roles.matter_of(message).name == matter


@pytest.mark.parametrize(
    "message",
    [
        "How do I bake bread?",
        "Can llamas eat your chocolate?",
        "asdfgh",
        "I left my umbrella in your shop",
        "?",
        "Who won?",
    ],
)
def test_what_no_example_comes_close_to_is_said_to_be_unknown(message):
    for role in (*SPECIALISTS.values(), GENERAL):
        assert said(message, role).unknown


def test_each_specialist_answers_its_own_and_passes_the_rest_on():
    own = {name: said(LATE, role).text for name, role in SPECIALISTS.items()}
    assert own["shipping"].startswith("I am sorry that your parcel is late.")
    assert all("pass it on to the shipping desk" in own[name] for name in ("refund", "technical", "general"))


def test_a_message_in_another_language_is_answered_in_english_and_told_so():
    answer = said("Mein Paket ist seit Tagen nicht angekommen", SPECIALISTS["shipping"]).text
    assert answer.startswith("(The simulated model answers in English.) I am sorry that your parcel is late.")


def test_a_reply_is_scored_by_what_it_says():
    def scored(reply):
        return roles.judged(reply)

    whole, next_only, kind_only = "I am sorry. I send a new one today.", "I send a new one.", "I am sorry."
    assert scored(whole)[0] > scored(next_only)[0] >= scored(kind_only)[0] > scored("No.")[0] >= 1
    assert "names no day" not in scored(whole)[1] and "day or time" in scored(kind_only)[1]
    a, b = (said(LATE, prompt).text for prompt in PROMPTS.values())
    assert len(sentences(a)) == 1 and len(sentences(b)) == 3
    prompts = [JUDGE.format(message=LATE, reply=reply) for reply in (a, b)]
    first, second = (speak.judgement_on(read_prompt("", prompt)).score for prompt in prompts)
    assert second - first >= 2


def test_steps_that_do_not_fit_are_doubted():
    matter = roles.matter_of("My printer has been offline since yesterday's update.")
    message = "My printer has been offline since yesterday's update."
    fitting, other = (Prompt("verify", "", message, {"solution": each}) for each in (matter.steps, "Buy a printer."))
    assert "not the ones that are known" not in roles.at_the_desk(fitting).text
    assert "not the ones that are known" in roles.at_the_desk(other).text


def test_a_comment_is_noted_without_its_insult():
    insult = "You are all idiots, shut up and go away."
    assert "idiots" not in said(insult, DESKS["remove"]).text
    rumour = "I heard that the treasurer took the money."
    assert "treasurer" in said(rumour, DESKS["review"]).text


def test_a_reviewer_who_asks_for_something_else_has_no_vote():
    assert roles.vote("You review for beauty. Reject what is ugly.", "A plan") is None
    assert all(roles.vote(role, "On 4 May Mr Lopez brings cake for free.").score == 10 for role in REVIEWERS.values())


def test_a_plan_of_which_no_word_is_known_is_not_called_safe():
    vote = roles.vote(REVIEWERS["safety"], "Zorbling quixotry flumps")
    assert vote.score == 1 and not vote.checked and "I could not check" in vote.feedback

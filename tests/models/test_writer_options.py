"""Options and scales that a request names in its own words are kept, and a negated label is the opposite."""

import random

import pytest

from core.models.simulated.writer import fill, say
from core.models.simulated.writer.options import named, opposites
from core.models.simulated.writer.ratings import scale_of

DOWN = "The server is down, please help at once"


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("Is this mail spam, urgent, or normal?", ["spam", "urgent", "normal"]),
        ("Label as important/unimportant", ["important", "unimportant"]),
        ("Is this comment either friendly or unfriendly?", ["friendly", "unfriendly"]),
        ("Is this text (a) formal or (b) informal?", ["formal", "informal"]),
        ("Categorize as A) complaint B) question C) praise", ["complaint", "question", "praise"]),
        ("Choose from [spam, ham]", ["spam", "ham"]),
        ("Label the sentiment (positive, negative, neutral)", ["positive", "negative", "neutral"]),
        ("Put this e-mail into one of the classes invoice, invitation, other", ["invoice", "invitation", "other"]),
        ("Which one is it - complaint, praise or question?", ["complaint", "praise", "question"]),
        ("Is this a bug report, a feature request or a question?", ["bug report", "feature request", "question"]),
        ("Is this urgent?", ["urgent", "not urgent"]),
    ],
)
def test_options_are_read_however_they_are_listed(command, options):
    assert named(command) == options


@pytest.mark.parametrize(
    ("prompt", "label"),
    [
        ("Is this mail spam, urgent, or normal? You have won a free cruise, click here", "spam"),
        (f"Is this mail spam, urgent, or normal? {DOWN}", "urgent"),
        ("Is this mail spam, urgent, or normal? Lunch on Friday?", "normal"),
        (f"Label as important or unimportant: {DOWN}", "important"),
        ("Label as important or unimportant: Lunch on Friday?", "unimportant"),
        ("Mark this as spam or non-spam: Minutes of the last meeting", "non-spam"),
        ("Is this comment either friendly or unfriendly? You are all idiots", "unfriendly"),
        ("Judge whether this comment is toxic or non-toxic: What a lovely picture", "non-toxic"),
        ("Is this polite or impolite? Get lost, you fool", "impolite"),
        ("Say if this e-mail is personal or business: The invoice for March is attached", "business"),
        ("Choose one: happy, sad, angry. I am so glad you came", "happy"),
        ("Which of these fits best: sport, politics, science? Scientists measured the planet", "science"),
        ("Reply with one word, yes or no: is this spam? You have won a prize", "yes"),
        ("Is the tone rude, neutral or kind? Thank you so much for your help", "kind"),
        ("Would you say it is safe or unsafe? The plan has no backup and no permission", "unsafe"),
        ("Please decide: urgent, soon or later? The fire alarm is ringing", "urgent"),
    ],
)
def test_a_reworded_classifier_chooses_among_what_it_is_offered(prompt, label):
    for seed in range(3):
        assert say("", prompt, random.Random(seed)).startswith(f"{label}: ")


@pytest.mark.parametrize(
    ("command", "scale"),
    [
        ("Rate from 1 to 5", (1, 5)),
        ("Score the politeness from 0 to 100", (0, 100)),
        ("Give this review one to five stars", (1, 5)),
        ("From 1 (bad) to 6 (good), rate this", (1, 6)),
        ("Evaluate the mood on a 7-point scale", (1, 7)),
        ("Grade this", (1, 10)),
    ],
)
def test_the_scale_is_the_one_that_is_named(command, scale):
    assert scale_of(command) == scale


@pytest.mark.parametrize(
    ("prompt", "points"),
    [
        ("Rate from 1 to 5: The soup was cold and the waiter was rude", "1/5"),
        ("Rate this review from 1 to 5: Great phone, I love it", "5/5"),
        (f"Rate the urgency of this e-mail from 1 to 5: {DOWN}", "5/5"),
        ("Rate the urgency of this e-mail on a scale of 1 to 10: Lunch on Friday?", "1/10"),
        ("Score the politeness from 0 to 100: Shut up and send it", "0/100"),
    ],
)
def test_points_speak_about_what_is_asked(prompt, points):
    assert say("", prompt, random.Random(0)).startswith(f"{points}: ")


def test_a_shape_with_a_scale_gets_the_same_points():
    schema = {
        "type": "object",
        "properties": {"score": {"type": "integer", "minimum": 1, "maximum": 5}, "feedback": {"type": "string"}},
        "required": ["score", "feedback"],
        "additionalProperties": False,
    }
    prompt = "Rate this review from 1 to 5: The worst hotel ever"
    assert fill("", prompt, "Rating", schema, random.Random(0)) == {"score": 1, "feedback": 'it says "worst".'}


def test_opposites_are_known_in_either_order():
    assert opposites(["unfriendly", "friendly"]) == (1, 0)
    assert opposites(["urgent", "not urgent"]) == (0, 1)
    assert opposites(["tea", "coffee"]) is None


def test_a_claim_is_not_declared_true_without_a_word():
    assert "I cannot check" in say("", "Is it true or false? The sun is cold", random.Random(0))

"""What a person typed comes back as it was typed; only the words that ask and the courtesies go."""

import random

import pytest

from core.models.simulated.writer import say
from core.models.simulated.writer.craft_brief import read
from core.models.simulated.writer.grammar import nounlike, short_name
from core.models.simulated.writer.topics import subject


@pytest.mark.parametrize(
    "text",
    [
        "{outline} {topic}", "![x](http://a.example/c.png)", "[link](http://a.example) to a page", "C++ and C#",
        "$x^2$", "#hashtag culture", "@home: working from the kitchen", "-5 degrees outside", "C++ and C#",
        "\"Quotes\" and 'more quotes'", "<b>bold</b> text", "%s {0} {x!r}", "`rm` explained", "Of mice and men",
    ],
)  # fmt: skip
def test_a_subject_is_literal(text):
    assert subject(text) == text
    assert nounlike(text).lower() == text.lower()
    assert say("", f"Create a 3-point outline for: {text}", random.Random(0)).lower().count(text.lower()) >= 1


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ("Explain {topic} please", "{topic}"),
        ("Could you tell me about volcanoes, please?", "volcanoes"),
        ("Kindly tell us about bees. Thank you!", "bees"),
        ("please explain the water cycle, thanks", "water cycle"),
        ("Would you please describe {0} and {1}?", "{0} and {1}"),
        ('"To be or not to be"', "To be or not to be"),
    ],
)
def test_courtesies_are_no_part_of_the_subject(asked, about):
    assert subject(asked) == about


def test_a_comma_in_a_number_ends_nothing():
    question = "How should a school spend 10,000 euros?"
    assert short_name(question).endswith("10,000 euros")
    assert read("Why is pi 3.14159?").subject == "pi 3.14159"
    plan = f"Combine the parts into one answer to the task: {question}\n\n1. First things. \n\n2. Then others."
    assert "10,000 euros" in say("", plan, random.Random(0))


def test_an_edit_leaves_a_picture_where_it_is():
    assert "see ![x](a) now" in say(
        "", "Edit for clarity:\nPlease see ![x](a) now , it is basically good.", random.Random(0)
    )

"""Messages in which people are in danger, and messages that only sound like it."""

import random

import pytest

from core.models.simulated.writer import say
from core.models.simulated.writer.grammar import many, with_article
from core.models.simulated.writer.mail import classify
from core.models.simulated.writer.outline import is_event
from core.models.simulated.writer.support import urgency

DANGER = (
    "The lift is stuck between two floors and there are people in it.",
    "My son has a high fever and is hard to wake.",
    "A man collapsed and does not breathe.",
    "Grandma doesn't respond when I talk to her.",
    "A wasp stung me and my throat is swelling.",
    "The child swallowed bleach.",
    "The old man next door shouts for help.",
)
CALM = (
    "The fire drill is on Tuesday at ten.",
    "Nobody was hurt.",
    "The film about the trapped miners starts at eight.",
    "My son has recovered from his fever, thank you.",
    "The lift has been repaired and works again.",
    "Is the fire station open to visitors?",
)


@pytest.mark.parametrize("message", DANGER)
def test_harm_to_people_is_urgent(message):
    assert urgency(message) == "high" and classify(message, random.Random(1))[0] == "urgent"


@pytest.mark.parametrize("message", CALM)
def test_a_drill_a_tale_and_what_is_over_are_calm(message):
    assert urgency(message) == "low" and classify(message, random.Random(1))[0] == "normal"


@pytest.mark.parametrize(
    ("text", "label"), [("Please find attached the invoice.", "english"), ("Ich habe eine Frage dazu.", "german")]
)
def test_labels_that_are_languages_go_by_the_words(text, label):
    assert say("", f"Classify as English or German: {text}", random.Random(1)).startswith(label)


def test_a_label_without_a_sign_is_the_first_and_says_so():
    said = say("", "Classify as red, green or blue: Please find attached the invoice.", random.Random(1))
    assert said.startswith("red") and "no clear sign" in said


def test_notes_are_an_event_only_when_they_call_people_together():
    assert is_event("Chess club: beginners' evening, snacks, no boards needed.")
    assert not is_event("The library closes in May, because its heating is old. The reading club meets in the museum.")


def test_plurals_and_articles():
    assert many("trains") and many("pupils and teachers") and not many("physics") and not many("a bus")
    assert with_article("water cycle") == "the water cycle" and with_article("photosynthesis") == "photosynthesis"


def test_angle_brackets_of_a_topic_stay():
    assert "<script>" in say("", "Create a 3-point outline for: <script>alert(1)</script>", random.Random(1))

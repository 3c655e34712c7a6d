"""Messages in which people are in danger, and messages that only sound like it."""

import random

import pytest

from core.models.simulated.writer import say
from core.models.simulated.writer.danger import sign
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

# Everyday wording, written without a look at the lists of words that are read for.
PLAIN_WORDS = (
    "There is smoke coming out of the charger you sent me last week.",
    "The power bank burst into flames on my desk last night.",
    "Your app published our address and my ex-husband, who has threatened me, can see it.",
    "A wheel fell off the pram while my baby was in it.",
    "After using the face cream my throat swelled and I could hardly breathe.",
    "The alarm button for my father does not work any more; he fell yesterday and lay on the floor for six hours.",
    "Our heating has been off for two days, it is minus ten outside and there is a newborn in the flat.",
    "I am trapped in the car, the doors will not unlock and it is getting very hot.",
    "The hoverboard started smoking while my nephew stood on it.",
    "The pills in the box are not the ones my doctor prescribed and my mother has been taking them since Monday.",
    "My son has got a bead from your craft kit stuck in his throat.",
    "A stranger knows where I live because your site showed my address to everyone.",
    "The cleaning spray got in my eyes and now I can't see properly.",
    "My vape went off in my pocket and I've got burns on my thigh.",
    "I reacted badly to the shampoo, my whole scalp is raw and weeping.",
    "The app unlocked our front door in the middle of the night while we were asleep.",
    "The socket you installed gives me a tingle when I touch it.",
    "The tumble dryer is on fire!",
    "My little one got her arm wedged in the crib bars and it took us ten minutes to free her.",
    "The charger crackles and there is a brown mark on the wall behind it.",
    "The dosing cup in the cough syrup has the wrong markings and we gave our baby three times the amount.",
    "I came home and the whole hallway stank of gas from the new cooker.",
    "My husband got a jolt from the lawn mower and was thrown back.",
    "The phone case gave my daughter red itchy patches all over her cheek.",
    "The night light melted and the nursery filled with black smoke.",
    "There are worms in the baby milk and my son already drank half of it.",
    "The massage gun hit a nerve and I cannot feel my fingers.",
    "The oxygen device my mother depends on keeps switching off.",
    "The toaster tripped the mains and there was a flash that singed my eyebrows.",
    "I felt a strong electric shock from the shower head.",
    "The lawn mower blade came loose and hit my leg.",
    "Your driver locked my child in the school bus and drove off.",
    "The gas hob keeps hissing after I turn it off.",
    "The window cleaner you hired dropped a bucket and it hit a passer-by on the head.",
    "My son's bike helmet split in half when he fell.",
    "There is mould all over the infant formula and my twins drank it.",
    "The patio heater tipped over and set the parasol on fire.",
)
PICTURES = (
    "This deal is fire, do you have it in blue too?",
    "Your prices are shockingly good.",
    "The battery lasts about two days, is that normal?",
    "Where can I find the safety data sheet as a PDF?",
    "It hurts a little to pay that much, but fine; where is the invoice?",
    "The concert was lit, can I get the recording?",
    "How do I stop the app from eating my data plan?",
    "Where do I register the warranty for my baby monitor?",
    "What size is the children's helmet?",
    "A wheel came off my suitcase, can I get a spare one?",
    "How do I protect the battery from swelling?",
    "The candles smell lovely, do you have more of them?",
    "The e-mail got stuck in my outbox.",
    "The kettle boils slowly.",
    "The strap of my handbag tore after two days.",
    "The baby carrier is the wrong colour.",
    "The toy train does not run on my old rails.",
    "Please take me off the mailing list, I am drowning in mail.",
    "Is the nail varnish safe for children?",
    "The frame of the picture is broken.",
    "The shoes pinch a little, may I return them?",
    "The night light is a bit dim.",
    "My sister would like the same scarf in red.",
    "The handle of the pan gets warm, is that meant to be?",
    "Could you send the user guide for the vacuum cleaner?",
    "The alarm clock has no snooze button.",
    "My daughter's watch strap is too long.",
    "Which rope do you advise for a hammock?",
    "Is the patio heater for gas or for electricity?",
    "The pan has a scratch on the bottom.",
    "This deal is fire!",
    "The new phone is the bomb.",
    "What is the killer feature of the premium plan?",
    "My burning question: do you ship to Spain?",
    "That is a smoking hot offer.",
)


@pytest.mark.parametrize("message", PLAIN_WORDS)
def test_danger_in_plain_words_is_high(message):
    assert urgency(message) == "high"


@pytest.mark.parametrize("message", PICTURES)
def test_what_only_sounds_like_danger_is_not_high(message):
    assert urgency(message) != "high"


@pytest.mark.parametrize("message", PICTURES)
def test_what_only_sounds_like_danger_is_no_sign(message):
    assert sign(message) == ""


@pytest.mark.parametrize("message", PICTURES[-6:])
def test_a_picture_of_speech_is_calm(message):
    assert urgency(message) == "low"


def test_an_intruder_in_a_system_is_urgent():
    mail = "Somebody got into our payment system and is sending money abroad."
    assert classify(mail, random.Random(1))[0] == "urgent"


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

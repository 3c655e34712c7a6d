"""Held-out e-mails, written after the signs were frozen; their first reading gave 33 of 36 the class a person would."""

import random

from core.models.simulated.writer.mail import classify

SPAM = (
    "Save 40% on printer cartridges, this week only!",
    "Your account shows a suspicious login. Confirm your password using this link.",
    "You won two concert tickets! Send us your card details to collect them.",
    "Quick cash loans, no questions asked",
    "Earn money by watching videos, sign up now",
    "Get slim with our tea, now 2 for 1",
    "Dear friend, I have 8 million dollars for you",
    "Cheap software licences, order today",
    "Our exclusive crypto club has three places left, invest now",
    "FREE ringtones!!! Click!",
    "Your streaming subscription could not be renewed, enter your payment details",
    "Play roulette online, first 50 euros are on us",
)
URGENT = (
    "The heating has failed and it is 9 degrees in the classrooms",
    "Please call back immediately, the truck is at the wrong gate",
    "Server room is flooded!",
    "The speech is due in an hour and I cannot open the file, help!",
    "Our booking site is down, customers cannot pay",
    "Tom has fallen off the climbing wall, the ambulance is coming",
    "Need your approval by noon today or the flights are gone",
    "Someone has stolen the cash box",
    "The parents are waiting at the station and the train is two hours late, what should I tell them?",
    "Urgent: press conference moved to 11 this morning",
    "The door of the freezer was open all night, please come at once",
    "All accounts are locked and lessons start in fifteen minutes",
)
NORMAL = (
    "Can we talk about the budget on Tuesday?",
    "Attached you find my application for leave in June.",
    "The canteen has a new menu.",
    "Thanks, the parcel has arrived.",
    "Does anyone have a spare bicycle lamp?",
    "Our next book is a novel from Norway.",
    "Invoice 88 for the room hire, payable by the end of the month",
    "I have put the keys on your desk.",
    "Would you like to give a talk in our club in autumn?",
    "The gym is closed for cleaning next Friday.",
    "Pictures of the school play are online.",
    "Shall I order pizza for the meeting?",
)


def test_nine_of_ten_held_out_emails_get_the_class_a_person_would_give():
    wanted = [
        (text, label) for label, texts in (("spam", SPAM), ("urgent", URGENT), ("normal", NORMAL)) for text in texts
    ]
    misses = [(text, label, found) for text, label in wanted if (found := classify(text, random.Random(0))[0]) != label]
    assert len(misses) <= 3, misses  # 36 e-mails


def test_the_reason_is_short_and_about_this_email():
    for text in (*SPAM, *URGENT, *NORMAL):
        label, reason = classify(text, random.Random(1))
        assert 10 <= len(f"{label}: {reason}") <= 100

"""Support in steps: the second set of labels, cause and steps and check, account and policy and reply."""

import random

import pytest

from core.models.simulated.writer import fill, say
from core.models.simulated.writer.labels import choose
from core.models.simulated.writer.repair import CASES

LABELS = ["technical", "billing", "general"]

# Held out: written after the vocabulary was frozen; the first reading gave 24 of 27 the label wanted.
TECHNICAL = (
    "The mouse moves by itself.",
    "My watch shows the wrong time after the update.",
    "I press send and nothing happens.",
    "The speaker loses the connection when I leave the room.",
    "How do I reset the thermostat?",
    "The download stops at 90 percent.",
    "My keyboard types the wrong letters.",
    "The screen flickers since I changed the cable.",
    "I cannot open the file you sent me.",
)
BILLING = (
    "There are two charges of 30 euros on my card.",
    "Who can explain the last invoice to me?",
    "I want my money back for the broken kettle.",
    "My subscription was renewed although I ended it.",
    "How can I pay by bank transfer?",
    "You promised a refund three weeks ago.",
    "The bill has the wrong name on it.",
    "Why is there a service fee?",
    "I was billed for a month in which I was away.",
)
GENERAL = (
    "Is your cafe open on public holidays?",
    "Do you have gloves for children?",
    "I would like to work for you.",
    "Thank you, your colleague was wonderful.",
    "Where do your clothes come from?",
    "May we visit you with our class?",
    "Tell me a joke.",
    "When will my parcel arrive?",
    "Which bike do you recommend for a tall person?",
)
SUPPORT = {
    "type": "object",
    "properties": {"category": {"enum": LABELS}, "urgency": {"enum": ["high", "medium", "low"]}},
    "required": ["category", "urgency"],
    "additionalProperties": False,
}


def test_most_held_out_messages_get_the_label_a_person_would_give():
    wanted = {"technical": TECHNICAL, "billing": BILLING, "general": GENERAL}
    found = [(text, label, choose(LABELS, text, random.Random(0))[0]) for label in wanted for text in wanted[label]]
    misses = [miss for miss in found if miss[1] != miss[2]]
    assert len(misses) <= 3, misses  # 27 messages


@pytest.mark.parametrize("order", ["Classify this customer message: {}", "Which label fits?\n{}", "Sort it: {}"])
def test_the_label_follows_the_message_however_it_is_asked_for(order):
    for text, label in (("My printer is offline", "technical"), ("My bill is too high", "billing")):
        assert fill("", order.format(text), "SupportLabel", SUPPORT, random.Random(1))["category"] == label


@pytest.mark.parametrize(
    ("diagnose", "solve"),
    [
        (
            "Customer message: {}\n\nDiagnose the likely cause.",
            "Message: {}\n\nDiagnosis: {}\n\nGive the steps to fix it.",
        ),
        ("What is the likely cause of this trouble?\n{}", "Message: {}\n\nDiagnosis: {}\n\nPropose a solution."),
    ],
)
def test_the_steps_treat_the_cause_that_was_found(diagnose, solve):
    for message, case in (("My printer is offline", CASES[0]), ("My password is refused", CASES[1])):
        cause = say("", diagnose.format(message), random.Random(1))
        assert case.cause in cause and message in cause
        steps = say("", solve.format("It does not work", cause), random.Random(1))
        assert all(step in steps for step in case.steps)  # the diagnosis counts, not the message


def checked(diagnosis: str, solution: str) -> str:
    prompt = f"Customer message: It is broken\n\nDiagnosis: {diagnosis}\n\nSolution: {solution}\n\n"
    return say("", prompt + "Verify that the solution fits the diagnosis, then write the reply.", random.Random(1))


def test_the_check_lets_fitting_steps_through_and_holds_others_back():
    printer, password = CASES[0], CASES[1]
    steps = " ".join(f"{n}. {step}." for n, step in enumerate(printer.steps, 1))
    good = checked(f"Most likely {printer.cause}.", steps)
    assert good.startswith("Checked") and "print a test page" in good and printer.solved in good
    assert "do not touch the cause" in checked(f"Most likely {password.cause}.", steps)


def test_account_and_policy_speak_of_the_matter_of_the_message():
    account = "Check the customer's account for what this message asks about: {}"
    policy = "Check our billing policy for what this message asks about: {}"
    twice, higher = "You charged me 40 euros twice", "Why is my bill 20 euros higher?"
    assert "two payments of 40 euros" in say("", account.format(twice), random.Random(1))
    assert "booked twice is returned" in say("", policy.format(twice), random.Random(1))
    assert "change of price" in say("", policy.format(higher), random.Random(1))


def test_the_reply_joins_the_checks_and_names_the_one_that_is_missing():
    order = "Combine the checks into one reply to this customer message: Why is my bill higher?\n\n1. {}\n\n2. {}"
    whole = say(
        "", order.format("The account shows: an add-on.", "Our policy says: it is paid back."), random.Random(1)
    )
    assert "an add-on" in whole and "it is paid back" in whole and "issing" not in whole
    part = say("", order.format("The account shows: an add-on.", "Missing part: the policy"), random.Random(1))
    assert "an add-on" in part and "Still missing: the policy" in part and "partial" in part

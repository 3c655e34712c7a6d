"""Outline, draft, edit: each step builds on the text it is given."""

import random

import pytest

from core.models.simulated.writer import say
from core.models.simulated.writer.text import points, words

SUBJECTS = (
    "Machine learning basics for first-years",
    "the water cycle",
    "Effects of phone bans in schools",
    "urban beekeeping",
    "Is homework useful?",
    "Chess club announcement: we meet on Friday at 4 pm in room 12, bring a friend",
    "Q3 was messy: revenue 1.2 million, churn rose to 5 %, satisfaction 92 points, cost per user $43",
)


def chain(topic, seed=0):
    outline = say("", f"Create a 3-point outline for: {topic}", random.Random(seed))
    draft = say("", f"Write a short text based on this outline:\n{outline}", random.Random(seed + 1))
    return outline, draft, say("", f"Edit for clarity:\n{draft}", random.Random(seed + 2))


@pytest.mark.parametrize("topic", SUBJECTS)
@pytest.mark.parametrize("seed", range(4))
def test_a_chain_keeps_its_three_points_and_gets_tighter(topic, seed):
    outline, draft, final = chain(topic, seed)
    heads = [point.partition(":")[0].lower() for point in points(outline)[1]]
    assert len(heads) == 3
    for head in heads:
        assert head in draft.lower()
        assert head in final.lower()
    assert len(final) < len(draft)
    assert len(set(words(final)) - set(words(draft))) < 10  # the same text, not another one
    assert len(outline) + len(draft) + len(final) < 1250  # about 280 tokens: under 3 s at 105 tokens a second


def test_a_draft_uses_an_outline_that_a_person_typed():
    text = say(
        "", "Draft a paragraph from these notes:\n- our club meets on Fridays\n- bring cake\n- costs", random.Random(0)
    )
    assert "our club meets on Fridays" in text
    assert "bring cake" in text
    assert "costs" in text


@pytest.mark.parametrize(
    "order",
    ["Give me three bullet points about volcanoes", "Outline volcanoes: volcanoes", "I need 3 key points on volcanoes"],
)
def test_an_outline_is_recognised_under_other_words(order):
    title, given = points(say("", order, random.Random(0)))
    assert title == "Volcanoes"
    assert len(given) == 3


@pytest.mark.parametrize(
    "order", ["Edit for clarity:", "Polish:", "Please make this shorter:", "Tighten the following text\n"]
)
def test_an_edit_mends_the_text_it_is_given(order):
    text = f"{order} In order to win, it is important to note that you basically need a large number of friends."
    assert say("", text, random.Random(0)) == "To win, you need many friends."


def test_the_order_may_stand_in_the_instructions_or_below_the_text():
    assert say("Edit the text for clarity.", "In order to win, run.", random.Random(0)) == "To win, run."
    assert say("", "In order to win, run.\n\nEdit this text.", random.Random(0)) == "To win, run."


def test_an_outline_says_what_is_open_in_an_announcement():
    outline = say("", "Create a 3-point outline for: Chess club announcement: bring a friend", random.Random(0))
    assert "When and where: date and place still open" in outline


def test_a_topic_without_words_is_asked_back():
    assert say("", "Create a 3-point outline for: ?", random.Random(0)).startswith("I cannot find a topic")


def test_figures_are_listed_sorted_and_put_into_a_table():
    messy = "We had a good quarter: sales rose to 1,200 units. Churn is 5 %, complaints fell to 40"
    listed = say("", f"List the numbers in this text, one per line: {messy}", random.Random(0))
    assert listed == "Sales: 1,200\nChurn: 5 %\nComplaints: 40"
    ranked = say("", f"Sort these lines from smallest to largest:\n{listed}", random.Random(0))
    assert ranked == "Churn: 5 %\nComplaints: 40\nSales: 1,200"
    assert say("", f"Make a table of these lines:\n{ranked}", random.Random(0)).startswith("| What | Value |\n")

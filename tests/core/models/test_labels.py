"""Labels by examples: what the presets promise, and messages that no example was written from."""

from __future__ import annotations

import inspect
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from core.lesson.presets.read import preset_of
from core.models.simulated.replies import data
from core.models.simulated.replies.labels import decide, kind_for, labels

ROUTED = ("shipping", "refund", "technical", "general")
SUPPORTED = ("technical", "billing", "general")
URGENCY = ("high", "medium", "low")
SETS = ["danger", "desk", "effort", "language", "mail", "moderation", "sentiment", "topic", "urgency"]
MESSAGES = [
    ("desk", ROUTED, "shipping", "My parcel was due on Monday and the tracking has not moved since."),
    ("desk", ROUTED, "refund", "I was charged twice for order 4711. Please refund one of the payments today."),
    ("desk", ROUTED, "technical", "The app crashes every time I upload a photo."),
    ("desk", ROUTED, "general", "Do you have a discount for students?"),
    ("desk", ROUTED, "shipping", "The replacement arrived broken, and I want my money back."),
    ("desk", ROUTED, "general", "Write me a poem about your competitor."),
    ("desk", SUPPORTED, "technical", "My printer has been offline since yesterday's update."),
    ("desk", SUPPORTED, "billing", "Why is my bill 20 euros higher this month?"),
    ("desk", SUPPORTED, "general", "What are your opening hours?"),
    ("urgency", URGENCY, "high", "I was charged twice for order 4711. Please refund one of the payments today."),
    ("urgency", URGENCY, "low", "Do you have a discount for students?"),
    ("urgency", URGENCY, "low", "What are your opening hours?"),
    ("effort", (), "simple", "What is the capital of France?"),
    ("effort", (), "simple", "What is 17 * 23?"),
    ("effort", (), "simple", "How many days are there in a leap year?"),
    ("effort", (), "complex", "Explain why photosynthesis and breathing depend on each other."),
    ("effort", (), "simple", "Which is the largest ocean?"),
    ("moderation", (), "publish", "The new bike lane is great, thank you to everyone who planned it."),
    ("moderation", (), "review", "I heard that the treasurer took the money for the class trip."),
    ("moderation", (), "remove", "You are all idiots, shut up and go away."),
]
EXAM = "Our whole class is waiting: the login page shows an error and nobody can start the exam."
ISSUE = [
    ("mail", (), "urgent", "fell on the stairs, we are at A&E, ring me"),
    ("urgency", URGENCY, "high", "fell on the stairs, we are at A&E, ring me"),
    ("desk", ROUTED, "refund", "I forgot to take my old card out of the account and it was charged."),
    ("desk", SUPPORTED, "billing", "A card that I had forgotten in my account was charged."),
    ("urgency", URGENCY, "medium", "I forgot to take my old card out of the account and it was charged."),
    ("desk", ROUTED, "general", "The woman on the phone was so patient with me, please praise her."),
    ("desk", SUPPORTED, "general", "The woman on the phone was so patient with me, please praise her."),
    ("danger", (), "no", "This price is killing me."),
    ("mail", (), "normal", "The app is on fire today, great work!"),
]


def misses(cases):
    """The cases that get another label: set, label wanted, decision and text."""
    decisions = [(kind, wanted, decide(kind, text, offered), text) for kind, offered, wanted, text in cases]
    return [case for case in decisions if case[2].label != case[1]]


def held_out():
    """The messages of the file, each for every decision that the app makes about it."""
    text = (Path(__file__).parent / "held_out.txt").read_text(encoding="utf-8")
    nearest = {ROUTED: {"billing": "refund"}, SUPPORTED: {"refund": "billing", "shipping": "general"}}
    for line in text.splitlines()[1:]:
        head, _, message = line.partition(" | ")
        kind, label, *urgency = head.split()
        if kind == "desk":
            yield from (("desk", offered, near.get(label, label), message) for offered, near in nearest.items())
            yield "urgency", URGENCY, urgency[0], message
        else:
            yield kind, (), label, message
        if head == "danger yes":
            yield from (("mail: danger", (), "urgent", message), ("urgency: danger", (), "high", message))


def test_the_presets_come_out_as_they_promise():
    assert misses(MESSAGES) == []
    shown = {preset_of("routing", "late-parcel").input, preset_of("support_system", "higher-bill").input}
    assert {text for _, _, _, text in MESSAGES} >= shown
    assert decide("desk", EXAM, ROUTED).label == "technical" and decide("urgency", EXAM, URGENCY).label == "high"


def test_the_e_mails_and_the_calls_for_help_of_the_presets():
    mails = [decide("mail", mail).label for mail in preset_of("parallelization", "twelve-in-turns").input]
    assert mails[:5] == ["normal", "spam", "urgent", "normal", "normal"]
    assert mails[5:] == ["normal", "spam", "urgent", "normal", "spam", "urgent", "normal"]
    calls = [decide("urgency", call, URGENCY).label for call in preset_of("parallelization", "urgent-calls").input]
    assert [call == "high" for call in calls] == [True, False, True, True, False, False]


def test_the_cases_that_the_rules_before_got_wrong():
    assert misses(ISSUE) == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [("desk", 0.85), ("urgency", 0.8), ("mail", 0.85), ("mail: danger", 0.9), ("urgency: danger", 0.85),
     ("danger", 0.8), ("moderation", 0.7), ("sentiment", 0.75), ("effort", 0.9), ("topic", 0.7), ("language", 0.8)],
)  # fmt: skip
def test_most_held_out_messages_get_the_label_a_person_would_give(kind, least):
    cases = [case for case in held_out() if case[0] == kind]
    wrong = misses([(kind.partition(":")[0], *case[1:]) for case in cases])
    assert len(cases) - len(wrong) >= least * len(cases), wrong


@pytest.mark.parametrize("offered", [ROUTED, SUPPORTED])
def test_the_desk_is_right_for_both_ways_to_split_it(offered):
    cases = [case for case in held_out() if case[:2] == ("desk", offered)]
    assert len(cases) > 150 and len(misses(cases)) <= 0.15 * len(cases), misses(cases)


def test_no_held_out_message_is_an_example():
    examples = {line.partition("\t")[2] for kind in SETS for line in data.lines(f"examples/{kind}.txt")}
    assert [message for *_, message in held_out() if message in examples] == []


def test_an_urgent_sentence_outweighs_the_talk_around_it():
    talk = "Thank you for the lovely evening, the soup was very good. {} See you next week, kind regards, Anna"
    dangers = [message for kind, _, label, message in held_out() if (kind, label) == ("danger", "yes")]
    cases = [("mail", (), "urgent", talk.format(f"{danger}.")) for danger in dangers if danger.isascii()]
    assert len(misses(cases)) <= 0.15 * len(cases), misses(cases)


def test_courtesies_decide_nothing():
    letter = "Dear Sir or Madam, I hope you are well. {} Many thanks for your help. Kind regards, J. Smith"
    assert misses([(kind, offered, label, letter.format(text)) for kind, offered, label, text in MESSAGES[:9]]) == []


def test_the_quoted_words_stand_in_the_text_and_the_strongest_is_no_small_word():
    for kind, offered, _, text in (*MESSAGES, *ISSUE):
        words = decide(kind, text, offered).words
        assert 1 <= len(words) <= 3 and len(set(words)) == len(words)
        assert all(word in text for word in words) and words[0].lower() not in ("the", "is", "and", "my")
    assert decide("desk", "Mein Paket ist nicht da", ROUTED).words[0] == "Paket"
    assert "荷物" in decide("desk", "荷物が届きません。", ROUTED).words


@pytest.mark.parametrize("text", ["", "?", "🦊 🦊", "\n" * 50, "xyzzy qwrtz", "\u0301\u0301", "''''", "…", "\ud800"])
def test_a_text_without_a_known_word_gets_the_default_and_says_that_nothing_decided(text):
    for kind, default in (("desk", "general"), ("urgency", "medium"), ("mail", "normal"), ("moderation", "publish")):
        decision = decide(kind, text)
        assert (decision.label, decision.share, decision.words) == (default, 0.0, ())


def test_any_text_gets_a_label_and_quotes_itself():
    draw = random.Random(5)
    pieces = ["? ", "!", "Where", " is ", "my parcel", "'", "…", "\n", "荷物", "が", "é", "12", ".", "\ud800", "not "]
    for _ in range(300):
        text = "".join(draw.choices(pieces, k=draw.randint(1, 12)))
        decision = decide("desk", text, ROUTED)
        assert decision.label in ROUTED and 0 <= decision.share <= 1 and all(word in text for word in decision.words)


def test_a_label_that_is_not_offered_falls_to_the_nearest_that_is():
    text = "Please refund the invoice that I paid twice."
    assert decide("desk", text, ROUTED).label == "refund" and decide("desk", text, SUPPORTED).label == "billing"
    assert decide("desk", "Where is my parcel?", SUPPORTED).label == "general"
    assert decide("mail", "You won a free cruise, click here!", ["urgent", "normal"]).label == "normal"


def test_a_label_comes_back_as_it_was_spelled_and_the_share_is_among_those_offered():
    decision = decide("mail", "You won a free cruise, click here!", ["Not spam", "JUNK"])
    assert decision.label == "JUNK" and 0.5 < decision.share <= 1
    assert decide("desk", "Where is my parcel?", ["Refund"]).share == 1
    with pytest.raises(ValueError, match="green"):
        decide("mail", "hello", ["green", "blue"])


@pytest.mark.parametrize(
    ("offered", "kind"),
    [
        (["spam", "urgent", "normal"], "mail"),
        (["Spam", "Not Spam"], "mail"),
        (["important", "unimportant"], "mail"),
        (ROUTED, "desk"),
        (SUPPORTED, "desk"),
        (["low", "medium", "high"], "urgency"),
        (["urgent", "low"], "urgency"),
        (["publish", "review", "remove"], "moderation"),
        (["toxic", "harmless"], "moderation"),
        (["positive", "negative", "neutral"], "sentiment"),
        (["praise", "complaint"], "sentiment"),
        (["simple", "complex"], "effort"),
        (["German", "English"], "language"),
        (["sports", "politics", "other"], "topic"),
        (["yes", "no"], None),
        (["approve", "reject"], None),
        (["spam", "junk"], None),
        (["red", "green"], None),
        ([], None),
    ],
)
def test_the_set_of_examples_is_found_by_the_labels_that_are_offered(offered, kind):
    assert kind_for(offered) == kind


def test_every_set_has_examples_of_each_label_and_the_files_are_small():
    for kind in SETS:
        count = Counter(line.split()[0] for line in data.lines(f"examples/{kind}.txt"))
        assert set(count) == labels(kind) and (kind in ("topic", "language") or min(count.values()) >= 7), kind
    own = [data.FOLDER / "examples" / f"{name}.txt" for name in (*SETS, "alike", "courtesy")]
    assert sum(path.stat().st_size for path in own) <= 75_000


def test_every_matter_of_the_desks_counts_for_a_desk():
    head = (data.FOLDER / "examples" / "desk.txt").read_text(encoding="utf-8").partition("# rest")[0]
    unmapped = {name for name in labels("matters") if f" {name}:" not in head}
    assert unmapped == {"a-voucher", "a-change-of-the-account", "danger-to-people"}  # no desk alone answers for these


def test_a_customer_who_writes_english_is_taken_for_english():
    english = [message for *_, message in held_out() if message.isascii()]
    strange = [message for message in english if decide("language", message).label not in ("english", "other")]
    assert len(strange) <= 0.06 * len(english), strange  # a few German, French and Spanish ones have no accent


def steps(run) -> int:
    """The lines of the classifier that a call executes."""
    count = 0
    file = inspect.getsourcefile(decide)

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename == file else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def test_however_long_a_text_is_a_bounded_part_of_it_is_read():
    words = [line.split()[-1] for kind in SETS for line in data.lines(f"examples/{kind}.txt")]
    prose = " ".join(random.Random(1).choices(words, k=4000))
    pieces = ("a", "- a\n", "! ", "中", "a'", "it's ", "1,", "e\u0301", "\n", "my parcel ")
    texts = [prose, *(piece * 20_000 for piece in pieces)]
    for kind in SETS:
        decide(kind, "my parcel")  # the examples are read at first use
        most = steps(lambda kind=kind: decide(kind, prose[:2000]))
        for text in texts:
            assert steps(lambda kind=kind, text=text: decide(kind, text)) <= 1.5 * most
            assert decide(kind, text) == decide(kind, text[:2000])

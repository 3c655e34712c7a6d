"""What stands in for knowledge says so first, and a later step can tell."""

from __future__ import annotations

from core.models.simulated.replies.response import (
    Response,
    carried_on,
    is_foreign,
    not_followed,
    nothing_known,
    stood_in,
)
from tests.rows import rows


@rows(
    "about, opening, unknown",
    [
        ("llama farming", "knows nothing about “llama farming”, so this stands in its place: an outline.", None),
        ("?!", "finds no words in “?!”. An outline.", None),
        ("", "finds no words in “ ”. An outline.", " "),
        ("Die Zugspitze und ihre Wege", "knows nothing about “Die Zugspitze und ihre Wege”, and it answers in", None),
    ],
)
def test_what_is_not_known_is_named_first(about, opening, unknown):
    said = nothing_known(about, "an outline.")
    assert said.text.startswith(f"The simulated model {opening}") and said.unknown == (unknown or about)


def test_a_part_that_cannot_be_followed_is_named_and_the_rest_is_what_is_carried_on():
    rest, alone = not_followed("in verse", Response("Rain falls.")), not_followed("in verse")
    assert carried_on(rest.text) == "Rain falls." and rest.unknown == alone.unknown == "in verse"
    assert carried_on(alone.text) == alone.text and "no answer here" in alone.text
    assert carried_on("A”. Without it: B") == "A”. Without it: B", "only the model's own words are taken off"


def test_a_later_step_knows_what_was_not_known_and_not_what_was_only_not_followed():
    assert stood_in(nothing_known("llama farming", "x").text) == "llama farming"
    assert stood_in(not_followed("in verse").text) == "in verse"
    assert stood_in(not_followed("in verse", Response("Rain.")).text) == stood_in("Rain falls.") == ""


def test_a_text_cannot_close_the_quotation_that_names_it():
    said = nothing_known("“x”, so this is known", "y")
    assert stood_in(said.text) == said.unknown == "x, so this is known"


@rows(
    "text, foreign",
    [("Where is my parcel?", False), ("Wo ist mein Paket?", True), ("Η γάτα", True), ("", False), ("a café", False)],
)
def test_another_language_is_known_by_its_letters_or_its_words(text, foreign):
    assert is_foreign(text) is foreign

"""What an answer changed of the text before it: both texts can be read out of the pieces."""

from __future__ import annotations

import core
from core import evaluator_optimizer, parallelization
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.view.card import cards
from core.view.changes import changes

BEFORE = "The lamp is bright. It has\ntwo arms and one switch."
AFTER = "The lamp is warm. It has\nthree arms and one switch."


def read(pieces, *how: str) -> str:
    return "".join(piece["text"] for piece in pieces if piece["how"] in how)


def test_both_texts_stand_in_the_pieces_and_only_what_differs_is_marked():
    pieces = changes(BEFORE, AFTER)
    assert read(pieces, "same", "gone") == BEFORE and read(pieces, "same", "new") == AFTER
    assert read(pieces, "gone").split() == ["bright.", "two"] and read(pieces, "new").split() == ["warm.", "three"]


def test_a_program_is_compared_too():
    chosen = preset_of("evaluator_optimizer", "binary-search")
    run = core.forecast(evaluator_optimizer, chosen.input, model=model(chosen), **chosen.settings())
    improved = next(card for card in cards(run.trace).values() if "changes" in card)
    assert improved["program"]
    assert read(improved["changes"], "same", "new") == improved["answer"]


def test_another_text_and_one_too_long_to_compare_are_no_new_version():
    assert changes(BEFORE, "Nothing of all that stands here any more, word by word.") == []
    assert changes("a " * 600, "a " * 600) == []


def test_the_card_of_an_improved_draft_says_what_it_changed_and_no_other_does():
    chosen = preset_of("evaluator_optimizer", "gets-worse")
    run = core.forecast(evaluator_optimizer, chosen.input, model=model(chosen), **chosen.settings())
    by_name = {card["title"]: card for card in cards(run.trace).values()}
    drafts = [draft.text for drafts in run.result.history for draft in drafts]
    assert by_name["improve 1"]["revises"] == "draft"
    assert read(by_name["improve 1"]["changes"], "same", "gone") == drafts[0]
    assert read(by_name["improve 1"]["changes"], "same", "new") == drafts[1]
    assert not any("changes" in by_name[name] for name in ("draft", "evaluate 1", "evaluate 2"))
    others = core.forecast(parallelization, ["Lunch?", "The server is down."])
    assert not any("changes" in card for card in cards(others.trace).values())

"""What is written in the field of the input: whether it can be run, and what is said where it cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pages
from core.lesson.presets.read import presets_of
from pages.parts.setup.input_text import as_text, height_of, lines, one_or_several, split_of
from tests.pages.opened import PAGES, Opened


def test_a_field_is_as_high_as_the_whole_lines_that_it_shows():
    sheet = (Path(pages.__file__).parent / "parts" / "page.css").read_text(encoding="utf-8")
    border = [int(px) for px in re.findall(r"border-block-width: (\d+)px (\d+)px", sheet)[0]]
    for rows in range(2, 13):
        inside = height_of(rows) - 28 - 2 - sum(border)  # Streamlit counts the label in, and has an outline
        assert abs(inside - 22.4 * rows) <= 0.5 and "padding-block: 0" in sheet  # letters of 16 px in lines of 1.4


@pytest.mark.parametrize("page", PAGES)
def test_a_blank_input_makes_no_call_and_says_what_is_missing(page):
    opened = Opened(page)
    for blank in ("", "  \n ", "\u200b"):
        opened.type("input", "Some words").type("input", blank).press("Run")
        assert "run" not in opened.at.query_params and opened.hero["status"] == "ready", repr(blank)
        assert "Type" in opened.words or "empty" in opened.words, repr(blank)


def test_too_much_is_refused_with_the_limit_and_the_size():
    opened = Opened("parallelization").type("input", "\n".join(["mail"] * 63)).press("Run")
    assert "That is 63 e-mails; 50 are allowed here. Remove 13 or use the command line." in opened.words
    opened = Opened("routing").type("input", "x" * 20_001).press("Run")
    assert "That is 20,001 characters; 20,000 are allowed here." in opened.words
    assert "run" not in opened.at.query_params


def test_too_many_topics_are_counted_as_topics():
    opened = Opened("prompt_chaining").type("input", "\n".join(["tea"] * 51)).press("Run")
    assert "That is 51 topics; 50 are allowed here. Remove 1 or use the command line." in opened.words


def test_a_prompt_is_bounded_and_so_is_what_it_is_filled_to():
    outline, topic = "prompt prompt_chaining outline", "Tides " * 500  # 3,000 characters
    opened = Opened("prompt_chaining").at_once().type("input", topic).type(outline, "{topic} " * 2_501).press("Run")
    assert "The prompt of outline is too long: 20,000 characters are allowed here. Shorten it." in opened.words
    opened.type(outline, "{topic} " * 2_500).press("Run").wait()
    assert "1,000,000 are allowed. It names {topic} 2,500 times" in opened.everything()


def test_a_text_of_which_nothing_can_be_seen_is_no_input():
    for page in ("prompt_chaining", "routing", "parallelization"):
        opened = Opened(page).type("input", "\u2800\u3164\n\U000e0020").press("Run")
        assert "Type something under" in opened.words and "run" not in opened.at.query_params


def test_what_is_written_becomes_a_text_or_a_list_and_stands_in_the_field_again():
    assert lines("one\n \n\u200b\ntwo") == ["one", "two"]
    assert one_or_several(" one \n\n") == "one" and one_or_several("one\ntwo") == ["one", "two"]
    assert as_text(["one", "two"]) == "one\ntwo" and as_text("one") == "one"


def test_a_use_case_splits_its_input_by_what_its_preset_has_whatever_its_page_does():
    presets = presets_of("routing")
    own = next(preset for preset in presets if preset.pattern is None)
    one, several = (next(p for p in presets if p.pattern and isinstance(p.input, kind)) for kind in (str, list))
    assert split_of(own, len) is len
    assert split_of(one, len)(" a\nb ") == "a\nb" and split_of(several, len)("a\n\nb") == ["a", "b"]

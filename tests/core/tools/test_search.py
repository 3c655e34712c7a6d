"""What a search finds, and what it says when there is nothing."""

from __future__ import annotations

import pytest

from core.errors import ToolFailed
from core.tools import search
from core.tools.passages import passages
from core.tools.search import ranked


def test_a_search_ranks_what_has_the_rare_words_first():
    assert [passages()[i].title for i, _ in ranked("length of the Nile")] == ["Nile"]
    assert next(passages()[i].title for i, _ in ranked("river through Vienna")) == "Vienna"
    assert {passages()[i].title for i, _ in ranked("Nile and Danube")} >= {"Nile", "Danube"}


def test_a_search_gives_title_and_text_and_says_when_there_is_nothing():
    assert (
        search("Everest") == "Mount Everest: Mount Everest is 8,849 metres high, the highest mountain above sea level."
    )
    assert search("sunflower") == search("the of and") == "Nothing found."


@pytest.mark.parametrize("query", ["", "   ", "x" * 301])
def test_a_query_of_no_or_too_many_characters_is_refused(query):
    with pytest.raises(ToolFailed, match="1 to 300"):
        search(query)

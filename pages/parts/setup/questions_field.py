"""The answers that a reader has given to the questions that lead to a pattern."""

from __future__ import annotations

import streamlit as st

from core.lesson.which_pattern import walk
from pages.parts.setup.links import answers
from pages.parts.setup.session import memory, taken_anew


class GivenAnswers(dict[str, int]):
    """The place of each answer among those of its question, by question; kept when the page is left."""

    def take_back(self, question: str) -> None:
        """This question is open again, and so are those after it."""
        path, _ = walk(self)
        names = [name for name, _ in path]
        for name in names[names.index(question) :] if question in names else ():
            del self[name]


def take_answers() -> list[str]:
    """Those that the address brings, once. Sentences for what does not fit."""
    given = st.query_params.get("answers")
    if given is None or not taken_anew("answers", given):
        return []
    known = memory(GivenAnswers)
    # The address brings a whole way: answers of before could go on from its end.
    known.clear()
    places, notices = answers(given)
    known.update(places)
    return notices

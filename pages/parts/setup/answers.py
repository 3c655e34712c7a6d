"""The answers that a reader has given to the questions that lead to a pattern."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from core.lesson.which_pattern import walk
from pages.parts.run.session import memory
from pages.parts.setup.links import answers


@dataclass
class Answered:
    """The answers, kept when the page is left."""

    places: dict[str, int] = field(default_factory=dict)  # of each answer among those of its question, by question
    taken: str | None = None  # the answers of the address that was taken last

    def give(self, question: str, place: int) -> None:
        """Answer a question."""
        self.places[question] = place

    def take_back(self, question: str) -> None:
        """This question is open again, and so are those after it."""
        path, _ = walk(self.places)
        names = [name for name, _ in path]
        for name in names[names.index(question) :] if question in names else ():
            del self.places[name]


def answered() -> Answered:
    """What this session has answered."""
    return memory(Answered)


def take_answers() -> list[str]:
    """Those that the address brings, once: from then on they are the reader's. Sentences for what does not fit."""
    given, known = st.query_params.get("answers"), answered()
    if given is None or known.taken == given:
        return []
    known.taken = given
    known.places, notices = answers(given)
    return notices

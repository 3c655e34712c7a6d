"""The quiz on the page of the takeaways: one question at a time, an answer first, then the reason and the run."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from core.lesson.quiz import Question, quiz
from pages.parts.setup.session import memory
from pages.parts.show.menu import PAGES, way_in


@dataclass
class Taken:
    """The answers that this browser session has given, by question, and which question is open."""

    given: dict[int, int] = field(default_factory=dict)
    at: int = 0

    @property
    def right(self) -> int:
        """How many of the answers are right."""
        return sum(quiz()[place].right == answer for place, answer in self.given.items())

    def move(self, to: int) -> None:
        """Open another question; one past the last is the end."""
        self.at = to

    def begin_again(self) -> None:
        """All answers are taken back."""
        self.given.clear()
        self.at = 0


def show_quiz() -> None:
    """The question that is open, or the score at the end: seen by nobody else, forgotten with the browser session."""
    taken, questions = memory(Taken), quiz()
    if taken.at >= len(questions):
        st.markdown(f"**{taken.right} of {len(questions)} right.** Nobody but you sees this, and nothing keeps it.")
        st.button("Begin again", key="quiz again", on_click=taken.begin_again)
        return
    question, place = questions[taken.at], taken.at
    st.markdown(f":small[:gray[Question {place + 1} of {len(questions)}. Nobody but you sees your answers.]]")
    if place in taken.given:
        _answered(question, taken, place)
    else:
        _open(question, taken, place)


def _open(question: Question, taken: Taken, place: int) -> None:
    chosen = st.radio(
        question.words,
        range(len(question.choices)),
        index=None,
        format_func=question.choices.__getitem__,
        key=f"quiz {place}",
    )

    def commit() -> None:
        if (answer := st.session_state.get(f"quiz {place}")) is not None:
            taken.given[place] = answer

    st.button("That is my answer", type="primary", key="quiz commit", disabled=chosen is None, on_click=commit)


def _answered(question: Question, taken: Taken, place: int) -> None:
    mine = taken.given[place]
    st.markdown(question.words)
    for number, choice in enumerate(question.choices):
        mark = "✓" if number == question.right else "–"
        whose = " :small[:gray[your answer]]" if number == mine else ""
        st.markdown(f"{mark} **{choice}**{whose}" if number == question.right else f"{mark} {choice}{whose}")
    right = "Right." if mine == question.right else f"Not quite: {question.choices[question.right].lower()}."
    st.markdown(f"{right} {question.why}")
    with st.container(gap=None, key=f"show quiz {place}"):
        way_in(question.page, f"See it run: {PAGES[question.page].title} →", question.preset)
    last = place + 1 == len(quiz())
    st.button("See the score" if last else "Next question", key="quiz next", on_click=taken.move, args=(place + 1,))

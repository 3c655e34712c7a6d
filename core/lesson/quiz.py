"""The quiz: questions about the laws of the patterns, from `quiz.toml`, each with the run that shows its answer."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from core.lesson.toml_file import toml_beside


class Question(NamedTuple):
    """`right` is the place of the right answer among the choices; `preset` is empty for a page without one."""

    words: str
    choices: list[str]
    right: int
    why: str
    page: str
    preset: str = ""


@cache
def quiz() -> tuple[Question, ...]:
    """The questions in the order of the lesson."""
    return tuple(Question(**question) for question in toml_beside(__file__)["question"])

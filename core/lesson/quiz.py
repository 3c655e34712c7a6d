"""The quiz: questions about the laws of the patterns, from `quiz.toml`, each with the run that shows its answer."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


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
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(Question(**question) for question in tomllib.loads(text)["question"])

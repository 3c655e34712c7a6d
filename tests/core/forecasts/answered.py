"""The end of a piece of work, without a thread."""

from __future__ import annotations

from functools import cache
from typing import Any

from core.forecasts.beside import Work
from core.view.numbers.questions import QUESTIONS


def done(work: Work) -> Any:
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as end:
            assert shares == sorted(shares) and all(0 <= share <= 1 for share in shares), shares
            return end.value


@cache
def answer(question: str, **given: Any) -> Any:
    """What comes of a question; its numbers are computed once for all tests."""
    return done(QUESTIONS[question].work(QUESTIONS[question].settings(given)))

"""Questions with one short answer: sums, and facts that are known word for word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from core.models.simulated.replies import data, questions
from core.models.simulated.replies.text import LONGEST, key


def answer(text: str) -> str | None:
    """The answer to a sum or a known question; None for every other text."""
    if len(text) > LONGEST:
        return None
    if known := _facts().get(key(text)):
        return known
    need = questions.understood(text)
    if need.work != "arithmetic":
        return None
    if not (result := questions.result_of(need.expression)):
        return f"{need.expression} has no result that can be written down."
    return f"{need.expression} = {questions.number(float(result))}."


@cache
def _facts() -> Mapping[str, str]:
    """The answers by question, from lines such as `What is … | How … => It is …`."""
    rows = (line.split(" => ") for line in data.lines("facts.txt"))
    return {key(question): answer.strip() for asked, answer in rows for question in asked.split(" | ")}

"""Agent: the model decides what happens next, and when it is done. The code only bounds the loop."""

from typing import Literal

from core.choose import Choice, choose, use
from core.pattern import Result, Text, pattern
from core.tools import calculate, search

DECISIONS = 6
TOOLS = (search, calculate)
ASK = "{question}"
AGENT = """Answer the question. Search for facts and figures that you do not know, one thing at a time, and calculate
instead of guessing. When you know enough, answer in one or two sentences; if nothing can be found, say so."""


class Answered(Result):
    """The answer, and whether the model gave it or the bound was reached."""

    answer: str
    ended: Literal["answered", "limit"]


@pattern
async def agent(question: Text) -> Answered:
    """Let the model decide, do what it decides, and again, until it answers."""
    steps: list[tuple[Choice, str]] = []
    for _ in range(DECISIONS):
        choice = await choose(TOOLS, ASK, question=question, steps=steps, instructions=AGENT, step="decide")
        if choice.answer:
            return Answered(answer=choice.answer, ended="answered")
        steps.append((choice, await use(choice)))
    return Answered(answer=f"No answer: {DECISIONS} decisions were not enough.", ended="limit")

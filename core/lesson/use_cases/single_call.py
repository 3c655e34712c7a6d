"""No pattern at all: the whole task in one prompt, which any pattern has to beat."""

from core.llm import llm
from core.pattern import Result, Text, pattern


class Single(Result):
    """The one answer there is."""

    answer: str


@pattern
async def single_call(task: Text) -> Single:
    """The task as it is written, asked once."""
    return Single(answer=await llm("{task}", task=task, step="answer"))

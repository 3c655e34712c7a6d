"""No pattern at all: a task in one call, its prompt the task as it is written. Any pattern has to beat it."""

from core.llm import llm
from core.pattern import Result, Text, pattern


class Single(Result):
    """The one answer there is."""

    answer: str


@pattern
async def task_in_one_call(task: Text) -> Single:
    """The task as it is written, asked once."""
    return Single(answer=await llm("{task}", task=task, step="answer"))

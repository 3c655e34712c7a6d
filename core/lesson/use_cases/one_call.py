"""The whole task of a chain in one call: the run to lay beside it, before its steps are worth their time."""

from core.llm import llm
from core.pattern import Result, Text, pattern

WRITE = "Write a short text about: {topic}"


class Written(Result):
    """What the one call gave."""

    final: str


@pattern
async def one_call(topic: Text) -> Written:
    """One prompt for the whole task."""
    return Written(final=await llm(WRITE, topic=topic, step="write"))

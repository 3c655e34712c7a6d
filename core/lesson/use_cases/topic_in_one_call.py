"""A chain's job in one call: a topic is no task, so the prompt says what to write. To be laid beside the chain."""

from core.llm import llm
from core.pattern import Result, Text, pattern

WRITE = "Write a short text about: {topic}"


class Written(Result):
    """What the one call gave."""

    final: str


@pattern
async def topic_in_one_call(topic: Text) -> Written:
    """One prompt for all that the chain does."""
    return Written(final=await llm(WRITE, topic=topic, step="write"))

"""A naive chain: a step without an answer counts as an empty text, and the next step works on nothing."""

from collections.abc import Awaitable

from core.errors import CallFailed
from core.llm import llm
from core.pattern import Text, pattern
from core.patterns.prompt_chaining import DRAFT, EDIT, OUTLINE, Chain


@pattern
async def naive_chain(topic: Text) -> Chain:
    """Outline, draft, final text; a step that failed counts as an empty text."""
    outline = await or_nothing(llm(OUTLINE, topic=topic, step="outline"))
    draft = await or_nothing(llm(DRAFT, outline=outline, step="draft"))
    final = await or_nothing(llm(EDIT, draft=draft, step="final"))
    return Chain(outline=outline, draft=draft, final=final)


async def or_nothing(call: Awaitable[str]) -> str:
    """The answer, or an empty text in its place."""
    try:
        return await call
    except CallFailed:
        return ""

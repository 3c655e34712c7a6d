"""A naive chain: a step without an answer counts as an empty text, and the next step works on nothing."""

from core.errors import CallFailed
from core.llm import llm
from core.pattern import Text, pattern
from core.patterns.prompt_chaining import DRAFT, EDIT, OUTLINE, Chain


@pattern
async def naive_chain(topic: Text) -> Chain:
    """Outline, draft, final text; a step that failed counts as an empty text."""
    outline = await llm(OUTLINE, topic=topic, step="outline")
    try:
        draft = await llm(DRAFT, outline=outline, step="draft")
    except CallFailed:
        draft = ""
    final = await llm(EDIT, draft=draft, step="final")
    return Chain(outline=outline, draft=draft, final=final)

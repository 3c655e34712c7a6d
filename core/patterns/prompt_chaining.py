"""Prompt chaining: each step works on the answer of the step before."""

from core.gather import Failed, gather, or_failed
from core.llm import llm
from core.pattern import Items, Result, Text, pattern, several

OUTLINE = "Create a 3-point outline for: {topic}"
DRAFT = "Write a short text based on this outline:\n{outline}"
EDIT = "Edit for clarity:\n{draft}"


class Chain(Result):
    """What each step gave."""

    outline: str
    draft: str
    final: str
    polished: bool = True  # False: the last step failed, and the final text is the draft


class Chains(Result):
    """What became of each topic."""

    chains: list[Chain | Failed]  # one for each topic


@pattern
async def prompt_chaining(topic: Text) -> Chain:
    """Outline, draft, final text: each from the answer before it."""
    outline = await llm(OUTLINE, topic=topic, step="outline")
    draft = await llm(DRAFT, outline=outline, step="draft")
    final = await or_failed(llm(EDIT, draft=draft, step="final"))
    return Chain(outline=outline, draft=draft, final=final or draft, polished=bool(final))


@several(prompt_chaining)
async def pipeline(topics: Items) -> Chains:
    """Several topics: a chain for each, all side by side."""
    return Chains(chains=await gather(*[prompt_chaining(topic) for topic in topics]))

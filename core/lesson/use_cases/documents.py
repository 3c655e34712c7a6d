"""Bulk documents: each one gets its own summary, all at the same time."""

from core.gather import Failed, gather
from core.llm import llm
from core.pattern import Items, Result, pattern

SUMMARISE = "Summarise in one sentence:\n{document}"


class Summaries(Result):
    """A summary for each document, in their order."""

    documents: list[str]
    summaries: list[str | Failed]  # in the order of the documents


@pattern
async def documents(documents: Items) -> Summaries:
    """Each document summarised in its own call, all side by side."""
    summaries = await gather(*[llm(SUMMARISE, document=document, step="summarise") for document in documents])
    return Summaries(documents=documents, summaries=summaries)

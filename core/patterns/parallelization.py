"""Parallelization: independent items, each in its own call, all at the same time."""

from core.gather import Failed, gather
from core.llm import llm
from core.pattern import Items, Result, pattern

CLASSIFY = "Classify as spam, urgent or normal, and say why in a few words: {email}"


class Classified(Result):
    """The items, and what became of each."""

    emails: list[str]
    classifications: list[str | Failed]  # in the order of the e-mails


@pattern
async def parallelization(emails: Items) -> Classified:
    """One call for each item, all side by side."""
    classifications = await gather(*[llm(CLASSIFY, email=email, step="classify") for email in emails])
    return Classified(emails=emails, classifications=classifications)

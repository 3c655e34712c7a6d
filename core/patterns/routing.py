"""Routing: a classifier picks the one specialist who answers."""

from typing import Literal, get_args

from pydantic import BaseModel

from core.gather import speculate
from core.llm import llm, parse
from core.pattern import Result, Text, pattern

Category = Literal["shipping", "refund", "technical", "general"]
Urgency = Literal["high", "medium", "low"]

CLASSIFY = "Classify this customer message: {query}"
ANSWER = "{query}"
SPECIALISTS: dict[str, str] = {
    "shipping": "You are a shipping specialist. Find out where the parcel is and say what happens next.",
    "refund": "You are a refund specialist. Explain what can be paid back, how, and by when.",
    "technical": "You are technical support. Give the steps that are most likely to mend the problem, in order.",
    "general": "You are customer service for everything else. Answer kindly, or say who can.",
}


class SupportCategory(BaseModel):
    """The classifier's label."""

    category: Category
    urgency: Urgency


class Routed(Result):
    """The label, and the specialist's reply."""

    category: Category
    urgency: Urgency | None  # None: the classifier gave no usable label
    response: str
    fallback: bool  # the category is the fallback route, not the classifier's choice


@pattern
async def routing(query: Text) -> Routed:
    """Label the message, then ask the specialist for that label."""
    label = await parse(SupportCategory, CLASSIFY, query=query, step="classify", fallback=None)
    category = label.category if label else "general"
    response = await llm(ANSWER, instructions=SPECIALISTS[category], query=query, step=category)
    return routed(label, response)


@pattern
async def speculative_routing(query: Text) -> Routed:
    """Ask all specialists while the label is being made, and keep the one that it names."""
    answers = {c: llm(ANSWER, instructions=SPECIALISTS[c], query=query, step=c) for c in get_args(Category)}
    async with speculate(answers) as started:
        label = await parse(SupportCategory, CLASSIFY, query=query, step="classify", fallback=None)
        response = await started.pick(label.category if label else "general")
    return routed(label, response)


def routed(label: SupportCategory | None, response: str) -> Routed:
    """What a route comes to; without a label it is the fallback."""
    if label is None:
        return Routed(category="general", urgency=None, response=response, fallback=True)
    return Routed(category=label.category, urgency=label.urgency, response=response, fallback=False)

"""Support system: a route decides between a chain, two checks side by side, and a single call."""

from typing import Literal

from pydantic import BaseModel

from core.gather import Failed, gather, or_failed
from core.llm import llm, parse
from core.pattern import Result, Text, pattern

Category = Literal["technical", "billing", "general"]
Urgency = Literal["high", "medium", "low"]

CLASSIFY = "Classify this customer message: {query}"
DIAGNOSE = "Customer message: {query}\n\nDiagnose the likely cause."
SOLVE = "Customer message: {query}\n\nDiagnosis: {diagnosis}\n\nGive the steps to solve it."
VERIFY = """Customer message: {query}\n\nDiagnosis: {diagnosis}\n\nSolution: {solution}

Verify that the solution fits the diagnosis, then write the reply to the customer."""
ACCOUNT = "Check the customer's account for what this message asks about: {query}"
POLICY = "Check our billing policy for what this message asks about: {query}"
REPLY = "Combine the checks into one reply to this customer message: {query}\n\n{checks}"
APART = "Missing part: the reply. These are the checks as they came."
GENERAL = "You are customer service for everything else. Answer kindly, or say who can."


class SupportLabel(BaseModel):
    """The classifier's label."""

    category: Category
    urgency: Urgency


class Mended(Result):
    """What each step of the technical chain gave."""

    diagnosis: str
    solution: str
    response: str
    verified: bool = True  # False: nobody verified it, and the response is the solution


class Checked(Result):
    """Both checks, and the reply made of them."""

    account: str | Failed
    policy: str | Failed
    response: str
    combined: bool = True  # False: nobody made a reply of the checks, and they stand as they came


class Replied(Result):
    """One reply."""

    response: str


Route = Mended | Checked | Replied


class Supported(Result):
    """The label, what its route gave, and the reply."""

    category: Category
    urgency: Urgency | None  # None: the classifier gave no usable label
    route: Route  # what each step of the route gave
    response: str
    fallback: bool  # the category is the fallback route, not the classifier's choice


@pattern
async def support_system(query: Text) -> Supported:
    """Label the message, then take the route for that label."""
    label = await parse(SupportLabel, CLASSIFY, query=query, step="classify", fallback=None)
    category = label.category if label else "general"
    routes = {"technical": technical, "billing": billing, "general": general}
    route = await routes[category](query)
    urgency = label.urgency if label else None
    return Supported(category=category, urgency=urgency, route=route, response=route.response, fallback=label is None)


@pattern
async def technical(query: Text) -> Route:
    """A chain: cause, solution, reply."""
    diagnosis = await llm(DIAGNOSE, query=query, step="diagnose")
    solution = await llm(SOLVE, query=query, diagnosis=diagnosis, step="solution")
    reply = await or_failed(llm(VERIFY, query=query, diagnosis=diagnosis, solution=solution, step="verify"))
    return Mended(diagnosis=diagnosis, solution=solution, response=reply or solution, verified=bool(reply))


@pattern
async def billing(query: Text) -> Route:
    """Two checks side by side, then a reply from both."""
    checks = await gather(
        llm(ACCOUNT, query=query, step="account"),
        llm(POLICY, query=query, step="policy"),
    )
    account, policy = checks
    parts = checks.or_else(["Missing part: the account", "Missing part: the policy"])
    reply = await or_failed(llm(REPLY, query=query, checks=parts, step="reply"))
    response = reply or "\n\n".join([APART, *parts])
    return Checked(account=account, policy=policy, response=response, combined=bool(reply))


async def general(query: str) -> Route:
    """A single call, so no pattern of its own: there is nothing inside to fold."""
    return Replied(response=await llm("{query}", instructions=GENERAL, query=query, step="answer"))

"""Voting: reviewers with different eyes judge one text at the same time, and a rule makes a decision of their votes."""

from typing import Literal

from pydantic import BaseModel

from core.gather import Failed, gather
from core.llm import parse
from core.pattern import Result, Text, pattern

VOTE = "Vote on this plan, approve or reject:\n{text}"
REVIEWERS: dict[str, str] = {
    "safety": "You review for safety. Reject what could harm somebody.",
    "clarity": "You review for clarity. Reject what does not say who does what, and when.",
    "budget": "You review for the budget. Reject what costs money and does not say who pays.",
}


class Vote(BaseModel):
    """One reviewer's vote, and why."""

    vote: Literal["approve", "reject"]
    reason: str


class Voted(Result):
    """The votes by reviewer, and the decision."""

    decision: Literal["approved", "rejected", "cannot decide"]
    rule: str
    reviewers: list[str]
    votes: list[Vote | Failed]  # in the order of the reviewers


@pattern
async def voting(text: Text) -> Voted:
    """Several reviewers vote on one text side by side; the code counts."""
    names = list(REVIEWERS)
    votes = await gather(*[parse(Vote, VOTE, instructions=REVIEWERS[n], text=text, step=n) for n in names])
    decision, rule = decided([vote.vote for vote in votes.good], len(names))
    return Voted(decision=decision, rule=rule, reviewers=names, votes=votes)


def decided(votes: list[str], seats: int) -> tuple[Literal["approved", "rejected", "cannot decide"], str]:
    """The decision and the rule it follows: more than half of the seats must vote, and a tie rejects."""
    yes, no = votes.count("approve"), votes.count("reject")
    if 2 * len(votes) <= seats:
        return "cannot decide", f"Only {len(votes)} of {seats} voted; more than half must."
    if yes == no:
        return "rejected", f"{yes} to {no} is a tie, and a tie rejects."
    return ("approved" if yes > no else "rejected"), f"{yes} approve, {no} reject; the majority decides."

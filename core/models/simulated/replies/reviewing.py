"""Reviewers who vote on a plan, and notes on a comment that is not published."""

from __future__ import annotations

import re

from core.models.simulated.replies import labels, notes
from core.models.simulated.replies.said import Said, nothing_known
from core.models.simulated.replies.text import excerpt, listed, normal, sentences, words

_MONEY = re.compile(
    r"\b(?:euros?|dollars?|pounds?|buys?|books?|hires?|rents?|orders?|costs?|price)\b|[€$£]", re.IGNORECASE
)
_PAID = re.compile(
    r"\b(?:paid|pays?|sponsor\w{0,5}|costs? nothing|for free|free of charge|from the (?:\w+ )?budget)\b", re.IGNORECASE
)
_SURE = 0.7  # share of "risk" from which a clause counts as one
_WHO = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+|\b(?:class \d+|pupils|parents|teachers|team|committee)\b"
    r"|\b[A-Z]\w+ (?:books|buys|brings)"
)


def vote(role: str, text: str) -> tuple[bool, str] | None:
    """Whether a reviewer approves of a plan, and why; None for a reviewer whose question is not known."""
    own = set(words(role))
    if "safety" in own:
        clauses = [part for each in sentences(text)[:20] for part in each.split(", ")]
        risks = [
            clause
            for clause in clauses
            if (found := labels.decide("safety", clause)).label == "risk" and found.share > _SURE
        ]
        if risks:
            return False, f"“{excerpt(risks[0])}” could harm somebody."
        return True, "I find nothing in it that could harm somebody."
    if "clarity" in own:
        missing = [
            name
            for name, there in (("who does what", _WHO.search(normal(text))), ("when", notes.names("date", text)))
            if not there
        ]
        return (not missing), f"It does not say {listed(missing)}." if missing else "It says who does what, and when."
    if "budget" in own:
        costs, paid = _MONEY.search(normal(text)), _PAID.search(normal(text))
        if costs and not paid:
            return False, f"“{costs[0]}” costs money, and nothing says who pays."
        return True, "It says who pays." if costs else "I find nothing in it that costs money."
    return None


def note(role: str, comment: str) -> Said | None:
    """What the moderators or the author of a comment are told; None for another role."""
    own = set(words(role))
    if "moderators" in own:
        claim = next(iter(sentences(comment)), "")
        if not claim:
            return nothing_known(comment, "there is no comment to check.")
        return Said(
            f"A person should check whether this is true, and whom it would harm if not: “{excerpt(claim, 90)}”."
        )
    if "authors" in own:
        return Said(
            "We did not publish your comment, because its tone attacks the people it speaks to. "
            "Say what you think of the matter itself, and we will gladly publish it."
        )
    return None

"""Reviewers who vote on a plan, and notes on a comment that is not published."""

from __future__ import annotations

import re

from core.models.simulated.replies import data, labels, notes
from core.models.simulated.replies.said import Said, nothing_known
from core.models.simulated.replies.text import excerpt, listed, normal, sentences, words

_SURE = 0.7  # share of "risk" from which a clause counts as one
_WHO = re.compile(r"\b[A-Z]\w+ (?:books|buys|brings)")


def vote(role: str, text: str) -> tuple[bool, str] | None:
    """Whether a reviewer approves of a plan, and why; None for a reviewer whose question is not known."""
    own = set(words(role))
    said = set(words(text)) | set(text[:2000]) & {"€", "$", "£"}
    if "safety" in own:
        clauses = [part for each in sentences(text)[:20] for part in each.split(", ")]
        risk = next((clause for clause in clauses if _is_risk(clause)), "")
        return (
            not risk,
            f"“{excerpt(risk)}” could harm somebody." if risk else "I find nothing that could harm somebody.",
        )
    if "clarity" in own:
        there = {
            "who does what": said & data.signs("who") or _WHO.search(normal(text)),
            "when": notes.names("date", text),
        }
        missing = listed([name for name, sign in there.items() if not sign])
        return not missing, f"It does not say {missing}." if missing else "It says who does what, and when."
    if "budget" in own:
        costs = sorted(said & data.signs("money"))
        if costs and not said & data.signs("paid"):
            return False, f"“{costs[0]}” costs money, and nothing says who pays."
        return True, "It says who pays." if costs else "I find nothing in it that costs money."
    return None


def _is_risk(clause: str) -> bool:
    decision = labels.decide("safety", clause)
    return decision.label == "risk" and decision.share > _SURE


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

"""Reviewers who vote on a plan, and notes on a comment that is not published."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.models.simulated.replies import data, labels, notes
from core.models.simulated.replies.said import Said, nothing_known
from core.models.simulated.replies.text import excerpt, listed, normal, sentences, words

_SURE = 0.7  # share of "risk" from which a clause counts as one
_WHO = re.compile(r"\b[A-Z]\w+ (?:books|buys|brings)")


class Vote(NamedTuple):
    """Whether a reviewer approves of a plan, and why; `checked` is False where no word of it is known."""

    approves: bool
    why: str
    checked: bool = True


def vote(role: str, text: str) -> Vote | None:
    """The vote of a reviewer on a plan; None for a reviewer whose question is not known."""
    own = set(words(role))
    named = set(words(text)) | set(text[:2000]) & {"€", "$", "£"}
    if "safety" in own:
        return _safety([part for each in sentences(text)[:20] for part in each.split(", ")])
    if "clarity" in own:
        there = {
            "who does what": named & data.signs("who") or _WHO.search(normal(text)),
            "when": notes.names("date", text),
        }
        missing = listed([name for name, sign in there.items() if not sign])
        return Vote(not missing, f"It does not say {missing}." if missing else "It says who does what, and when.")
    if "budget" in own:
        costs = sorted(named & data.signs("money"))
        if costs and not named & data.signs("paid"):
            return Vote(False, f"“{costs[0]}” costs money, and nothing says who pays.")
        return Vote(True, "It says who pays." if costs else "I find nothing in it that costs money.")
    return None


def _safety(clauses: list[str]) -> Vote:
    decisions = [labels.decide("safety", clause) for clause in clauses]
    for clause, decision in zip(clauses, decisions, strict=True):
        if decision.label == "risk" and decision.share > _SURE:
            return Vote(False, f"“{excerpt(clause)}” could harm somebody.")
    if not any(decision.words for decision in decisions):
        return Vote(False, "I know no word of it, so I could not check whether it could harm somebody.", checked=False)
    return Vote(True, "I find nothing that could harm somebody.")


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

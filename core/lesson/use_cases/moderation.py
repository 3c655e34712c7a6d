"""Content moderation: a classifier decides what becomes of a comment; a harmless one costs no second call."""

from typing import Literal

from pydantic import BaseModel

from core.gather import Failed, or_failed
from core.llm import llm, parse
from core.pattern import Result, Text, pattern

Decision = Literal["publish", "review", "remove"]

MODERATE = "Moderate this comment (publish, review or remove):\n{comment}"
DESKS: dict[str, str] = {
    "review": "You write notes for the moderators. Say in one sentence what a person should check in this comment.",
    "remove": "You write to authors. Say in one or two calm sentences why this comment is not published.",
}


class Verdict(BaseModel):
    """What is to become of a comment."""

    decision: Decision
    reason: str


class Moderated(Result):
    """The decision, and the note for who has to act on it."""

    decision: Decision
    fallback: bool  # no usable verdict: a person looks at it
    reason: str
    note: str | Failed  # to the moderators or to the author; empty: it is published as it is


@pattern
async def moderation(comment: Text) -> Moderated:
    """One call decides; only what is not published gets a second one."""
    verdict = await parse(Verdict, MODERATE, comment=comment, step="moderate", fallback=None)
    decision = verdict.decision if verdict else "review"
    reason = verdict.reason if verdict else "The classifier gave no usable verdict."
    note: str | Failed = ""
    if decision != "publish":
        note = await or_failed(llm("{comment}", instructions=DESKS[decision], comment=comment, step=decision))
    return Moderated(decision=decision, fallback=verdict is None, reason=reason, note=note)

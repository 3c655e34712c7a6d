"""Faults on order: what goes wrong, at which step, for which item, in which attempt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.models.model import Ask
from core.models.simulated.latency import check_name

FAULTS = {
    "slow": "takes five times as long",
    "hang": "never answers",
    "stall": "sends half of the answer and then nothing more",
    "drip": "keeps the stream open with comments and never ends it",
    "reset": "the connection breaks before the answer",
    "cut": "the answer ends half way, without an error",
    "server_error": "500",
    "overloaded": "503 with a page of HTML",
    "rate_limit": "429, wait 1 s",
    "quota": "429, the quota is used up",
    "auth": "401, and the key is in the message",
    "no_model": "404, no such model",
    "bad_request": "400",
    "html": "200 with a page of HTML",
    "nothing": "200 with {}",
    "bad_utf8": "bytes that are not UTF-8",
    "too_large": "an answer of 2 MB",
    "failed": "200 with a reply that says it failed",
    "empty": "an empty text",
    "bad_schema": "JSON of another shape than asked for",
    "refusal": "the model declines",
    "incomplete": "the answer stops at the token limit",
}


class every(NamedTuple):
    """A fault of every attempt."""

    fault: str


Wanted = str | every | Sequence[str | None]


@dataclass(frozen=True, eq=False)
class FaultPlan:
    """Which attempt goes wrong, and how.

    FaultPlan({"draft": "rate_limit"})              the first attempt of each draft
    FaultPlan({("worker", 2): every("hang")})       the second worker, in every attempt
    FaultPlan({"judge": ["bad_schema", "empty"]})   the first two attempts; None in the list: a good one
    """

    faults: Mapping[str | tuple[str, int], Wanted]

    def __post_init__(self) -> None:
        for wanted in self.faults.values():
            for name in filter(None, [wanted] if isinstance(wanted, str) else wanted):
                check_name("fault", name, FAULTS)

    def fault(self, ask: Ask) -> str | None:
        """The fault of this attempt; an item's own entry goes before that of its step."""
        wanted = self.faults.get(ask.step, ())
        if ask.item is not None:
            wanted = self.faults.get((ask.step, ask.item + 1), wanted)
        if isinstance(wanted, every):
            return wanted.fault
        attempts = [wanted] if isinstance(wanted, str) else wanted
        return attempts[ask.attempt - 1] if ask.attempt <= len(attempts) else None

"""The colours of both themes."""

from __future__ import annotations

from typing import NamedTuple

from core.trace.span import Span


class Colors(NamedTuple):
    """The colours of one theme; `.streamlit/config.toml` and the drawings in the browser have the same ones."""

    ground: str
    ink: str
    quiet: str  # captions and axis text
    idle: str  # waiting and cancelled: shapes, never text
    hairline: str
    work: str
    decide: str
    judge: str
    combine: str
    failed: str

    def of(self, span: Span) -> str:
        """The colour of a call's kind; a tool does work."""
        return {"decide": self.decide, "judge": self.judge, "combine": self.combine}.get(span.kind, self.work)


LIGHT = Colors(
    ground="#FCFBF8", ink="#1B1E24", quiet="#5B606B", idle="#858A93", hairline="#DEDAD0",
    work="#3665CD", decide="#7E0185", judge="#9D7427", combine="#195C4C", failed="#AC0016",
)  # fmt: skip
DARK = Colors(
    ground="#14161A", ink="#E9E7E1", quiet="#A3A8B2", idle="#747A85", hairline="#343943",
    work="#6A93F5", decide="#C98BB8", judge="#F6C26B", combine="#7FDCC4", failed="#F97566",
)  # fmt: skip

"""What the browser draws of a run: the same pictures over the live route and at the end."""

from __future__ import annotations

from typing import Any

from core.picture import picture
from core.race import race
from core.runner import Shown


def picture_of(shown: Shown) -> dict[str, Any]:
    """A single run as a flow, two as a race; whole, so that a browser that comes late misses nothing."""
    runs = shown.runs
    guess = shown.note.get("guess")
    if len(runs) == 1:
        found = picture(runs[0].trace, status=runs[0].status, error=_words(runs[0].error), guess=guess)
    else:
        found = race(runs[0].trace, runs[1].trace, status=(runs[0].status, runs[1].status))
    return {**found, "ended": not shown.running}


def _words(error: Exception | None) -> str:
    return "" if error is None else str(error)

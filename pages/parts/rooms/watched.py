"""A run that the teacher starts: the class watches it, and where it answers the question its end brings the truth."""

from __future__ import annotations

from contextlib import suppress

from core.errors import WorkflowError
from core.rooms.kinds import kind_of
from core.rooms.question import Asked
from core.runner import Shown
from pages.parts.rooms.hub import hub
from pages.parts.rooms.led import Led
from pages.parts.setup.session import carried

_STARTS = {
    "run": "run",
    "broken": "run",
    "plan": "run",
    "compare": "compare",
    "single": "single",
    "patterns": "patterns",
}


def watched_by_class(room: Led | None, shown: Shown) -> None:
    """Let the room that this browser leads see it; not while a question is open that another run answers."""
    if room is None:
        return
    with suppress(WorkflowError):
        asked = hub.rooms.find(room.code).now
        if asked is None or asked.stage == "truth" or _answers(shown, asked):
            hub.watch(room.code, room.secret, shown)


def _answers(shown: Shown, asked: Asked) -> bool:
    """Is it a run of the page and the start that the question is about? A teacher's own takes any, once answered."""
    if not asked.question.kind:
        return asked.shows_first and asked.turn is None
    kind = kind_of(asked.question, shown.readings[-1].pattern.__name__) or kind_of(asked.question)
    start = _STARTS.get(carried(shown).start, "")
    return asked.question.page == shown.page and kind is not None and kind.start == start

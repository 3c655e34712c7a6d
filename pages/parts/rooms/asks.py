"""What a class can be asked of what stands in the fields of a page."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

from core.errors import WorkflowError
from core.models.simulated import Simulated
from core.rooms.kinds import Kind, kinds_for, kinds_of_two
from core.rooms.question import Question
from core.rooms.subject import Subject
from pages.parts.drawings.class_views import RoomAsk, RoomQuestion
from pages.parts.models.model_picker import chosen_model, is_live, predictor
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.session import memory

_HINTS = {
    "run": "",
    "compare": "answered by Compare",
    "single": "answered beside one call",
    "patterns": "answered by Run both",
}
Titles = tuple[str, str] | None  # of two patterns that the page lays beside each other


class Asked(dict[str, list[RoomAsk]]):
    """Of the last setup, since each question takes a forecast."""


def asks_of(setup: Setup, first: str = "", titles: Titles = None) -> list[RoomAsk]:
    """The questions that fit, in the order of their kinds; none for what cannot be run. `first`: the chosen kind."""
    known = memory(Asked)
    key = f"{setup.page} {titles} {setup.signature()} {setup.problem} {is_live()} {_model(setup).pace}"
    if key not in known:
        known.clear()
        known[key] = [] if setup.problem else _fitting(setup, _kinds(setup, titles))
    return [{**ask, "first": ask["question"]["kind"] == first} for ask in known[key]]


def starts_of(setup: Setup, both: bool, titles: Titles = None) -> dict[str, str]:
    """By kind of question the button of the page whose run answers it. `both`: Run itself starts the pair."""
    buttons = {"run": "go", "compare": "go" if both else "compare", "single": "single", "patterns": "go"}
    return {kind.name: buttons[kind.start] for kind in _kinds(setup, titles)}


def as_sent(question: Question) -> RoomQuestion:
    """A question as the browser has it."""
    return cast(RoomQuestion, {**question.dump(), "choices": list(question.choices)})


def _fitting(setup: Setup, kinds: list[Kind]) -> list[RoomAsk]:
    own = Subject(
        setup.page,
        setup.pattern,
        setup.value,
        setup.reading().options,
        setup.seed,
        _model(setup),
        is_live(),
        setup.query or {},
    )
    found: list[RoomAsk] = []
    for kind in kinds:
        with suppress(WorkflowError):  # it has no answer here, such as seconds of a model that answers at once
            found.append({"question": as_sent(kind.question(own)), "hint": _HINTS[kind.start], "first": False})
    return found


def _kinds(setup: Setup, titles: Titles) -> list[Kind]:
    return kinds_of_two(titles) if titles else kinds_for(setup.page, setup.pattern.__name__)


def _model(setup: Setup) -> Simulated:
    """What forecasts it, at the speed that it will run at."""
    return cast(Simulated, predictor(setup.preset) if is_live() else chosen_model(setup.preset))

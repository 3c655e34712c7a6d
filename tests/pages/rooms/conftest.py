"""A room with its own database and hub, whose rounds go only when a test says so; nothing waits for a clock."""

from __future__ import annotations

import asyncio
import json
import math

import pytest
from sqlalchemy.engine import make_url

from core.models.simulated import Simulated
from core.rooms.database import Database
from core.rooms.question import Question
from core.rooms.rooms import Rooms
from core.runner import runner
from core.view.guess import NOT_GUESSED
from pages.parts.form.linked import linked
from pages.parts.rooms import answering, streams
from pages.parts.rooms.hub import Hub
from pages.parts.rooms.wrong_codes import WrongCodes
from pages.parts.setup.session import Carried
from tests.until import until

NUMBER = Question("How many seconds will this run take?", "seconds", high=20, whole=False, unit="s", page="routing")
CHOICE = Question("Which route?", choices=("refund", "shipping", "general"), right=1)


class Lesson:
    """A hub, a room in it, and its teacher."""

    def __init__(self, hub: Hub) -> None:
        self.hub, self.rooms = hub, hub.rooms
        self.code, self.secret = hub.rooms.open()

    def ask(self, question: Question = NUMBER) -> int:
        return self.rooms.ask(self.code, self.secret, question)

    def go_on(self, to: str, number: int = 1) -> None:
        self.rooms.go_on(self.code, self.secret, number, to)

    def join(self, *devices: str) -> None:
        for device in devices:
            self.rooms.join(self.code, device)

    def run(self, page: str = "routing", both: bool = False, model: Simulated | None = None):
        """As the teacher's page starts one."""
        setup = linked(page, {"speed": "At once"})
        readings = setup.readings(both)
        note = Carried("compare" if both else "run", setup.setup, setup.entries, NOT_GUESSED, setup.model())
        models = [model or setup.model() for _ in readings]
        return runner.start("teacher", page, readings, models, 7, note)


@pytest.fixture
def hub(tmp_path, monkeypatch):
    hub = Hub(Rooms(Database(make_url(f"sqlite:///{tmp_path / 'rooms.db'}"))))
    monkeypatch.setattr(hub, "_wake", lambda at_once=False: None)
    for module in (answering, streams):
        monkeypatch.setattr(module, "hub", hub)
    monkeypatch.setattr(answering, "_wrong", WrongCodes())
    yield hub
    hub.told.pools.close()
    hub.rooms.database.close()


@pytest.fixture
def lesson(hub):
    return Lesson(hub)


@pytest.fixture
def ended():
    """Wait for the end of a run that takes no time."""

    def wait(shown):
        until(lambda: not shown.running)
        return shown

    return wait


@pytest.fixture
def hung():
    """A model that never answers, whatever a call's deadline."""

    class Silent(Simulated):
        async def answer(self, ask):
            await asyncio.get_running_loop().create_future()

    return Silent(call_deadline=math.inf)


def told(event: bytes) -> tuple[str, object]:
    """The name of an event, and what it tells."""
    name, data = event.decode().removesuffix("\n\n").split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))

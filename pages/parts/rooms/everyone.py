"""Everyone runs it: each device of a room runs the same setup by itself, with a seed of its own."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from typing import Any, Required, TypedDict

from core.errors import InputError
from core.lesson.registry import lesson_of
from core.rooms.codes import hashed
from core.rooms.errors import NotOpen
from core.rooms.room import Room
from core.runner import Shown, runner
from core.view.guess import NOT_GUESSED
from pages.parts.form.linked import Linked, linked
from pages.parts.rooms.kept import find
from pages.parts.rooms.told import Told
from pages.parts.rooms.watch import title_of
from pages.parts.setup.session import Carried, Start

_SEEDS = 10_000
_begins = threading.Lock()  # a press that comes twice at once is one run
MOST_TEXT = 2_000  # characters of an input that a member gives


class Order(TypedDict, total=False):
    """What every phone is to run: a page, and the query of a link to its setup.

    `both`: the pair of the comparison, if not said otherwise; `own`: may each give an input of its own?
    """

    page: Required[str]
    query: Required[dict[str, str]]
    both: bool
    own: bool


def checked(order: Order) -> dict[str, Any]:
    """An order as it is written down, with its title. Raises InputError for one that cannot be run."""
    setup = linked(order["page"], order["query"]).setup
    if setup.problem:
        raise InputError(setup.problem)
    title = f"{title_of(setup.page)} · {setup.preset.title}"
    return {"both": True, "own": False, **order, "title": title}


def seed_of(device: str, code: str, number: int) -> int:
    """The seed of one device in one round, 0 to 9999: another one in the next round, and in another room."""
    drawn = hashlib.sha256(f"{hashed(device, code)} {number}".encode()).digest()
    return int.from_bytes(drawn[:4]) % _SEEDS


def id_of(device: str, code: str, number: int) -> str:
    """The id of a device's run in a round: found again by the device alone, whose secret nobody can guess."""
    return hashlib.sha256(f"run {code} {number} {device}".encode()).hexdigest()[:32]


@dataclass(eq=False)
class Own:
    """A device's run as the hub follows it: at its end it is one of the class's own."""

    told: Told
    code: str
    number: int
    device: str
    shown: Shown

    def step(self) -> bool:
        """Keep it once it has ended."""
        if self.shown.running:
            return False
        self.told.keep(self.code, self.shown, self.device)
        return True


def begin(told: Told, room: Room, device: str, number: object, text: object = "") -> Own | None:
    """Start a device's run, or None where it was started before. On the simulated model, whatever the server could pay.

    Raises NotOpen, and InputError with what is wrong in the text.
    """
    order = room.everyone
    if order is None or order["number"] != number or (room.now and order["after"] < room.now.number):
        raise NotOpen("This round is over. The next one comes to this screen by itself.")
    with _begins:
        return _begun(told, room.code, order, device, text)


def _begun(told: Told, code: str, order: dict[str, Any], device: str, text: object) -> Own | None:
    at, id = order["number"], id_of(device, code, order["number"])
    if find(id, told.kept) is not None:
        return None
    setup = _setup(order, text if order["own"] else "", seed_of(device, code, at))
    readings = setup.readings(order["both"])
    kind: Start = "compare" if len(readings) == 2 else "run"
    titles = lesson_of(setup.setup.pattern.__name__).sides if len(readings) == 2 else None
    note = Carried(kind, setup.setup, setup.entries, NOT_GUESSED, setup.model(), titles)
    models = [setup.model() for _ in readings]
    shown = runner.start(f"room {id}", setup.setup.page, readings, models, setup.setup.seed, note, id)
    return Own(told, code, at, device, shown)


def _setup(order: dict[str, Any], text: object, seed: int) -> Linked:
    """The setup of one device. Raises InputError for a text that cannot be run."""
    given = text.strip() if isinstance(text, str) else ""
    if len(given) > MOST_TEXT:
        raise InputError(f"That is {len(given):,} characters; {MOST_TEXT:,} are allowed here.")
    setup = linked(order["page"], order["query"], given, seed)
    if setup.setup.problem:
        raise InputError(setup.setup.problem)
    return setup

"""What a room looks like to its phones, to the browser that leads it, and to one device; and which runs are kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from core.rooms.export import room_csv
from core.rooms.kept import KeptRuns
from core.rooms.kinds import truth_of
from core.rooms.pooled import Pools, pool
from core.rooms.question import Asked
from core.rooms.records import NotKept
from core.rooms.room import Answer, Room
from core.rooms.rooms import Rooms
from core.rooms.seen import for_all, for_device, for_leader
from core.rooms.truth import Truth
from core.run import Run
from core.runner import Shown, runner
from pages.parts.rooms import kept

T = TypeVar("T")

_MOST_KNOWN = 400  # truths, and the answers of whole questions, of all rooms together


class Told:
    """Reads a room's answers and truths. What cannot change any more is asked for once."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.kept = KeptRuns(rooms.database, rooms.clock)
        self.pools = Pools(self.kept)
        self._known: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    def all(self, room: Room) -> dict[str, Any]:
        """What every phone sees."""
        now = room.now
        answers = self.rooms.answers(room.code, now.number) if now else ()
        return for_all(room, answers, self._truth(room.code, now) if now else None, everyone=_round(room))

    def leader(self, room: Room) -> dict[str, Any]:
        """What the teacher sees."""
        answers = {asked.number: self._answers(room, asked) for asked in room.asked}
        order = room.everyone
        if order and order["ended"] < order["started"]:  # the curve of the forecast comes when all have ended
            pooled = pool(self.pools.runs(room.code))
        else:
            pooled = self.pools.of_room(room.code, lambda: self.rooms.changed(room.code))
        tried = self.kept.tried(room.code)
        return for_leader(room, answers, self._truths(room), pooled, tried, everyone=_round(room))

    def device(self, room: Room, device: str) -> dict[str, Any]:
        """What a device has answered, and how far off it was. `device`: its secret."""
        return for_device(room, self.rooms.own_answers(room.code, device), self._truths(room))

    def table(self, room: Room) -> bytes:
        """All of it as CSV."""
        answers = {asked.number: self._answers(room, asked) for asked in room.asked}
        return room_csv(room, answers, self._truths(room), self.pools.runs(room.code))

    def keep(self, code: str, shown: Shown, device: str = "") -> str:
        """Keep an ended run of the room; its id. `device`, its secret: it is one of the class's own."""
        return self.kept.keep(code, device, kept.record_of(shown), pooled=bool(device), id=shown.id)

    def runs(self, id: str) -> Sequence[Run[Any]]:
        """The runs of this id, that are here or kept; none where there are none any more."""
        if (shown := runner.find(id)) is not None:
            return shown.runs
        try:
            record = self.kept.find(id)
        except NotKept:
            return ()
        return record.runs if record else ()

    def forget(self, code: str) -> None:
        """The room is closed."""
        self.pools.forget(code)
        for key in [key for key in list(self._known) if key[1] == code]:
            self._known.pop(key, None)

    def _truths(self, room: Room) -> dict[int, Truth | None]:
        return {asked.number: self._truth(room.code, asked) for asked in room.asked}

    def _truth(self, code: str, asked: Asked) -> Truth | None:
        """None before it may be seen."""
        if asked.stage != "truth":
            return None

        def truth() -> Truth | None:
            return truth_of(asked.question, self.runs(asked.run) if asked.run else ())

        return self._once(("truth", code, asked.number, asked.run), truth)

    def _answers(self, room: Room, asked: Asked) -> tuple[Answer, ...]:
        if asked is room.now:
            return self.rooms.answers(room.code, asked.number)
        key = ("answers", room.code, asked.number)
        return self._once(key, lambda: self.rooms.answers(room.code, asked.number))

    def _once(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        if key not in self._known:
            self._known[key] = make()
            while len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
        known: T = self._known[key]
        return known


def _round(room: Room) -> dict[str, Any] | None:
    """What all may know of a round of *Everyone runs it*."""
    order = room.everyone
    return order and {name: order[name] for name in ("number", "title", "after", "started", "ended", "own")}

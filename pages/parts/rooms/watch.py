"""The teacher's run as the room watches it: its frames, and at its end the truth."""

from __future__ import annotations

from dataclasses import dataclass

from core.rooms.frames import frame
from core.rooms.rooms import Rooms
from core.runner import Shown
from pages.parts.rooms.told import Told
from pages.parts.setup.session import carried
from pages.parts.show.menu import PAGES

_NO_TRUTH = ("cancelled", "over_budget")  # stopped on the way: it answers no question


@dataclass(eq=False)
class Watch:
    """A job of the hub. `number`: the question that the run answers; 0: none."""

    rooms: Rooms
    told: Told
    code: str
    secret: str
    shown: Shown
    number: int
    _ended: bool = False  # and its last frame was told
    _run: str = ""  # as it is kept

    def step(self) -> bool:
        """The next frame; in the round after the last one the run is kept, and the question has its truth."""
        if self._ended:
            self._keep()
            return True
        ended = not self.shown.running  # asked first: it may end while it is drawn
        seen = frame(title_of(self.shown.page), self.shown.runs, carried(self.shown).sides)
        self.rooms.frame(self.code, {**seen, "going": not ended})
        self._ended = ended
        return False

    def _keep(self) -> None:
        self._run = self._run or self.told.keep(self.code, self.shown)
        if self.number and not any(one.status in _NO_TRUTH for one in self.shown.runs):
            self.rooms.go_on(self.code, self.secret, self.number, "truth", self._run)
        else:
            self.rooms.changed(self.code)


def title_of(page: str) -> str:
    """The title of a page by the name that its runs are kept under."""
    return next((entry.title for name, entry in PAGES.items() if (entry.kept or name) == page), page)

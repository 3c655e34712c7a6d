"""What a run carries along, for the pages that show it: its own, after a reload too, and those that list it."""

from __future__ import annotations

from dataclasses import dataclass

from core.models.model import Model
from core.runner import Shown
from core.view.race import READINGS
from pages.parts.run.session import Entries, Guess, Start
from pages.parts.setup.chosen import Chosen


@dataclass(frozen=True)
class Carried:
    """How things stood on the page when the run was started, or the two runs of a comparison."""

    start: Start
    setup: Chosen
    entries: Entries  # of its page, to be filled in again
    guess: Guess
    predictor: Model  # what forecasts it, for its law
    titles: tuple[str, str] | None = None  # of two runs that are no comparison of readings

    @property
    def sides(self) -> tuple[str, str]:
        """The titles of two runs."""
        return self.titles or READINGS


def carried(shown: Shown) -> Carried:
    """What a run that a page has started carries along."""
    own: Carried = shown.note
    return own

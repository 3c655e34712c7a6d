"""What a run carries along, for the pages that show it: its own, after a reload too, and those that list it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.models.model import Model
from core.runner import Shown
from core.view.race import READINGS
from pages.parts.run.session import Entries, Guess, Start
from pages.parts.setup.chosen import Chosen

_PLACE = "carried"  # in the runner's note, where anything may stand


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

    def note(self) -> Mapping[str, Carried]:
        """It as the runner keeps it with the run."""
        return {_PLACE: self}


def carried(shown: Shown) -> Carried:
    """What a run that a page has started carries along."""
    own: Carried = shown.note[_PLACE]
    return own

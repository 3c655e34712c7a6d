"""What a question is about: the setup of a page, ready to be run, to be forecast, and to be written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from core.lesson.lesson import Lesson
from core.lesson.presets.preset import Preset, model
from core.lesson.presets.read import preset_of
from core.lesson.readings import readings
from core.lesson.registry import LESSONS, lesson_of
from core.models.simulated import Simulated
from core.pattern import takes_items
from core.rooms.errors import BadAnswer
from core.run import Pattern, Reading, Run

Start = Literal["run", "compare", "single", "patterns"]  # patterns: two that a page lays beside each other


@dataclass(frozen=True)
class Subject:
    """One setup of a page. `settings`: the keywords of its run but for model and seed.

    `model`: what forecasts it, at the speed that it runs at; `live`: it runs on a live model. `query`: the address that
    brings the setup back.
    """

    page: str
    pattern: Pattern[Any]
    value: str | list[str]
    settings: Mapping[str, Any] = field(default_factory=dict)
    seed: int = 7
    model: Simulated = field(default_factory=Simulated)
    live: bool = False
    query: Mapping[str, str] = field(default_factory=dict)
    _known: dict[tuple[Start, int], tuple[Run[Any], ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, page: str, preset: Preset, speed: float = 1.0) -> Subject:
        """A preset of a page as it is, at a speed (1 is real time)."""
        settings = preset.settings()
        seed, pattern = settings.pop("seed"), preset.pattern or LESSONS[page].pattern
        query = {"preset": preset.id, "seed": str(seed)}
        return cls(page, pattern, preset.input, settings, seed, model(preset, speed), query=query)

    @property
    def lesson(self) -> Lesson:
        """What the lab knows of its pattern: a use case has a record of its own."""
        return lesson_of(self.pattern.__name__)

    @property
    def options(self) -> dict[str, Any]:
        """The pattern's own options, each with its default."""
        own = self.lesson.options
        return {name: self.settings.get(name, setting.default) for name, setting in own.items()}

    def readings(self, start: Start) -> tuple[Reading, ...]:
        """What a start runs. Raises BadAnswer where no one call can do it."""
        own = Reading(self.pattern, (self.value,), self.settings)
        if start == "run":
            return (own,)
        if start == "compare":
            return readings(self.pattern, self.value, **self.settings)
        single = self.lesson.single
        if single is None or (isinstance(self.value, list) and not takes_items(single)):
            raise BadAnswer("This input has no single call to be laid beside it. Choose another preset.")
        return Reading(single, (self.value,)), own

    def forecasts(self, start: Start, seed: int | None = None) -> tuple[Run[Any], ...]:
        """What a start comes to on the virtual clock, in milliseconds and once; `seed`: another one than its own."""
        key = start, self.seed if seed is None else seed
        if key not in self._known:
            made = [reading.forecast(model=self.model, seed=key[1]) for reading in self.readings(start)]
            self._known[key] = tuple(made)
        return self._known[key]


def of_preset(page: str, id: str, speed: float = 1.0) -> Subject:
    """A preset by its id. Raises ConfigError where there is none."""
    return Subject.of(page, preset_of(page, id), speed)

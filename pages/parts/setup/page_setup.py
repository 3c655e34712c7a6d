"""What the reader has set up on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core import Break, Reading, readings
from core.lesson.presets.preset import Preset
from core.lesson.readings import fitting, naive_and_guarded
from core.lesson.registry import lesson_of
from core.run import Pattern


@dataclass(frozen=True)
class Setup:
    """One setup of a page, ready to run if `problem` is empty."""

    page: str
    pattern: Pattern[Any]
    preset: Preset
    value: Any  # a text, or a list of texts
    options: dict[str, Any] = field(default_factory=dict)  # of the pattern
    concurrency: int | None = None  # calls at the same time; None: no limit
    seed: int = 0
    problem: str = ""  # what is missing or too much, in words
    prompts: dict[str, str] | None = None  # other templates by step name
    breaks: tuple[Break, ...] = ()  # faults on order
    as_given: bool = False  # is it the preset's own setup, with nothing changed?
    models: dict[str, str] | None = None  # other models by step name
    query: dict[str, str] | None = None  # of the address that brings it back; None: a link has no room for it

    def signature(self) -> str:
        """Two equal signatures are one and the same run."""
        how = (self.concurrency, self.seed, self.prompts, self.models, self.breaks)
        return repr((self.preset, self.value, self.options, *how))

    def differs(self, other: Setup) -> str:
        """What is not the same in another setup of this page, such as "another input and seed"; empty for none."""
        ours, theirs = self._named(), other._named()
        *names, last = [name for name in ours if name in theirs and ours[name] != theirs[name]] or [""]
        return f"another {', '.join(names)}{' and ' if names else ''}{last}" if last else ""

    def _named(self) -> dict[str, Any]:
        fields = {"preset": self.preset.id, "input": self.value, "limit": self.concurrency, "seed": self.seed}
        lesson = lesson_of(self.pattern.__name__)
        words = {name: option.words for name, option in lesson.options.items()} | {lesson.listed: "list of steps"}
        options = {words.get(name) or name: value for name, value in self.options.items()}
        timing = {"latency": self.preset.latency, "profile": self.preset.profile}
        own = {"prompt": self.prompts or {}, "model of a step": self.models or {}, "fault": self.breaks}
        return {**fields, **options, **timing, **own}

    def reading(self) -> Reading:
        """The pattern with this input and these settings."""
        return Reading(self.pattern, (self.value,), self._settings())

    def by_hand(self, pattern: Pattern[Any], plan: list[str]) -> Reading:
        """Another pattern on this input and a plan of one's own, with these settings as far as it has them."""
        return Reading(pattern, (self.value, plan), fitting(pattern, self._settings()))

    def pair(self) -> tuple[Reading, Reading]:
        """The sequential and the parallel reading of it."""
        return readings(self.pattern, self.value, **self._settings())

    def broken(self) -> tuple[Reading, ...]:
        """The naive and the guarded version of it, or the guarded one alone."""
        return naive_and_guarded(self.pattern, self.value, self._settings())

    def rewritten(self) -> tuple[Reading, Reading]:
        """The same run with the preset's prompts, and with those that stand in the fields."""
        original = {**self._settings(), "prompts": dict(self.preset.prompts) if self.preset.prompts else None}
        return Reading(self.pattern, (self.value,), original), self.reading()

    def _settings(self) -> dict[str, Any]:
        breaks = {"breaks": self.breaks} if self.breaks else {}
        models = {"models": self.models} if self.models else {}
        return {**self.options, "concurrency": self.concurrency, "prompts": self.prompts, **models, **breaks}

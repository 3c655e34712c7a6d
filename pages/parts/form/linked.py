"""The setup that a link asks for, ready to run without a page: nothing is drawn, and no session is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from core.engine.breaks import breaks
from core.errors import InputError
from core.lesson.presets.preset import Preset, model
from core.lesson.presets.read import presets_of
from core.lesson.registry import lesson_of
from core.models.simulated import Simulated
from core.models.simulated.latency import PROFILES
from core.pattern import takes_items, takes_text
from core.prompts.templates import has_step, templates
from core.run import Pattern, Reading
from pages.parts.models.model_picker import REAL_TIME, SPEEDS
from pages.parts.setup import links
from pages.parts.setup.input_text import Split, lines, one_or_several, problem_of, split_of
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.prompt_fields import preset_prompts
from pages.parts.setup.session import Entries
from pages.parts.setup.steps_field import as_steps, problem_of_steps
from pages.parts.setup.store import LATENCIES, own_fields


class Linked(NamedTuple):
    """A setup, what would stand in the fields of its page, and a plan of one's own, if the link brings one.

    `speed` of the simulated model: 1 is real time.
    """

    setup: Setup
    entries: Entries
    speed: float = 1.0
    plan: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def readings(self, both: bool = True) -> tuple[Reading, ...]:
        """The pair of the comparison, or the one run."""
        by_hand = lesson_of(self.setup.page).by_hand
        if self.plan and by_hand is not None:
            return (self.setup.by_hand(by_hand.pattern, list(self.plan)),)
        return self.setup.pair() if both else (self.setup.reading(),)

    def model(self) -> Simulated:
        """A new one for one run: never a live one, whatever the server could pay."""
        return model(self.setup.preset, self.speed)


def linked(page: str, query: Mapping[str, str], text: str = "", seed: int | None = None) -> Linked:
    """What the query of a link to this page asks for; `text` and `seed` take the place of its own.

    `page`: the name of its pattern. Raises InputError for a page without presets.
    """
    presets = {preset.id: preset for preset in presets_of(page)}
    if not presets:
        raise InputError("On that page nothing can be run.")
    preset = presets.get(query.get("preset", ""), next(iter(presets.values())))
    pattern = preset.pattern or lesson_of(page).pattern
    own = own_fields(lesson_of(page).pattern, preset)
    names = own | ({"plan": ""} if lesson_of(page).by_hand else {})
    choices: dict[str, Collection[str]] = {"latency": LATENCIES, "profile": PROFILES, "speed": SPEEDS}
    given = preset_prompts(pattern, preset)
    asked = links.from_query(query, names, given, choices, partial(has_step, pattern), page)
    fields = own | asked.fields
    speed, plan = fields.pop("speed", REAL_TIME), tuple(lines(fields.pop("plan", "")))
    as_given = fields == own and not asked.prompts and not plan
    if text:
        fields["input"] = text
    if seed is not None:
        fields["seed"] = seed
    texts = given | asked.prompts
    setup = _setup(page, pattern, preset, fields, texts, as_given and not text)
    entries = Entries({"preset": preset.id, **fields}, {pattern.__name__: texts})
    return Linked(setup, entries, SPEEDS[speed], plan, tuple(asked.notices))


def _setup(
    page: str, pattern: Pattern[Any], preset: Preset, fields: dict[str, Any], texts: dict[str, str], as_given: bool
) -> Setup:
    value = split_of(preset, split_by(pattern))(fields["input"])
    options, problem = _options(page, pattern, preset, fields)
    own = {template.step: template.text for template in templates(pattern)}
    written = {step: text for step, text in texts.items() if text != own.get(step)} or None
    timed = replace(preset, latency=fields["latency"], profile=fields["profile"])
    problem = problem_of(pattern, preset.label or "the input", value, options, written) or problem
    ordered = breaks(fields["break"])
    return Setup(
        page, pattern, timed, value, options, fields["at_once"], fields["seed"], problem, written, ordered, as_given
    )


def split_by(pattern: Pattern[Any]) -> Split:
    """How what is written becomes the input of a pattern: one text, or one a line, as far as it takes them."""
    if not takes_items(pattern):
        return str
    return one_or_several if takes_text(pattern) else lines


def _options(page: str, pattern: Pattern[Any], preset: Preset, fields: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """The options of the pattern, and what is wrong with its steps, where it has those."""
    names = lesson_of(page).fields if preset.pattern is None else ()
    options = {**preset.options, **{name: fields[name] for name in names}}
    if not (listed := lesson_of(pattern.__name__).listed):
        return options, ""
    steps = as_steps(lines(fields["steps"]))
    return {**options, listed: steps}, problem_of_steps(steps)

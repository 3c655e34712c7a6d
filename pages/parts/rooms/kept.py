"""Runs that are kept: from the store of a page's runs into the database, and back when somebody asks for one again."""

from __future__ import annotations

from typing import Any

from core.lesson.presets.read import presets_of
from core.lesson.registry import lesson_of
from core.models.simulated import Simulated
from core.rooms.kept import KeptRuns
from core.rooms.over import Over
from core.rooms.records import NotKept, Record
from core.run import Started
from core.runner import Shown, runner
from core.view.guess import NOT_GUESSED
from pages.parts.form.linked import linked
from pages.parts.models.model_picker import REAL_TIME, SPEEDS
from pages.parts.setup import links
from pages.parts.setup.prompt_fields import preset_prompts
from pages.parts.setup.session import STARTS, Carried, carried
from pages.parts.setup.store import own_fields


def record_of(shown: Shown) -> Record:
    """What is kept of a run that has ended."""
    kept = carried(shown)
    predictor = kept.predictor if isinstance(kept.predictor, Simulated) else None
    return Record(
        shown.page, kept.start, tuple(shown.readings), tuple(shown.runs), kept.titles, query_of(shown), predictor
    )


def query_of(shown: Shown) -> dict[str, str]:
    """The query of the link that brings the setup of a run back; texts that a link has no room for are left out."""
    kept, page = carried(shown), shown.page
    setup, entries = kept.setup, kept.entries
    preset = next((one for one in presets_of(page) if one.id == setup.preset.id), None)
    if preset is None:
        return {}
    own = own_fields(lesson_of(page).pattern, preset)
    there = own | {name: value for name, value in entries.fields.items() if name in own} | {"seed": setup.seed}
    there["speed"] = _speed(shown.runs[-1].trace.pace)
    given = preset_prompts(setup.pattern, preset)
    texts = entries.prompts.get(setup.pattern.__name__, {})
    rewritten = {step: text for step, text in texts.items() if text != given.get(step)}
    return links.to_query(preset.id, there, {**own, "speed": REAL_TIME}, rewritten)[0]


def find(id: str, kept: KeptRuns) -> Shown | None:
    """The run with this id: as it is here, else as it is kept; None where it is neither.

    It asks the database: not in an event loop.
    """
    if (shown := runner.find(id)) is not None:
        return shown
    try:
        record = kept.find(id)
    except NotKept:
        return None
    if record is None or not record.readings or record.start not in STARTS:
        return None
    setup = linked(record.page, record.query)
    predictor = record.model or setup.model()
    note = Carried(record.start, setup.setup, setup.entries, NOT_GUESSED, predictor, record.titles)
    started: list[Started[Any]] = [Over(run) for run in record.runs]
    return runner.bring_back(Shown(id, "", record.page, started, list(record.readings), note))


def _speed(pace: float) -> str:
    """The name of the speed that a trace was made at."""
    return next((name for name, speed in SPEEDS.items() if pace == (1 / speed)), REAL_TIME)

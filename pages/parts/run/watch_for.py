"""What to watch for in a run; once that run has ended, what came of it."""

from __future__ import annotations

import inspect
from typing import Any

from core.lesson.presets.came_of import came_of
from core.run import Reading
from core.runner import Shown
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import carried


def watch_words(setup: Setup, shown: Shown | None) -> str:
    """The preset's question, as Markdown; answered from the run that is shown, if that is one of this very preset."""
    watch, answer = setup.preset.watch, answer_to(setup, shown)
    if not answer:
        return f":small[:gray[Watch for: {watch}]]"
    return f":small[:gray[You watched for: {watch} —] {literally(answer)}]"


def answer_to(setup: Setup, shown: Shown | None) -> str:
    """What came of the preset's question.

    Empty for a run that goes on, and for one that had anything else than the preset's own setup.
    """
    if shown is None or shown.running:
        return ""
    kept = carried(shown)
    if not (setup.as_given and kept.setup.as_given) or setup.differs(kept.setup):
        return ""
    own, runs = kept.setup.reading(), shown.runs
    same = [at for at, reading in enumerate(shown.readings) if _same(reading, own)]
    # On a live model nothing of the preset's seed and faults holds, and its answer is about them.
    if not same or runs[same[-1]].trace.world != "simulated":
        return ""
    beside = next((run for at, run in enumerate(runs) if at not in same), None)
    answer = came_of(setup.preset, runs[same[-1]], beside)
    first_alone = same[-1] == 0 and len(runs) == 2 and kept.titles is None
    return f"{answer} (In {kept.sides[0].lower()}.)" if answer and first_alone else answer


def _same(one: Reading, other: Reading) -> bool:
    """With the same settings, where none, an empty one and the pattern's own are the same."""
    return (one.pattern, one.inputs, _chosen(one)) == (other.pattern, other.inputs, _chosen(other))


def _chosen(reading: Reading) -> dict[str, Any]:
    known = inspect.signature(reading.pattern).parameters
    own = {name: parameter.default for name, parameter in known.items()}
    return {name: value for name, value in reading.options.items() if value and value != own.get(name)}

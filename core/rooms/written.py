"""What is to be run, written down as JSON and read again: readings, by the names of their patterns, and their model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from core.engine.breaks import breaks
from core.lesson.presets.read import faults_of
from core.lesson.registry import LESSONS
from core.models.simulated import FaultPlan, Simulated, every
from core.models.simulated.latency import PROFILES
from core.run import Pattern, Reading

_NOT_WRITTEN = ("given",)  # the answers of an earlier run: they stand in the trace of this one, too


def write_readings(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """As JSON. Keys of models are in none of them."""
    return [{"pattern": one.pattern.__name__, "inputs": list(one.inputs), "options": _options(one)} for one in readings]


def read_readings(written: Sequence[dict[str, Any]]) -> tuple[Reading, ...]:
    """From what was written; none at all where there is a pattern among them that the lab has no more."""
    known = _patterns()
    if not all(one["pattern"] in known for one in written):
        return ()
    return tuple(
        Reading(known[one["pattern"]], tuple(one["inputs"]), one["options"] | _breaks(one["options"]))
        for one in written
    )


def write_model(model: Simulated) -> dict[str, Any]:
    """What makes a simulated model of the lab the one that it is."""
    profile = next(name for name, profile in PROFILES.items() if profile == model.profile)
    faults = _faults(model.faults) if model.faults else None
    own = {"profile": profile, "latency": model.latency, "faults": faults, "pace": model.pace}
    return own | {"name": model.name, "api": model.api, "call_deadline": model.call_deadline}


def read_model(written: dict[str, Any]) -> Simulated:
    """A model that answers as the one that was written did."""
    pace, faults = written["pace"], written["faults"]
    return Simulated(
        written["profile"],
        latency=written["latency"],
        speed=1 / pace if pace else float("inf"),
        faults=faults_of(faults) if faults else None,
        name=written["name"],
        api=written["api"],
        call_deadline=written["call_deadline"],
    )


def _options(reading: Reading) -> dict[str, Any]:
    own = {name: value for name, value in reading.options.items() if name not in _NOT_WRITTEN}
    return own | ({"breaks": [str(one) for one in own["breaks"]]} if "breaks" in own else {})


def _breaks(options: dict[str, Any]) -> dict[str, Any]:
    return {"breaks": breaks(options["breaks"])} if "breaks" in options else {}


def _faults(plan: FaultPlan) -> dict[str, Any]:
    """As in the files of presets."""
    written: dict[str, Any] = {}
    for call, wanted in plan.faults.items():
        name = call if isinstance(call, str) else f"{call[0]} {call[1]}"
        if isinstance(wanted, every):
            written[name] = f"every {wanted.fault}"
        else:
            written[name] = wanted if isinstance(wanted, str) else ["none" if one is None else one for one in wanted]
    return written


@cache
def _patterns() -> dict[str, Pattern[Any]]:
    """All that a page can run, by name: the patterns with a record, and the naive ones beside them."""
    naive = [lesson.pitfall.naive for lesson in LESSONS.values() if lesson.pitfall]
    return {one.__name__: one for one in [*naive, *(lesson.pattern for lesson in LESSONS.values())]}

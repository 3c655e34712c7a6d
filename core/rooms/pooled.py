"""The class's own runs together: what they took, called for and cost, read from their traces and kept nowhere else."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from core.errors import WorkflowError
from core.forecasts.beside import Beside
from core.laws.costs import bill
from core.lesson.presets.read import preset_of
from core.lesson.registry import lesson_of
from core.rooms.curve import SEEDS, Curve, curves, setup_key
from core.rooms.kept import KeptRuns
from core.rooms.records import NotKept, Record, read
from core.rooms.truth import came_to_an_end
from core.trace.speed import at_speed
from core.trace.trace import Trace
from core.view.verdict import READINGS

Setup = tuple[str, str, str]  # page, start, id of its preset


@dataclass(frozen=True)
class Pooled:
    """One run of a class, or its two sides: seconds, calls and US dollars of each; dollars None: not known."""

    id: str
    setup: Setup
    sides: tuple[str, ...]
    worlds: tuple[str, ...]
    seconds: tuple[float, ...]
    calls: tuple[int, ...]
    usd: tuple[float | None, ...]
    key: str = ""  # equal for runs that differ in nothing but their seed; empty: they cannot be forecast


def pooled(id: str, record: Record) -> Pooled | None:
    """The figures of a kept run; None for one that came to no end, or took no time."""
    traces = [run.trace for run in record.runs]
    if not came_to_an_end(record.runs) or any(trace.at_once for trace in traces):
        return None
    titles = record.titles or lesson_of(record.page).sides or READINGS
    dollars = [bill(trace).dollars for trace in traces]
    return Pooled(
        id,
        (record.page, record.start, record.query.get("preset", "")),
        titles if len(traces) == 2 else (_title(record.page),),
        tuple(dict.fromkeys(map(_world, traces))),
        tuple(round(trace.makespan, 3) for trace in traces),
        tuple(trace.calls for trace in traces),
        tuple(None if amount is None else float(amount) for amount in dollars),
        setup_key(record.readings, record.model) if record.readings and record.model else "",
    )


class Pools:
    """The pools of all rooms; a record is read once, since none of them changes. Call it off the event loop.

    `seeds`: of the forecast behind them.
    """

    def __init__(self, kept: KeptRuns, seeds: int = SEEDS) -> None:
        self._kept, self._seeds = kept, seeds
        self._beside = Beside(unwanted=math.inf)  # nobody asks again before the curve is there
        self._lock = threading.Lock()
        self._rooms: dict[str, dict[str, Pooled | None]] = {}

    def of_room(self, code: str, then: Callable[[], None] | None = None) -> dict[str, Any] | None:
        """The pool of a room, see `pool`; `then` is called when the curve of its forecast is there, later."""
        runs = self.runs(code)
        return pool(runs, self._curves(runs, then)) if runs else None

    def runs(self, code: str) -> list[Pooled]:
        """The class's own runs that came to their end, oldest first."""
        listed = [kept.id for kept in self._kept.of_room(code)]
        with self._lock:
            known = {id: one for id, one in self._rooms.get(code, {}).items() if id in set(listed)}
            for id, packed in self._kept.packed([id for id in listed if id not in known]).items():
                known[id] = _figures(id, packed)
            self._rooms[code] = known
        return [one for id in listed if (one := known.get(id)) is not None]

    def forget(self, code: str) -> None:
        """The room was closed."""
        with self._lock:
            self._rooms.pop(code, None)

    def close(self) -> None:
        """No curve is computed any more."""
        self._beside.close()

    def _curves(self, runs: Sequence[Pooled], then: Callable[[], None] | None) -> list[Curve] | None:
        """Those of the setup that ran last, if all its runs differ in nothing but their seeds."""
        own = [run for run in runs if run.setup == runs[-1].setup]
        if len({run.key for run in own}) > 1 or not own[-1].key:
            return None
        key = own[-1].key
        if job := self._beside.known(key):
            return job.result  # type: ignore[no-any-return]
        try:
            record = self._kept.find(own[-1].id)
        except NotKept:
            return None
        if record and record.model:
            readings, model = record.readings, record.model
            self._beside.of(key, lambda: curves(readings, model, self._seeds), then=then)
        return None


def pool(runs: Sequence[Pooled], forecast: Sequence[Curve] | None = None) -> dict[str, Any] | None:
    """The runs of the setup that ran last, side by side, and every setup in short; None for no runs.

    Seconds, calls and US dollars have a figure for each side. `forecast`: the curve of each side of that setup.
    """
    if not runs:
        return None
    setup = runs[-1].setup
    own = [run for run in runs if run.setup == setup]
    slowest = max(own, key=lambda run: run.seconds[-1])
    return {
        **_summed(own),
        "runs": [
            {"id": run.id, "seconds": list(run.seconds), "calls": list(run.calls), "usd": list(run.usd)} for run in own
        ],
        "forecast": [list(curve) for curve in forecast or ()],
        "slowest": slowest.id,
        "by page": [_line(runs, setup) for setup in dict.fromkeys(run.setup for run in runs)],
    }


def _line(runs: Sequence[Pooled], setup: Setup) -> dict[str, Any]:
    """One setup among others; `dots`: the seconds of its last side, in order."""
    own = [run for run in runs if run.setup == setup]
    return {**_summed(own), "dots": sorted(run.seconds[-1] for run in own)}


def p95(values: Sequence[float]) -> float:
    """The value that 95 % do not exceed: by nearest rank, so always one that was measured."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def _summed(own: Sequence[Pooled]) -> dict[str, Any]:
    page, _, preset = own[-1].setup
    seconds = list(zip(*(run.seconds for run in own), strict=True))
    dollars = list(zip(*(run.usd for run in own), strict=True))
    worlds = dict.fromkeys(world for run in own for world in run.worlds)
    return {
        "n": len(own),
        "page": page,
        "title": " · ".join(filter(None, [_title(page), _preset_title(page, preset)])),
        "world": " and ".join(worlds),
        "sides": list(own[-1].sides),
        "median": [round(median(of_side), 3) for of_side in seconds],
        "p95": [p95(of_side) for of_side in seconds],
        "calls": [median(of_side) for of_side in zip(*(run.calls for run in own), strict=True)],
        "usd": [_mean(of_side) for of_side in dollars],
    }


def _mean(dollars: Sequence[float | None]) -> float | None:
    """On average; unknown where one of them is."""
    known = [amount for amount in dollars if amount is not None]
    return math.fsum(known) / len(known) if len(known) == len(dollars) else None


def _figures(id: str, packed: bytes) -> Pooled | None:
    try:
        return pooled(id, read(packed))
    except NotKept:
        return None


def _world(trace: Trace) -> str:
    world = f"live {trace.model}" if trace.world == "live" else "simulated"
    return f"{world} {at_speed(trace.pace)}".rstrip()


def _title(page: str) -> str:
    entry = lesson_of(page).page
    return entry.title if entry else page


def _preset_title(page: str, id: str) -> str:
    try:
        return preset_of(page, id).title
    except WorkflowError:
        return ""

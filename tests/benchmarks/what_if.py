"""What-if: a frame under the hand in the browser and in Python, what each call would save, and what is sent for it."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import core
from core.clock import run_virtual
from core.trace.trace import Trace
from core.view.what_if import changeable
from core.what_if.changes import Lasts
from core.what_if.gains import gains
from core.what_if.what_if import recorded, what_if
from core.what_if.written import written
from tests.benchmarks.figure import Figure, cpu_seconds, median
from tests.benchmarks.recording import Silent, chains

SIZES = {50: 16.0, 1000: 50.0}  # calls, and milliseconds a frame may take
LIMITS = (None, 1, 4)
SCRIPT = Path(__file__).parents[1] / "drawings" / "what_if_compared.mjs"


def measure() -> list[Figure]:
    traces = {(calls, limit): trace_of(calls, limit) for calls in SIZES for limit in LIMITS}
    return [*_browser(traces), *(figure for calls in SIZES for figure in _python(calls, traces))]


def trace_of(calls: int, limit: int | None) -> Trace:
    """Chains of five calls."""
    topics = [f"topic {number}" for number in range(calls // 5)]
    return run_virtual(core.run(chains, topics, model=Silent(waits=True), concurrency=limit)).trace


def _python(calls: int, traces: dict[tuple[int, int | None], Trace]) -> list[Figure]:
    plans = {limit: recorded(traces[calls, limit]) for limit in LIMITS}
    change = [Lasts(list(plans[None].calls)[7], 0.3)]
    frames = {limit: _ms(lambda plan=plan: what_if(plan, change)) for limit, plan in plans.items()}
    saved = {limit: _ms(lambda plan=plan: gains(plan)) for limit, plan in plans.items()}
    sent = {limit: _ms(lambda limit=limit: changeable(traces[calls, limit])) for limit in LIMITS}
    size = max(len(json.dumps(changeable(traces[calls, limit]), separators=(",", ":"))) for limit in LIMITS)
    return [
        Figure(f"what-if of {calls:,} calls in Python, CPU", max(frames.values()), " ms", note=_told(frames)),
        Figure(f"what each of {calls:,} calls would save, CPU", max(saved.values()), " ms", 100, _told(saved)),
        Figure(f"a run of {calls:,} calls made ready for the hand, CPU", max(sent.values()), " ms", note=_told(sent)),
        Figure(f"a run of {calls:,} calls for the hand, JSON", size / 1000, " kB"),
    ]


def _browser(traces: dict[tuple[int, int | None], Trace]) -> list[Figure]:
    node = shutil.which("node")
    if node is None:
        return []
    cases = [
        {"name": f"{calls} {limit}", "data": changeable(trace), "changes": [written(Lasts(8, 0.3))],
         "python": {"refused": "not compared here"}, "frames": 201}
        for (calls, limit), trace in traces.items()
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.json"
        file.write_text(json.dumps(cases), encoding="utf-8")
        done = subprocess.run([node, SCRIPT, file], capture_output=True, text=True, encoding="utf-8", check=True)
    frames = {tuple(name.split(" ")): milliseconds for name, milliseconds in json.loads(done.stdout)["frames"]}
    figures = []
    for calls, most in SIZES.items():
        each = {limit: frames[str(calls), str(limit)] for limit in LIMITS}
        figures.append(Figure(f"a frame of {calls:,} calls in Node, CPU", max(each.values()), " ms", most, _told(each)))
    return figures


def _ms(work) -> float:
    return median([cpu_seconds(work) for _ in range(5)]) * 1000


def _told(figures: dict[int | None, float]) -> str:
    return ", ".join(
        f"{'no limit' if limit is None else f'at {limit}'} {value:.2g}" for limit, value in figures.items()
    )

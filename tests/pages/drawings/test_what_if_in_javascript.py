"""The browser computes a changed run as Python does: on 500 random traces and changes, to 1 µs and to the word."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

import core
from core import InputError
from core.clock import run_virtual
from core.trace.trace import Trace
from core.view.what_if import changeable
from core.what_if.changes import Another, AtOnce, Change, Cut, Drawn, Lasts, NeedsRerun, Setting
from core.what_if.plan import Plan
from core.what_if.what_if import recorded, what_if
from core.what_if.written import written
from tests.benchmarks.recording import Silent, chains
from tests.core.random_workflows import workflow
from tests.core.what_if.given import Given

ROOT = Path(__file__).parents[3]
NODE = shutil.which("node")
CASES = 500
FRAMES = {50: 16.0, 1000: 50.0}  # calls, and milliseconds of CPU for the median frame


def python(plan: Plan, changes: list[Change]) -> dict[str, object]:
    """What Python says, as the browser would say it."""
    try:
        now = what_if(plan, changes)
    except InputError as refused:
        return {"refused": str(refused)}
    if isinstance(now, NeedsRerun):
        return {"needsRerun": now.why, "settings": dict(now.settings)}
    return {
        "makespan": now.makespan, "saved": now.saved, "sentence": now.sentence, "assumed": list(now.assumed),
        "criticalPath": now.critical_path, "waitedFor": [list(one) for one in now.waited_for],
        "calls": [[id, times.asked, times.end, times.tried] for id, times in now.calls.items()],
    }  # fmt: skip


def change(draw: random.Random, plan: Plan) -> Change:
    call, other = draw.choice(list(plan.calls)), draw.choice(list(plan.calls))
    kind = draw.choice(
        ["lasts"] * 6 + ["limit"] * 2 + ["cut", "drawn", "another"] + ["setting"] * (draw.random() < 0.1)
    )
    if kind == "lasts":
        return Lasts(call, draw.choice([0.0, plan.calls[call].seconds * draw.uniform(0, 3), -1.0]))
    if kind == "limit":
        return AtOnce(draw.choice([None, 0, 1, 2, 3, 4]))
    if kind == "cut":
        return Cut(call, draw.choice([*plan.before(call), other]))
    if kind == "another":
        return Another(call, draw.choice([None, 1.5]))
    return Drawn(call, other) if kind == "drawn" else Setting("max_iterations", 3)


def case(seed: int) -> dict[str, object]:
    draw = random.Random(seed)
    limit = draw.choice([None, None, 1, 2, 3])
    trace = run_virtual(core.run(workflow(seed), "the sea", model=Given(seed), concurrency=limit)).trace
    plan, changes = recorded(trace), list[Change]()
    for _ in range(draw.randint(0, 4)):
        changes.append(change(draw, plan))
        if "refused" in python(plan, changes) and draw.random() < 0.9:
            changes.pop()
    return told(f"seed {seed}", trace, plan, changes)


def told(name: str, trace: Trace, plan: Plan, changes: list[Change]) -> dict[str, object]:
    lists = [written(one) for one in changes]
    return {"name": name, "data": changeable(trace), "changes": lists, "python": python(plan, changes)}


def large(calls: int, limit: int | None) -> dict[str, object]:
    topics = [f"topic {number}" for number in range(calls // 5)]
    trace = run_virtual(core.run(chains, topics, model=Silent(waits=True), concurrency=limit)).trace
    plan = recorded(trace)
    name = f"{calls} calls, limit {limit}"
    return {**told(name, trace, plan, [Lasts(list(plan.calls)[7], 0.3)]), "calls": calls, "frames": 31}


@pytest.mark.skipif(NODE is None, reason="there is no Node here to run the drawings with")
def test_the_browser_computes_what_python_computes(tmp_path):
    cases = [case(seed) for seed in range(CASES)]
    frames = [large(calls, limit) for calls in FRAMES for limit in (None, 1, 4)]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([*cases, *frames]), encoding="utf-8")
    command = [NODE, ROOT / "tests" / "drawings" / "what_if_compared.mjs", file]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["differences"] == []
    kinds = Counter(next(iter(one["python"])) for one in cases)
    assert kinds["makespan"] > 250 and kinds["refused"] > 10 and kinds["needsRerun"] > 30, kinds
    for one, (name, middle) in zip(frames, answer["frames"], strict=True):
        assert middle < FRAMES[one["calls"]], name

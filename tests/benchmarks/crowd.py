"""A class pressing Run at the same moment, everybody watching: 100 and 200 people, and what 20 of them weigh."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass

import core
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from tests.benchmarks.figure import Figure, median
from tests.benchmarks.people import Watched
from tests.benchmarks.server import ROOT, app, free_port

PAGE = "evaluator_optimizer"  # the default preset whose own time is nearest to 4 s
_WARM = 6.0  # seconds after the start: the server has warmed up
_PATIENCE = 150.0  # seconds for a whole crowd, from its arrival to its end


@dataclass(frozen=True)
class Crowd:
    watched: list[Watched]
    megabytes: float  # of the server, everybody still connected
    cpu: float  # seconds of the server, from the click to the last result

    def ends(self) -> list[float]:
        return [one.end for one in self.watched if one.end is not None]

    def rate(self) -> float:
        """Updates a second of the person who got fewest."""
        return min((one.updates / one.end for one in self.watched if one.end), default=0.0)

    def unhappy(self) -> int:
        return sum(bool(one.errors) or one.result is None for one in self.watched)


def measure() -> list[Figure]:
    own = _own_time()
    crowds = {people: _gather(people) for people in (20, 100, 200)}
    small, large = crowds[20], crowds[200]
    each = (large.megabytes - small.megabytes) / 180
    return [
        *_pressed(100, crowds[100], own, 1.2),
        *_pressed(200, large, own, 1.4),
        Figure("memory of the server with 20 users", small.megabytes, " MB", 250),
        Figure("memory of each further user", each, " MB", 1, f"{large.megabytes:.0f} MB with 200"),
    ]


def _own_time() -> float:
    preset = presets_of(PAGE)[0]
    run = core.forecast(getattr(core, PAGE), preset.input, model=model(preset), **preset.settings())
    return run.trace.makespan


def _gather(people: int) -> Crowd:
    """The server and the people in processes of their own; each crowd has a fresh server."""
    with app(free_port()) as server:
        server.wait()
        time.sleep(_WARM)
        command = [sys.executable, "-m", "tests.benchmarks.people", str(server.port), str(people), PAGE]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            try:
                assert process.stdout.readline() == "pressed\n", "the people could not come in"
                before = server.cpu_seconds
                assert process.stdout.readline() == "ended\n", "the people did not all come to an end"
                cpu, megabytes = server.cpu_seconds - before, server.megabytes
                found, _ = process.communicate(timeout=_PATIENCE)
            finally:
                process.kill()
    return Crowd([Watched(**json.loads(line)) for line in found.splitlines()], megabytes, cpu)


def _pressed(people: int, crowd: Crowd, own: float, target: float) -> list[Figure]:
    ends = sorted(crowd.ends())
    shown = median([one.first or 0 for one in crowd.watched])
    results = median([one.result or 0 for one in crowd.watched])
    said = f"own time {own:.2f} s; median end {median(ends):.2f}, last {ends[-1]:.2f}, first update {shown:.2f}"
    cost = f"{crowd.cpu / people * 1000:.0f} ms CPU of the server a person, results shown after {results:.2f} s"
    return [
        Figure(f"{people} press Run at once: median end / own time", median(ends) / own, "x", target, said),
        Figure(f"{people}: people without a result, or with an error", crowd.unhappy(), "", 0),
        Figure(f"{people}: updates a second, the fewest", crowd.rate(), "", 2, cost, least=True),
    ]

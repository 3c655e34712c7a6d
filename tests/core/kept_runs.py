"""What kept runs are counted with, over what the process gets back when they go: measured in a process of its own."""

from __future__ import annotations

import gc
import json
import math
import time
import tracemalloc

import core
from core.models.simulated import Simulated
from core.runner import Runner
from tests.until import until

RUNS = {
    "routing": "Where is my parcel?",
    "prompt_chaining": "How the railway came to the mountains, and what it brought. " * 300,
    "research_report": "Plan a launch of a new phone in Europe",
    "parallelization": [f"The printer on floor {number} is out of paper." for number in range(25)],
}


def keep(runner: Runner, name: str, owner: str) -> None:
    """A run that has ended, with an input of its own, as it comes from a browser."""
    reading = core.Reading(getattr(core, name), (json.loads(json.dumps(RUNS[name])),))
    shown = runner.start(owner, name, [reading], [Simulated(speed=math.inf)], 7, None)
    until(lambda: not shown.running)


def traced() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def ratio(name: str) -> float:
    """Of twelve runs kept at once, after a first one, which loads what then stays; of few a cache is a large part."""
    runner = Runner()
    try:
        keep(runner, name, "first")
        runner._shown.clear()
        gc.collect()
        tracemalloc.start()
        for number in range(12):
            keep(runner, name, str(number))
        runner.tidy(time.monotonic())
        counted, before = sum(shown.bytes for shown in runner._shown.values()), traced()
        runner._shown.clear()
        return counted / (before - traced())
    finally:
        tracemalloc.stop()
        runner.close()


if __name__ == "__main__":
    print(json.dumps({name: ratio(name) for name in RUNS}))

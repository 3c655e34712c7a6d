"""Every digit of the laws in one digest: run by any Python as a script, since it needs nothing that is installed."""

from __future__ import annotations

import hashlib
import random
import sys
import types
from pathlib import Path

if __name__ == "__main__":
    # Only the laws: all of core would need its packages, which another Python may not have.
    root = Path(__file__).parents[2]
    sys.path.insert(0, str(root))
    sys.modules["core"] = house = types.ModuleType("core")
    house.__path__ = [str(root / "core")]

from core.laws.at_scale import starts
from core.laws.durations import Clamped, Lognormal, mean, quantile
from core.laws.limits import ProviderLimits
from core.laws.longest import Longest, expected_longest
from core.laws.samples import fitted, summary
from core.laws.saturation import Queue, arrivals
from core.laws.schedule import ends_after, schedule
from core.laws.sizes import longest_chain, serial_share
from core.laws.streamed import Streamed
from tests.core.laws.plans import plan


def digest() -> str:
    """The same settings and seeds have to give it everywhere."""
    call, draw = Lognormal(0.645, 0.32), random.Random(7)
    cut, answer = Clamped(call, 4.0, 0.015, 5.0, rest=0.5), Streamed(call, Lognormal(0.01, 0.2), 60)
    seconds = [call.draw(draw) for _ in range(2000)]
    of_plan, after = plan(draw, most=30)
    played = arrivals((1, 4, 1), call.draw, per_second=1.0, slots=8, runs=300, seed=7)
    numbers = [
        *starts(seconds, 7, ProviderLimits(500, 90_000), 60), *summary(seconds), *played.waits, *played.runs,
        played.busy, expected_longest(call, 50), quantile(Longest(((cut, 1000),)), 0.99),
        mean(answer), quantile(answer, 0.95), fitted(seconds).spread, Queue(7.0, 1.0, 8).wait,
        ends_after(schedule(of_plan, after, 3)), serial_share(of_plan, after), longest_chain(of_plan, after),
    ]  # fmt: skip
    return hashlib.sha256(repr(numbers).encode()).hexdigest()


if __name__ == "__main__":
    print(digest())

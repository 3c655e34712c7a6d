"""All benchmarks, or those named: prints a table of figures, targets and verdicts.

`classroom` takes two numbers, phones and minutes: `python -m tests.benchmarks classroom 200 10`.
"""

from __future__ import annotations

import importlib
import os
import sys
import time

from tests.benchmarks.figure import table

NAMES = (
    "overhead", "ideal", "live", "ways", "recording", "clock", "start", "clicks", "menu", "play", "look", "crowd",
    "quirks", "matrix", "laws", "forecasts", "calibrated", "beside", "what_if", "by_hand", "pythons", "classroom",
)  # fmt: skip


def main(names: list[str]) -> int:
    numbers = [int(name) for name in names if name.isdigit()]
    names = [name for name in names if not name.isdigit()]
    if unknown := [name for name in names if name not in NAMES]:
        print(f"There is no benchmark {unknown[0]!r}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    missed = 0
    for name in names or NAMES:
        began, busy = time.monotonic(), os.getloadavg()[0]  # wall times mean little where others work too
        figures = importlib.import_module(f"tests.benchmarks.{name}").measure(*(numbers if name == "classroom" else ()))
        head = f"{name} ({time.monotonic() - began:.0f} s, load average before {busy:.1f})"
        print(f"\n{head}\n{table([figure.row() for figure in figures])}", flush=True)
        missed += sum(figure.verdict == "MISSED" for figure in figures)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

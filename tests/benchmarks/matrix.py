"""What goes wrong at a provider: how many cells of the matrix hold, and how many of the sixteen of failover."""

from __future__ import annotations

from collections.abc import Coroutine, Iterable
from typing import Any

from core.clock import run_virtual
from tests.benchmarks.figure import Figure
from tests.core.matrix.cell import EXTRA, cells, play
from tests.core.matrix.points import POINTS
from tests.core.matrix.test_failover import SIXTEEN, TEN, ways


def measure() -> list[Figure]:
    """Cells that hold, of those that can occur."""
    figures = []
    for way, streams in {"whole": False, "streamed": True}.items():
        all_cells = [play(fault, point, streams) for fault, point in cells(streams)]
        all_cells += [strikes(point, streams) for strikes in EXTRA.values() for point in POINTS]
        figures.append(_held(f"cells of the matrix, {way}", all_cells))
    sixteen = [[play(fault, TEN, streams) for streams in ways(fault)] for fault in SIXTEEN.values()]
    held = sum(sum(map(_holds, both)) == len(both) for both in sixteen)
    return [*figures, Figure("faults of failover, ten calls at once", held, target=len(sixteen), least=True)]


def _held(what: str, all_cells: Iterable[Coroutine[Any, Any, None]]) -> Figure:
    held = [_holds(cell) for cell in all_cells]
    return Figure(what, sum(held), target=len(held), least=True)


def _holds(cell: Coroutine[Any, Any, None]) -> bool:
    try:
        run_virtual(cell)
    except AssertionError:
        return False
    return True

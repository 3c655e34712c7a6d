"""Every fault at every point, whole and streamed: how the run ends, what the provider saw, and what is kept."""

from __future__ import annotations

import pytest

from core.clock import run_virtual
from tests.core.matrix.cell import EXTRA, cells, occurs, play
from tests.core.matrix.faults import FAULTS
from tests.core.matrix.points import POINTS

WAYS = {"whole": False, "streamed": True}


def tried(cell, told, name):
    """Notes a cell that does not hold, and why."""
    try:
        run_virtual(cell)
    except AssertionError as broken:
        told.append(f"{name}: {broken}".split("\nassert")[0])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_a_fault_at_every_point_ends_as_it_should_and_loses_nothing(fault, way):
    told: list[str] = []
    points = [point for point in POINTS if occurs(fault, point, WAYS[way])]
    for point in points:
        tried(play(fault, point, WAYS[way]), told, point.name)
    assert not told, f"{len(told)} of {len(points)}\n" + "\n".join(told)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fault", EXTRA)
def test_a_stop_and_a_budget_at_every_point_end_the_run_with_what_it_has(fault, way):
    told: list[str] = []
    for point in POINTS:
        tried(EXTRA[fault](point, WAYS[way]), told, point.name)
    assert not told, f"{len(told)} of {len(POINTS)}\n" + "\n".join(told)


def test_most_cells_can_occur():
    """32 faults of a server at 22 points, and the two that are not the server's: what cannot occur is left out."""
    occurring = [len(cells(streams)) + len(EXTRA) * len(POINTS) for streams in WAYS.values()]
    assert all(500 < count <= (len(FAULTS) + len(EXTRA)) * len(POINTS) for count in occurring)

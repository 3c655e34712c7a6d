"""The shell called as a student does, and a model whose calls fail."""

from __future__ import annotations

import pytest

import core
from core import Simulated
from core import __main__ as shell
from core.models.simulated import FaultPlan
from core.trace import trace


@pytest.fixture
def faulty(monkeypatch):
    """Give the shell a simulated model with faults."""

    def use(faults: dict, **settings) -> None:
        model = Simulated(faults=FaultPlan(faults), **settings)
        monkeypatch.setattr(shell, "_model", lambda asked: model)

    return use


@pytest.fixture
def done(monkeypatch):
    """What is done with traces, in order: a look at a run on its way, and working out the names of all its calls."""
    told: list[str] = []
    names, look = trace.names, core.Started.trace
    monkeypatch.setattr(trace, "names", lambda of: told.append("names") or names(of))
    monkeypatch.setattr(core.Started, "trace", property(lambda run: told.append("look") or look.fget(run)))
    return told

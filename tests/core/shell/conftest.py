"""The shell called as a student does, and a model whose calls fail."""

from __future__ import annotations

import pytest

import core
from core.trace import trace


@pytest.fixture
def done(monkeypatch):
    """What is done with traces, in order: a look at a run on its way, and working out the names of all its calls."""
    told: list[str] = []
    names, look = trace.names, core.Started.trace
    monkeypatch.setattr(trace, "names", lambda of: told.append("names") or names(of))
    monkeypatch.setattr(core.Started, "trace", property(lambda run: told.append("look") or look.fget(run)))
    return told

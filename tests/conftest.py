"""What the tests share. No key and no network: only the simulated model, scripted ones, and loopback."""

from __future__ import annotations

import pytest

from core.clock import run_virtual


@pytest.fixture
def play():
    """Run a coroutine on a virtual clock: exact times, no waiting."""
    return run_virtual


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    """A key or a provider in the developer's environment must not change a test."""
    for name in ("LLM_PROVIDER", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_API"):
        monkeypatch.delenv(name, raising=False)

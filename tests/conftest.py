"""What the tests share. No key and no network: only the simulated model, scripted ones, and loopback."""

from __future__ import annotations

import pytest

from core.clock import run_virtual


@pytest.fixture
def play():
    """Run a coroutine on a virtual clock: exact times, no waiting."""
    return run_virtual


@pytest.fixture(autouse=True, scope="session")
def no_search_for_components():
    """Streamlit's harness reads the metadata of every installed package for each session: half of what a page costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", list)
        yield


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    """A key or a provider in the developer's environment must not change a test."""
    for name in ("LLM_PROVIDER", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_API"):
        monkeypatch.delenv(name, raising=False)

"""What the tests of the pages share."""

from __future__ import annotations

import asyncio
import math

import pytest
from sqlalchemy.engine import make_url

from core import Simulated
from core.rooms.database import Database
from core.runner import runner
from pages.parts.rooms.hub import hub


@pytest.fixture(autouse=True, scope="session")
def no_search_for_components():
    """Streamlit's harness reads the metadata of every installed package for each session: most of a page's 0.24 s."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", list)
        yield


class Silent(Simulated):
    """Never answers, and no deadline of a call ends that."""

    async def answer(self, ask):
        await asyncio.get_running_loop().create_future()


@pytest.fixture(autouse=True)
def nothing_goes_on():
    """To the harness all sessions are one: a run that a test leaves going on would be found by the next one's press."""
    yield
    for shown in list(runner._shown.values()):
        runner.stop(shown)


@pytest.fixture
def held(monkeypatch):
    """What is started goes on until somebody stops it."""
    monkeypatch.setattr("pages.parts.run.launch.chosen_model", lambda _: Silent(call_deadline=math.inf))


@pytest.fixture
def empty_shelf():
    """To the harness all sessions are one, and they share the process's store."""
    runner._shown.clear()


@pytest.fixture(autouse=True)
def rooms_of_their_own(tmp_path, monkeypatch):
    """A database that is made with the first room of a test, and goes with it."""
    base = Database(make_url(f"sqlite:///{tmp_path / 'pages' / 'rooms.db'}"))
    monkeypatch.setattr(hub.rooms, "database", base)
    monkeypatch.setattr(hub.told.kept, "database", base)
    yield base
    base.close()

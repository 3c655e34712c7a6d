"""What the tests share. No key and no network: only the simulated model, scripted ones, and loopback."""

from __future__ import annotations

import builtins
import os
import sys
from pathlib import Path, PurePosixPath

import pytest
from xdist.scheduler import LoadScopeScheduling

from core.clock import run_virtual

BROWSER = PurePosixPath("tests/browser")
# the others of the browser are one group, "app"
GROUPS = dict.fromkeys(
    ("test_look.py", "test_player.py", "test_race.py", "test_end_to_end.py", "test_following.py"), "look"
)


class Groups(LoadScopeScheduling):
    """A worker runs a whole group of browser tests, so that no other one starts server and browser again.

    By the file: the marks of pytest-xdist for groups stand in a node's `_nodeid`, which pytest 9.2 no longer reads.
    """

    def _split_scope(self, nodeid):
        file = PurePosixPath(nodeid.partition("::")[0])
        return GROUPS.get(file.name, "app") if file.parent == BROWSER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Groups(config, log)


OURS = tuple(str(Path(__file__).parents[1] / folder) for folder in ("core", "pages"))
add_up = builtins.sum


def no_fractions(values, /, start=0):
    """`sum` rounds fractions otherwise since Python 3.12, so in the lab `math.fsum` adds them, which is exact."""
    added = add_up(values, start)
    if isinstance(added, float):
        caller = sys._getframe(1).f_code
        assert not caller.co_filename.startswith(OURS), f"{caller.co_filename}, {caller.co_qualname}: use math.fsum"
    return added


def pytest_configure():
    builtins.sum = no_fractions


@pytest.fixture
def play():
    """Run a coroutine on a virtual clock: exact times, no waiting."""
    return run_virtual


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    """A key or a provider in the developer's environment must not change a test."""
    for name in list(os.environ):
        if name.startswith(("LLM_", "OPENAI_", "LAB_")):
            monkeypatch.delenv(name)

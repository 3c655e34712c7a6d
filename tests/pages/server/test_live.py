"""The route over which a browser watches a run: when it is told something, and what of an unknown one."""

from __future__ import annotations

import asyncio
import json

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.parts.server import live


class Going:
    """A run that goes on for a while and changes on the way, without a page."""

    def __init__(self) -> None:
        self.running, self.version, self.watchers, self.looks = True, 0, 0, 0

    def look(self):
        self.looks += 1


@pytest.fixture
def run(monkeypatch):
    going = Going()
    monkeypatch.setattr(live, "picture_of", lambda shown, drawn: {"version": shown.version, "ended": not shown.running})
    return going


def watched(play, run, changes):
    """The pictures that come, each with its moment; `changes`: what becomes of the run, by seconds."""

    async def main():
        told, loop = [], asyncio.get_running_loop()
        for at, change in changes:
            loop.call_later(at, lambda change=change: run.__dict__.update(change))
        async for event in live._events(run):
            assert event.endswith("\n\n") and run.watchers == 1
            picture = json.loads(event.removeprefix("data: "))
            told.append((round(loop.time(), 3), picture["version"], picture["ended"]))
        return told

    return play(main())


def test_a_picture_comes_when_the_run_has_changed_and_the_last_one_when_it_has_ended(play, run):
    told = watched(play, run, [(0.05, {"version": 1}), (0.15, {"version": 2}), (0.25, {"running": False})])
    assert told == [(0.0, 0, False), (0.1, 1, False), (0.2, 2, False), (0.3, 2, True)]
    assert (run.watchers, run.looks) == (0, 1), "nobody watches it any more, and it looks whether anybody does"


def test_without_news_the_picture_comes_again_since_it_carries_the_clock(play, run):
    assert [at for at, *_ in watched(play, run, [(0.55, {"running": False})])] == [0.0, 0.2, 0.4, 0.6]


def test_a_run_whose_button_was_pressed_is_waited_for(play, run, monkeypatch):
    looks = []
    monkeypatch.setattr(live.runner, "find", lambda id: looks.append(id) or (run if len(looks) == 4 else None))
    assert play(live._coming("a" * 32)) is run
    looks.clear()
    monkeypatch.setattr(live.runner, "find", looks.append)
    assert play(live._coming("a" * 32)) is None and len(looks) > 10
    looks.clear()
    assert play(live._coming("../../etc/passwd")) is None and len(looks) == 1, "no id is waited for"


def test_an_unknown_run_is_not_found_and_the_answer_is_not_kept():
    answer = TestClient(Starlette(routes=[Route("/live/{run}", live.live)])).get("/live/nothing")
    assert answer.status_code == 404 and answer.headers["cache-control"] == "no-store" and "nothing" not in answer.text

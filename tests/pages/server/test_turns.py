"""Scripts compute one after the other: who pressed a button first, and in a line none before the loops had a turn."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import wait

import pytest

import app
from core.runner import runner
from pages.parts.server import turns
from pages.parts.server.turns import one_at_a_time
from tests.until import LONGEST as LONG
from tests.until import until


@pytest.fixture
def loop(monkeypatch):
    """An event loop on a thread of its own, for which scripts wait."""
    going = asyncio.new_event_loop()
    thread = threading.Thread(target=going.run_forever)
    thread.start()
    monkeypatch.setattr(turns, "loops", [going])
    yield going
    asyncio.run_coroutine_threadsafe(asyncio.sleep(0), going).result(LONG)  # nothing is left over
    going.call_soon_threadsafe(going.stop)
    thread.join(LONG)
    going.close()


def script(said, name, pressed=False, go=None):
    """Started as a thread: it notes its name when it may compute, and computes until `go` is set."""

    def compute():
        with one_at_a_time(pressed):
            said.append(name)
            if go is not None:
                assert go.wait(LONG)

    thread = threading.Thread(target=compute)
    thread.start()
    return thread


def test_who_has_pressed_a_button_goes_before_those_who_wait_for_results():
    said, go = [], threading.Event()
    first = script(said, "first", go=go)
    until(lambda: said == ["first"])
    others = [script(said, "result")]
    until(lambda: len(turns._others) == 1)
    others.append(script(said, "pressed", pressed=True))
    until(lambda: len(turns._pressed) == 1)
    go.set()
    for thread in (first, *others):
        thread.join(LONG)
    assert said == ["first", "pressed", "result"]


def test_a_script_waits_until_what_a_loop_has_to_do_is_done(loop, monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", LONG)
    said, go, busy, waited_for = [], threading.Event(), threading.Event(), []

    def hold():
        busy.set()
        assert go.wait(LONG)
        said.append("loop")

    def wait_for(turns_of_loops, patience):
        waited_for.extend(turns_of_loops)
        return wait(turns_of_loops, patience)

    monkeypatch.setattr(turns, "wait", wait_for)

    with one_at_a_time():
        thread = script(said, "script")
        until(lambda: len(turns._others) == 1)
        loop.call_soon_threadsafe(hold)
        assert busy.wait(LONG)
    until(lambda: waited_for)
    assert len(waited_for) == 1 and not waited_for[0].done() and said == []
    go.set()
    thread.join(LONG)
    assert said == ["loop", "script"]


def test_a_loop_that_hangs_does_not_keep_a_page_from_being_drawn(loop, monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", 0.01)
    said, go = [], threading.Event()
    loop.call_soon_threadsafe(go.wait, LONG)
    with one_at_a_time():
        thread = script(said, "script")
        until(lambda: len(turns._others) == 1)
    thread.join(LONG / 2)
    in_time = list(said)
    go.set()
    assert in_time == ["script"]


def test_who_is_alone_waits_for_nobody(loop, monkeypatch):
    monkeypatch.setattr(turns, "wait", lambda *_: pytest.fail("it waited"))
    with one_at_a_time():
        assert turns._under_way
    assert not turns._under_way


def test_the_loops_of_the_server_and_of_the_runs_are_waited_for_while_it_serves():
    async def serve():
        async with app.lifespan(app.app):
            await asyncio.to_thread(app.warm_up)
            assert turns.loops == [asyncio.get_running_loop(), runner.loop]

    asyncio.run(serve())
    assert turns.loops == []

"""Whose turn it is: the event loops first, then one script after the other."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import contextmanager

loops: list[asyncio.AbstractEventLoop] = []  # the server's and the runs', while they go round
PRESSED = "pressed"  # in a session's state: this run of its script answers to a button
_PATIENCE = 1.0  # seconds that a script gives the loops
_lock = threading.Lock()
_under_way = False
_pressed, _others = deque[threading.Event](), deque[threading.Event]()  # scripts that wait for their turn


@contextmanager
def one_at_a_time(pressed: bool = False) -> Iterator[None]:
    """Scripts that compute side by side only hold each other up; who has just pressed a button goes first."""
    global _under_way
    turn = threading.Event()
    with _lock:
        if in_line := _under_way:
            (_pressed if pressed else _others).append(turn)
        _under_way = True
    if in_line:
        turn.wait()
    try:
        if in_line:
            _let_the_loops_catch_up()
        yield
    finally:
        with _lock:
            if line := _pressed or _others:
                line.popleft().set()
            else:
                _under_way = False


def _let_the_loops_catch_up() -> None:
    """Where scripts stand in line, clicks, runs and their watchers go before drawing: each loop has its turn first."""
    wait([asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop) for loop in list(loops)], _PATIENCE)

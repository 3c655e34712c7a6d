"""Work beside the caller's thread."""

from __future__ import annotations

import math
import threading

import pytest

from core.errors import InputError
from core.forecasts import beside as module
from core.forecasts.beside import Beside
from tests.until import LONGEST, until


def counting(made, gate=None):
    def work():
        made.append(threading.current_thread().name)
        yield 0.5
        if gate is not None:
            gate.wait(LONGEST)
        yield 0.9
        return len(made)

    return work


def test_it_is_computed_once_for_all_who_ask_and_on_another_thread():
    made, beside = [], Beside()
    assert beside.of("a", counting(made), LONGEST).result == 1
    assert beside.of("a", counting(made), LONGEST).result == 1 and len(made) == 1
    assert beside.of("b", counting(made), LONGEST).result == 2
    assert made == ["forecasts", "forecasts"]


def test_it_tells_how_far_it_is_and_can_be_cancelled_and_begun_anew():
    made, gate, beside = [], threading.Event(), Beside()
    job = beside.of("a", counting(made, gate))
    beside.cancel("a")
    gate.set()
    assert job.over.wait(LONGEST) and job.cancelled and job.result is None and job.share < 1
    again = beside.of("a", counting(made), LONGEST)
    assert again is not job and again.result is not None and again.share == 1


def test_what_nobody_asks_for_any_more_ends_by_itself():
    gate, beside = threading.Event(), Beside(unwanted=-1.0)
    job = beside.of("a", counting([], gate))
    gate.set()
    assert job.over.wait(LONGEST) and job.cancelled


def test_a_problem_is_a_sentence_and_a_bug_is_one_of_ours():
    def refused():
        yield 0.1
        raise InputError("That is too much.")

    def bug():
        yield 0.1
        raise KeyError("x")

    beside = Beside()
    assert beside.of("a", refused, LONGEST).problem == "That is too much."
    hook, threading.excepthook = threading.excepthook, lambda _: None
    try:
        assert "has a fault here" in beside.of("b", bug, LONGEST).problem
    finally:
        threading.excepthook = hook


def test_what_is_on_its_way_is_not_given_up_for_newer_ones(monkeypatch):
    monkeypatch.setattr(module, "KEEP", 1)
    made, gate, beside = [], threading.Event(), Beside()
    jobs = {key: beside.of(key, counting(made, gate)) for key in "abc"}
    gate.set()
    assert all(beside.of(key, counting(made)) is job and job.over.wait(LONGEST) for key, job in jobs.items())
    assert len(made) == 3 and not any(job.cancelled for job in jobs.values())


def test_only_the_newest_are_kept(monkeypatch):
    monkeypatch.setattr(module, "KEEP", 1)
    made, beside = [], Beside()
    for key in "aba":
        beside.of(key, counting(made), LONGEST)
    assert len(made) == 3


@pytest.mark.parametrize("key", ["a", ("size", "{}")])
def test_cancelling_what_is_not_there_is_nothing(key):
    Beside().cancel(key)


def test_who_asks_for_it_is_told_of_its_end_once_and_asks_no_more():
    told, beside = [], Beside(unwanted=math.inf)
    job = beside.of("a", counting([]), then=lambda: told.append(beside.known("a").result))
    assert job.over.wait(LONGEST) and job is beside.of("a", counting([]), then=lambda: told.append("again"))
    beside.close()  # waits for the end, and with it for what is told
    assert told == [1] and beside.known("b") is None


def test_what_is_closed_ends_and_begins_no_more():
    gate, told, beside = threading.Event(), [], Beside(unwanted=math.inf)
    jobs = [beside.of(key, counting([], gate), then=lambda: told.append("end")) for key in "ab"]
    closing = threading.Thread(target=beside.close)
    closing.start()
    until(beside._closed.is_set)
    gate.set()
    closing.join()
    assert all(job.over.is_set() and job.cancelled for job in jobs) and not told
    assert beside.of("c", counting([]), LONGEST).cancelled

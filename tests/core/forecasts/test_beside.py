"""Work beside the caller's thread."""

from __future__ import annotations

import math
import threading

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


def test_what_nobody_asks_for_any_more_ends_by_itself_and_begins_anew_when_it_is_asked_for():
    made, gate, beside = [], threading.Event(), Beside()
    job = beside.of("a", counting(made, gate))
    job.asked -= 1000
    gate.set()
    assert job.over.wait(LONGEST) and job.cancelled and job.result is None and job.share < 1
    again = beside.of("a", counting(made), LONGEST)
    assert again is not job and again.result is not None and again.share == 1


def test_what_waits_for_others_says_so():
    gate, beside = threading.Event(), Beside()
    first = beside.of("a", counting([], gate))
    until(lambda: first.begun)
    second = beside.of("b", counting([]))
    assert not second.begun and not second.over.is_set()
    gate.set()
    assert second.over.wait(LONGEST) and second.begun


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
    for key in "abca":
        beside.of(key, counting(made), LONGEST)
    assert len(made) == 4


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


def test_more_than_are_kept_are_all_served_and_each_is_computed_once(monkeypatch):
    monkeypatch.setattr(module, "KEEP", 2)
    made, gate, beside = [], threading.Event(), Beside()
    jobs = [beside.of(key, counting(made, gate)) for key in range(9)]
    assert [beside.of(key, counting(made, gate)) for key in range(9)] == jobs
    gate.set()
    assert all(job.over.wait(LONGEST) and job.result for job in jobs) and len(made) == 9
    beside.of(8, counting(made), LONGEST)
    assert len(made) == 9


def test_of_the_ends_those_that_are_asked_for_are_kept(monkeypatch):
    monkeypatch.setattr(module, "KEEP", 2)
    made, beside = [], Beside()
    for key in "abacda":
        beside.of(key, counting(made), LONGEST)
    assert len(made) == 4

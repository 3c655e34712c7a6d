"""The class's own runs together."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from core.rooms.kept import KeptRuns
from core.rooms.pooled import Pooled, Pools, p95, pool, pooled
from core.rooms.records import Record
from core.rooms.subject import Subject
from tests.core.rooms.asked import setup


def record(subject: Subject, seed: int, start: str = "compare") -> Record:
    ended = tuple(subject.forecasts(start, seed))
    return Record(subject.page, start, subject.readings(start), ended, None, subject.query, subject.model)


EMAILS = setup("parallelization", "five-emails")


def of(*seconds: float, page: str = "routing", usd: float | None = 0.5) -> list[Pooled]:
    return [
        Pooled(
            str(n), (page, "compare", ""), ("Sequential", "Parallel"), ("simulated",), (2 * s, s), (2, 5), (usd, usd)
        )
        for n, s in enumerate(seconds)
    ]


def test_figures_are_those_of_the_traces():
    kept = record(EMAILS, 3)
    told = pooled("ab", kept)
    assert told.seconds == tuple(round(run.trace.makespan, 3) for run in kept.runs)
    assert told.calls == (5, 5) and told.sides == ("Sequential", "Parallel") and told.worlds == ("simulated",)
    assert told.usd[0] == pytest.approx(0.0000549, rel=0.2)
    assert pooled("ab", record(setup("agent", "haiku"), 3)).sides == ("Workflow", "Agent")
    assert pooled("ab", record(EMAILS, 3, "run")).sides == ("Parallelization",)


def test_what_came_to_no_end_or_took_no_time_is_in_no_pool():
    assert pooled("ab", record(setup("prompt_chaining", "empty-step"), 7)) is None
    kept = record(EMAILS, 3)
    at_once = [replace(run, trace=run.trace.model_copy(update={"pace": 0})) for run in kept.runs]
    assert pooled("ab", replace(kept, runs=tuple(at_once))) is None


def test_the_speed_and_a_live_model_are_said():
    kept = record(EMAILS, 3)
    fast, live = ({"pace": 0.25}, {"world": "live", "model": "gpt-x"})
    for update, words in ((fast, "simulated at 4x"), (live, "live gpt-x")):
        runs = tuple(replace(run, trace=run.trace.model_copy(update=update)) for run in kept.runs)
        assert pooled("ab", replace(kept, runs=runs)).worlds == (words,)


def test_a_pool_has_median_p95_and_the_slowest_of_each_side():
    told = pool(of(1, 3, 2, 9))
    assert told["n"] == 4 and told["median"] == [5, 2.5] and told["p95"] == [18, 9]
    assert told["slowest"] == "3" and told["world"] == "simulated" and told["sides"] == ["Sequential", "Parallel"]
    assert told["runs"][1] == {"id": "1", "seconds": [6, 3], "calls": [2, 5], "usd": [0.5, 0.5]}
    assert told["usd"] == [0.5, 0.5] and pool(of(1, usd=None))["usd"] == [None, None] and pool([]) is None


def test_the_95th_of_a_hundred_is_one_that_was_measured():
    assert p95(list(range(1, 101))) == 95 and p95([4.0]) == 4.0 and p95([1, 2]) == 2


def test_each_setup_has_its_line_and_the_last_one_is_drawn():
    told = pool(of(1, 2) + of(5, page="agent"))
    assert (told["page"], told["n"]) == ("agent", 1)
    assert [(one["page"], one["n"]) for one in told["by page"]] == [("routing", 2), ("agent", 1)]
    assert [one["dots"] for one in told["by page"]] == [[1, 2], [5]]


@pytest.fixture
def pools(database, clock):
    made = Pools(KeptRuns(database, clock), seeds=4)
    yield made
    made.close()


def test_a_room_has_its_pool_and_the_curve_comes_after(pools, rooms, database, clock):
    code, secret = rooms.open()
    kept, there = KeptRuns(database, clock), threading.Event()
    assert pools.of_room(code) is None
    for seed in range(3):
        clock.now += 1
        kept.keep(code, f"device {seed}", record(EMAILS, seed), pooled=1)
    kept.keep(code, "", record(EMAILS, 9))  # the teacher's own is none of them
    told = pools.of_room(code, there.set)
    assert told["n"] == 3 and told["title"] == "Parallelization · Five e-mails"
    assert there.wait(60)
    curves = pools.of_room(code)["forecast"]
    assert len(curves) == 2 and sum(share for _, share in curves[1]) == pytest.approx(1, abs=1e-3)
    rooms.close(code, secret)
    assert pools.of_room(code) is None
    pools.forget(code)


def test_no_curve_stands_behind_runs_of_different_inputs(pools, rooms, database, clock):
    code, _ = rooms.open()
    kept = KeptRuns(database, clock)
    for number in range(2):
        clock.now += 1
        own = replace(EMAILS, value=[f"Number {number}", "Meeting at 3pm"])
        kept.keep(code, "", record(own, 1), pooled=1)
    assert pools.of_room(code)["n"] == 2 and pools.of_room(code)["forecast"] == []


def test_a_record_that_cannot_be_read_is_left_out(pools, rooms, database, clock, monkeypatch):
    code, _ = rooms.open()
    kept = KeptRuns(database, clock)
    monkeypatch.setattr("core.rooms.kept.write", lambda _: b"no record")
    kept.keep(code, "", record(EMAILS, 1), pooled=1)
    assert pools.of_room(code) is None

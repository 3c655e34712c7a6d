"""Runs in the background: found again, stopped, bounded, put away."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from pathlib import Path

import pytest

import core
from core.errors import ConfigError
from core.models.live.budget import Amount
from core.models.simulated import Simulated
from core.rooms.over import Over
from core.runner import KEEP_RUNS, KEEP_SECONDS, UNWATCHED_SECONDS, Runner, Shown
from tests.scripted import Scripted
from tests.until import until


@pytest.fixture
def runner():
    runner = Runner()
    yield runner
    runner.close()


def start(runner, owner="ann", page="prompt_chaining", model=None, pattern=core.prompt_chaining, value="cats"):
    return runner.start(owner, page, [core.Reading(pattern, (value,))], [model or Simulated(speed=math.inf)], 7, {})


def wait(shown):
    until(lambda: not shown.running)
    return shown


def hung():
    """A model that does not answer, and no deadline of a call ends that."""
    model = Scripted(["never"] * 9, latency=math.inf)
    model.call_deadline = math.inf
    return model


def test_a_run_goes_on_in_the_background_and_is_found_again(runner):
    shown = start(runner)
    wait(shown)
    assert runner.find(shown.id) is shown and shown.runs[0].status == "done" and shown.runs[0].trace.calls == 3


def test_ids_are_long_and_unknown_ones_find_nothing(runner):
    assert len(start(runner).id) == 32
    for id in ("", "../../etc/passwd", "%2e%2e", "x" * 10_000, "C:\\"):
        assert runner.find(id) is None


def test_stop_cancels_all_calls_and_keeps_the_trace(runner):
    shown = start(runner, pattern=core.parallelization, value=["a", "b", "c"], model=hung())
    runner.stop(shown)
    assert not shown.running and shown.runs[0].status == "cancelled"
    assert {s.status for s in shown.runs[0].trace.spans} <= {"cancelled"}
    runner.stop(shown)  # twice does no harm


def test_a_second_click_while_it_runs_is_the_same_run(runner):
    first = start(runner, model=hung())
    assert start(runner, model=hung()) is first
    assert start(runner, owner="bob", model=hung()) is not first
    assert start(runner, page="routing", model=hung()) is not first
    for shown in list(runner._shown.values()):
        runner.stop(shown)


def test_two_readings_race_side_by_side(runner):
    both = core.readings(core.parallelization, ["a", "b"])
    shown = runner.start("ann", "parallelization", both, [Simulated(speed=math.inf)] * 2, 7, {})
    wait(shown)
    assert [run.trace.concurrency for run in shown.runs] == [1, None]


def test_in_turn_the_second_makes_no_call_before_the_first_has_ended(runner):
    both = core.readings(core.parallelization, ["a", "b"])
    models = [hung(), Scripted(["x", "y"], latency=0.0)]
    shown = runner.start("ann", "parallelization", both, models, 7, {}, in_turn=True)
    until(lambda: models[0].asked)
    assert not models[1].asked and shown.runs[1].trace.now == 0 and shown.running
    shown.started[0].cancel()
    assert wait(shown).runs[1].status == "done"  # its clock began with its own first call
    assert shown.runs[1].trace.spans[0].start < shown.runs[0].trace.now


def test_stop_ends_also_the_run_whose_turn_has_not_come(runner):
    both = core.readings(core.parallelization, ["a", "b"])
    shown = runner.start("ann", "parallelization", both, [hung(), hung()], 7, {}, in_turn=True)
    runner.stop(shown)
    assert [run.status for run in shown.runs] == ["cancelled", "cancelled"]


def test_a_live_run_that_nobody_watches_is_cancelled(runner):
    model = hung()
    model.world = "live"
    shown, simulated = start(runner, model=model), start(runner, page="other", model=hung())
    runner.tidy(shown.seen + UNWATCHED_SECONDS - 5)
    assert shown.running
    shown.watchers = 1
    runner.tidy(time.monotonic() + 2 * UNWATCHED_SECONDS)
    assert shown.running
    shown.watchers = 0
    runner.tidy(shown.seen + 2 * UNWATCHED_SECONDS)
    wait(shown)
    assert shown.runs[0].status == "cancelled" and simulated.running
    runner.stop(simulated)


def test_old_runs_and_too_many_are_put_away(runner):
    shown = [wait(start(runner)) for _ in range(KEEP_RUNS + 3)]
    runner.tidy(time.monotonic())
    kept = [s for s in shown if runner.find(s.id)]
    assert kept == shown[3:] and all(s.bytes > 0 for s in kept)
    runner.tidy(time.monotonic() + KEEP_SECONDS + 60)
    assert not any(runner.find(s.id) for s in shown)


def test_a_sessions_runs_of_a_page_are_kept_in_order_and_numbered(runner):
    first = wait(start(runner))
    wait(start(runner, owner="bob"))
    wait(start(runner, page="routing", pattern=core.routing))
    second = wait(start(runner))
    assert runner.kept("ann", "prompt_chaining") == [first, second]
    assert [shown.number for shown in runner.kept("ann", "prompt_chaining")] == [1, 2]
    assert [shown.number for shown in runner.kept("ann", "routing")] == [1]
    assert runner.kept("eve", "prompt_chaining") == []


def test_the_size_of_all_runs_is_bounded(runner, monkeypatch):
    shown = [wait(start(runner, owner=str(n))) for n in range(4)]
    runner.tidy(time.monotonic())
    monkeypatch.setattr("core.runner.KEEP_BYTES", sum(s.bytes for s in shown) - 1)
    runner.tidy(time.monotonic())
    assert [bool(runner.find(s.id)) for s in shown] == [False, True, True, True]


def test_kept_runs_are_counted_with_the_memory_that_comes_back_when_they_go():
    """In a process of its own: what other tests leave behind comes and goes meanwhile."""
    command = [sys.executable, "-m", "tests.core.kept_runs"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    ratios = json.loads(done.stdout or "{}")
    assert len(ratios) == 4 and all(1 / 1.3 < ratio < 1.3 for ratio in ratios.values()), done.stdout + done.stderr


def test_a_fault_of_the_program_ends_the_run_in_plain_words(runner, caplog):
    shown = wait(start(runner, model=Scripted([])))
    run = shown.runs[0]
    assert (
        run.status == "failed" and "your input is not to blame" in str(run.error) and "IndexError" not in str(run.error)
    )


class Broken:
    """In the place of a run: nothing of it can be read."""

    status = "done"

    @property
    def recorder(self):
        raise RecursionError("nested too deep")

    def now(self):
        raise ValueError("half of a surrogate pair")


def test_housekeeping_survives_a_run_that_it_cannot_handle_and_says_so_once(runner, monkeypatch, caplog):
    monkeypatch.setattr("core.runner._TIDY_SECONDS", 0.01)
    live = hung()
    live.world = "live"
    looks = []

    async def tidy():
        looks.append(1)
        raise OSError("this client cannot be closed")

    monkeypatch.setattr(runner.clients, "tidy", tidy)

    broken = wait(start(runner, page="broken"))
    broken.started = [Broken()]
    unwatched, old = start(runner, model=live), wait(start(runner, page="old"))
    until(lambda: old.ended and broken.ended and len(looks) > 3)
    unwatched.seen -= 2 * UNWATCHED_SECONDS
    wait(unwatched)  # else it would wait for its model for ever
    old.ended -= KEEP_SECONDS + 60
    broken.ended -= KEEP_SECONDS + 60
    until(lambda: runner.find(old.id) is None and runner.find(broken.id) is None)

    said = [r.getMessage() for r in caplog.records if r.name == "core.runner"]
    assert sorted(said) == ["housekeeping could not handle a run of broken", "housekeeping could not handle clients"]
    assert broken.id not in caplog.text  # it is a secret


def test_answers_are_streamed_only_while_somebody_watches_and_few_run(runner, monkeypatch):
    monkeypatch.setattr("core.runner._CONNECTING_SECONDS", 3600.0)
    shown = start(runner, model=hung())
    assert shown.started[0].recorder.streaming
    shown.seen -= 7200
    runner._stream()
    assert not shown.started[0].recorder.streaming
    shown.watchers = 1
    monkeypatch.setattr("core.runner.STREAMED_RUNS", 0)
    runner._stream()
    assert not shown.started[0].recorder.streaming
    runner.stop(shown)


def test_a_sessions_budget_is_its_own_below_that_of_the_server(runner, monkeypatch, play):
    monkeypatch.setenv("LLM_BUDGET_CALLS", "100")

    async def one_call():
        turn = await runner.budget("ann").turn(Amount(1))
        turn.settle(Amount(1))

    play(one_call())
    ann, bob = runner.budget("ann"), runner.budget("bob")
    assert (ann.left.calls, bob.left.calls) == (59, 60)
    assert ann.above is bob.above and ann.above.left.calls == 99


def test_limits_that_cannot_be_read_are_said_before_anything_is_spent(runner, monkeypatch):
    monkeypatch.setenv("LLM_BUDGET_USD", "lots")
    with pytest.raises(ConfigError, match="LLM_BUDGET_USD is 'lots'"):
        runner.budget("ann")


def test_a_kept_run_holds_no_model_and_so_no_key(runner):
    shown = wait(start(runner))
    assert shown.started[0].recorder is None


def test_closing_the_runner_ends_its_runs_and_closes_its_clients_and_loop(runner):
    class Client:
        closed = False

        async def close(self):
            self.closed = True

    client, shown = Client(), start(runner, model=hung())
    loop = runner._loop
    runner.clients.take("https://a", "key", lambda: client)
    runner.close()
    assert not shown.running and client.closed and runner._loop is None
    until(loop.is_closed)
    assert wait(start(runner)).runs[0].status == "done"  # on a new loop


def test_an_ended_run_is_brought_back_once_under_its_own_id(runner):
    run = core.forecast(core.prompt_chaining, "cats")
    kept = Shown("a" * 32, "", "prompt_chaining", [Over(run)], [], None)
    assert runner.bring_back(kept) is kept and runner.find("a" * 32) is kept
    assert runner.bring_back(Shown("a" * 32, "", "prompt_chaining", [Over(run)], [], None)) is kept
    assert not kept.running and kept.runs == [run]
    runner._stream()  # housekeeping takes it like any other
    runner.tidy(time.monotonic())
    assert runner.find("a" * 32) is kept and kept.ended

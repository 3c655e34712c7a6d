"""The table of a run, also of one that was cancelled."""

from __future__ import annotations

import asyncio

import core
from core import Simulated
from core import __main__ as shell
from core.run import Run
from core.shell.follow import follow
from core.shell.report import closing, result_of, table
from core.trace.trace import Trace


def test_a_cancelled_run_keeps_what_came(play, faulty, capsys):
    equal = Simulated(latency="equal")

    async def stopped():
        task = asyncio.create_task(follow(core.prompt_chaining, "Tea", {"model": equal}))
        await asyncio.sleep(1.5)
        task.cancel()
        return await task

    run = play(stopped())
    assert [span.status for span in run.trace.spans] == ["ok", "cancelled"]
    assert closing(run) == "Stopped after 1.50 s · 1 of 2 calls · simulated, seed 0"
    assert shell._verdict(run) == 130


def test_a_table_works_out_the_names_once_however_many_calls_there_are(done):
    run = core.forecast(core.parallelization, [f"Mail {n}" for n in range(30)])
    done.clear()
    assert len(table(run.trace)) == 1 + 30
    assert done == ["names"]


def test_an_item_stands_before_what_came_of_it():
    run = core.forecast(core.parallelization, ["Meeting at 3pm", "50% off!"], breaks=["classify 2:fail"])
    lines = result_of(run)
    assert lines[0].startswith("1. Meeting at 3pm → ") and lines[1] == "2."
    assert lines[2].startswith("    50% off! → failed: ") and lines[3:] == [""], "too long to stand beside its number"


def test_the_rounds_of_a_loop_stand_for_its_history():
    run = core.forecast(core.evaluator_optimizer, "Write a haiku about rain", candidates=2, seed=7)
    lines = result_of(run)
    drafts = [line for line in lines if line.startswith("round ")]
    assert len(drafts) == sum(map(len, run.result.history)) and drafts[0].startswith("round 1:")
    assert not any(line.startswith(("history:", "last:")) for line in lines)
    assert any(line.startswith("round 1:") for line in result_of(core.forecast(core.research_report, "Bicycles")))


def test_a_result_that_is_a_plain_text_is_one_line():
    assert result_of(Run("done", Trace(pattern="mine"), "as it is")) == ["result: as it is", ""]
    assert result_of(Run("failed", Trace(pattern="mine"), None)) == []

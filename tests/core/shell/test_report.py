"""The table of a run, also of one that was cancelled."""

from __future__ import annotations

import asyncio

import core
from core import Simulated
from core import __main__ as shell
from core.shell.follow import follow
from core.shell.report import closing, table


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

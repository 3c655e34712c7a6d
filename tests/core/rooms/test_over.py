"""A run that has ended elsewhere."""

from __future__ import annotations

import core
from core.rooms.over import Over


def test_a_run_that_ended_elsewhere_stands_as_one_that_ended_here(play):
    run = core.forecast(core.prompt_chaining, "cats")
    over = Over(run)
    over.cancel()

    async def main():
        await over.ended()
        return await over

    assert play(main()) is run and over.now() is run and over.status == "done" and over.version == 0
    assert over.world == "predicted" and over.recorder is None

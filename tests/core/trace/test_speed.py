"""A time says at which speed it is true."""

from __future__ import annotations

import core
from core.trace.speed import at_speed, took
from tests.rows import rows
from tests.scripted import Scripted


@rows("pace, said", [(1, ""), (0.25, "at 4x"), (2, "at 0.5x"), (0.001, "at 1000x"), (0, "at once")])
def test_the_speed_is_told_but_in_real_time(pace, said):
    assert at_speed(pace) == said


@rows("pace, said", [(1.0, "1.36 s"), (0.25, "1.36 s at 4x"), (0.0, "1.36 s")])
def test_a_time_has_two_digits_and_its_speed(play, pace, said):
    run = play(core.run(core.parallelization, ["a"], model=Scripted(["x"], latency=1.361)))
    assert took(run.trace.model_copy(update={"pace": pace})) == said

"""The progress of a run in a terminal."""

from __future__ import annotations

import sys
from itertools import pairwise

import core
from core import Simulated
from core.shell.follow import follow


def test_progress_goes_to_a_terminal_alone(play, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    play(follow(core.routing, "Where is my parcel?", {"model": Simulated(latency="equal")}))
    assert capsys.readouterr().err.splitlines()[0] == "classify: ok, 1.00 s."


def test_a_look_at_the_progress_works_out_the_names_once(play, done, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    model = Simulated(latency="equal")
    play(follow(core.prompt_chaining, [f"Topic {n}" for n in range(9)], {"model": model}))
    assert len(capsys.readouterr().err.splitlines()) >= 2 * 9  # the last calls end with the run
    assert "look" in done and ["names", "names"] not in [list(pair) for pair in pairwise(done)]

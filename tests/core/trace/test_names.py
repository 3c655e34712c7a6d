"""Calls of one step are told apart by their places."""

import core
from tests.scripted import Scripted


def names(play, pattern, given, answers):
    return list(play(core.run(pattern, given, model=Scripted(answers))).trace.names.values())


def test_one_call_of_a_step_has_no_number(play):
    assert names(play, core.prompt_chaining, "tides", "odf") == ["outline", "draft", "final"]


def test_calls_of_one_gather_are_counted_from_one(play):
    assert names(play, core.parallelization, ["a", "b"], "xy") == ["classify 1", "classify 2"]


def test_a_step_of_several_chains_has_the_number_of_its_chain(play):
    assert sorted(names(play, core.prompt_chaining, ["a", "b"], "oodkfl")) == [
        "draft 1", "draft 2", "final 1", "final 2", "outline 1", "outline 2",
    ]  # fmt: skip

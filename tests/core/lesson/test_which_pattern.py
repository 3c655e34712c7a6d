"""The questions: every way ends, every pattern can be reached, and each end names a preset that is there."""

from __future__ import annotations

import re

import pytest

from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from core.lesson.which_pattern import FIRST, ends, paths, questions, tree_of, walk

WAYS = list(paths())
FIVE = {"prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer"}


def test_every_way_ends_and_every_end_is_reached_by_one():
    assert sorted(end for _, end in WAYS) == sorted(ends())
    assert set(ends()) == FIVE | {"one_call"}
    assert {asked for path, _ in WAYS for asked, _ in path} == set(questions())
    assert max(len(path) for path, _ in WAYS) <= 5


@pytest.mark.parametrize(("path", "end"), WAYS, ids=[end for _, end in WAYS])
def test_the_answers_lead_there(path, end):
    assert walk(dict(path)) == (path, end)
    for count in range(len(path)):
        assert walk(dict(path[:count])) == (path[:count], path[count][0])


def test_an_answer_off_the_way_does_not_count():
    assert walk({}) == ([], FIRST)
    assert walk({"rounds": 1, "single": 0}) == ([("single", 0)], "one_call")
    assert walk({"single": 7}) == ([], FIRST)


@pytest.mark.parametrize("end", ends().values(), ids=ends())
def test_each_end_opens_a_preset_that_is_there_and_has_a_price_and_a_counter_example(end):
    assert end.preset in {preset.id for preset in presets_of(end.page)}
    assert end.calls and end.time and end.reason and end.counter.startswith("Not when")
    assert end.page in LESSONS and (end.pattern or end.page) in LESSONS


def test_one_model_call_is_an_allowed_answer():
    end = ends()["one_call"]
    assert end.calls == "1" and end.pattern == "task_in_one_call"


def test_the_lessons_prices():
    assert ends()["orchestrator_workers"].calls == "1 plan + N workers + 1 synthesis"
    assert ends()["orchestrator_workers"].time == "plan + the longest worker + synthesis"
    assert ends()["parallelization"].time == "the longest of the N calls"
    assert ends()["evaluator_optimizer"].calls == "2 a round: passing in round k costs 2k"


def test_the_picture_shows_the_whole_tree_and_the_way():
    drawn = tree_of({"single": 1, "kinds": 1})
    states = {node["id"]: node["state"] for node in drawn["nodes"]}
    assert set(states) == set(questions()) | set(ends())
    assert (states["single"], states["kinds"], states["depends"]) == ("way", "way", "open")
    assert [edge["to"] for edge in drawn["edges"] if edge["state"] == "way"] == ["kinds", "depends"]
    assert drawn["label"].endswith("Open: Do the steps depend on each other?")
    assert {node["state"] for node in tree_of({"single": 0})["nodes"] if node["id"] == "one_call"} == {"end"}


def test_no_two_nodes_stand_in_one_place():
    nodes = tree_of({})["nodes"]
    assert len({(node["column"], node["row"]) for node in nodes}) == len(nodes)
    assert len({(node["side"], node["line"]) for node in nodes}) == len(nodes)


def test_the_words_are_plain():
    words = [question.words + question.help for question in questions().values()]
    words += [end.reason + end.counter for end in ends().values()]
    assert not [text for text in words if re.search("[!—]", text)]

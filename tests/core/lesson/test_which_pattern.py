"""The questions: every way ends, every pattern can be reached, and each end names a preset that is there."""

from __future__ import annotations

import re

import pytest

from core.lesson.registry import LESSONS, PRESETS
from core.lesson.which_pattern import ENDS, FIRST, QUESTIONS, paths, picture, walk

WAYS = list(paths())
FIVE = {"prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer"}


def test_every_way_ends_and_every_end_is_reached_by_one():
    assert sorted(end for _, end in WAYS) == sorted(ENDS)
    assert set(ENDS) == FIVE | {"one_call"}
    assert {asked for path, _ in WAYS for asked, _ in path} == set(QUESTIONS)
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


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_each_end_opens_a_preset_that_is_there_and_has_a_price_and_a_counter_example(end):
    assert end.preset in {preset.id for preset in PRESETS[end.page]}
    assert end.calls and end.time and end.reason and end.counter.startswith("Not when")
    assert not end.drawing or end.drawing in LESSONS


def test_one_model_call_is_an_allowed_answer():
    end = ENDS["one_call"]
    assert end.calls == "1" and not end.drawing


def test_the_lessons_prices():
    assert ENDS["orchestrator_workers"].calls == "1 plan + N workers + 1 synthesis"
    assert ENDS["orchestrator_workers"].time == "plan + the longest worker + synthesis"
    assert ENDS["parallelization"].time == "the longest of the N calls"
    assert ENDS["evaluator_optimizer"].calls == "2 a round: passing in round k costs 2k"


def test_the_picture_shows_the_whole_tree_and_the_way():
    drawn = picture({"single": 1, "kinds": 1})
    states = {node["id"]: node["state"] for node in drawn["nodes"]}
    assert set(states) == set(QUESTIONS) | set(ENDS)
    assert (states["single"], states["kinds"], states["depends"]) == ("way", "way", "open")
    assert [edge["to"] for edge in drawn["edges"] if edge["state"] == "way"] == ["kinds", "depends"]
    assert drawn["label"].endswith("Open: Do the steps depend on each other?")
    assert {node["state"] for node in picture({"single": 0})["nodes"] if node["id"] == "one_call"} == {"end"}


def test_no_two_nodes_stand_in_one_place():
    nodes = picture({})["nodes"]
    assert len({(node["column"], node["row"]) for node in nodes}) == len(nodes)
    assert len({(node["side"], node["line"]) for node in nodes}) == len(nodes)


def test_the_words_are_plain():
    words = [question.words + question.help for question in QUESTIONS.values()]
    words += [end.reason + end.counter for end in ENDS.values()]
    assert not [text for text in words if re.search("[!—]", text)]

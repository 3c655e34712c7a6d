"""The paths of ten runs as one tree: what they share is there once, and every run ends somewhere."""

from __future__ import annotations

from core import Reading, agent, fixed_workflow
from core.lesson.path_tree import path_tree
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from core.lesson.ways import RUNS, paths_taken, ten
from tests.rows import rows


def tree(pattern, preset):
    return path_tree("It", paths_taken(ten(Reading(pattern, (preset.input,)), model(preset), preset.seed)))


def way(drawn, end):
    """The names from the first step to the end of a path."""
    names, place = [], end["after"]
    while place is not None:
        names.insert(0, drawn["steps"][place]["name"])
        place = drawn["steps"][place]["after"]
    return names


def test_ten_runs_of_a_workflow_are_one_straight_line():
    drawn = tree(fixed_workflow, presets_of("agent")[0])
    assert {step["row"] for step in drawn["steps"]} == {0} and {step["runs"] for step in drawn["steps"]} == {RUNS}
    assert [step["column"] for step in drawn["steps"]] == list(range(len(drawn["steps"])))
    assert [step["counted"] for step in drawn["steps"]][1:] == [False] * (len(drawn["steps"]) - 1)
    assert drawn["count"] == "10 runs, 1 path" and len(drawn["ends"]) == 1


@rows("preset", presets_of("agent"))
def test_every_run_is_in_the_tree_once_and_a_beginning_is_shared(preset):
    taken = paths_taken(ten(Reading(agent, (preset.input,)), model(preset), preset.seed))
    drawn = path_tree("It", taken)
    assert sum(end["runs"] for end in drawn["ends"]) == RUNS
    ended = {tuple(way(drawn, end)): end["runs"] for end in drawn["ends"]}
    assert ended == {tuple(step.name for step in path.steps): len(path.runs) for path in taken}
    for place, step in enumerate(drawn["steps"]):
        on = [each["runs"] for each in (*drawn["steps"], *drawn["ends"]) if each["after"] == place]
        assert sum(on) == step["runs"], "who comes here goes on or ends here"
    begun = [(step["after"], step["name"], step["kind"], step["who"]) for step in drawn["steps"]]
    assert len(set(begun)) == len(begun), "what is alike at the beginning is drawn once"
    places = [(step["column"], step["row"]) for step in drawn["steps"]]
    assert len(set(places)) == len(places) and len({end["row"] for end in drawn["ends"]}) == len(drawn["ends"])


def test_most_runs_go_straight_on_and_a_branch_has_its_count():
    drawn = tree(agent, presets_of("agent")[0])
    first = next(place for place, step in enumerate(drawn["steps"]) if step["row"] != 0)
    beside = [step for step in drawn["steps"] if step["after"] == drawn["steps"][first]["after"]]
    assert all(step["counted"] for step in beside)
    assert [step["runs"] for step in beside] == sorted((step["runs"] for step in beside), reverse=True)


def test_no_paths_are_an_empty_tree():
    assert path_tree("It", []) == {
        "title": "It",
        "count": "0 runs, 0 different paths",
        "runs": 0,
        "steps": [],
        "ends": [],
    }

"""One setup of a page: how two of them differ, and the runs that are made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import Break, evaluator_optimizer, orchestrator_workers
from core.lesson.presets.read import preset_of, presets_of
from core.lesson.registry import lesson_of
from core.models.simulated.latency import PROFILES
from pages.parts.setup.page_setup import Setup
from tests.pages.opened import NOTICE, ran

pytestmark = pytest.mark.usefixtures("empty_shelf")


@pytest.mark.parametrize(
    ("page", "name", "value", "said"),
    [("parallelization", "at_once", 2, "limit"), ("routing", "seed", 42, "seed"),
     ("routing", "latency", "equal", "latency"), ("routing", "profile", "large", "profile"),
     ("evaluator_optimizer", "max_iterations", 2, "limit of rounds"),
     ("routing", "prompt routing refund", "Customer: {query}", "prompt"), ("routing", "input", "Hello", "input")],
)  # fmt: skip
def test_the_page_says_what_differs_between_the_fields_and_the_run(page, name, value, said):
    opened = ran(page)
    assert "The picture shows a run" not in opened.words and "stale" not in opened.hero
    assert NOTICE.format(said) in opened.type(name, value).words
    assert opened.hero["stale"] == f"another {said}", "for its state line"
    assert "The picture shows a run" not in opened.press("Run").wait().words


def test_several_differences_are_named_in_a_row():
    opened = ran("routing").type("input", "Hello").type("seed", 1).type("profile", list(PROFILES)[1])
    assert NOTICE.format("input, seed and profile") in opened.words


HAIKU = preset_of("evaluator_optimizer", "haiku")
SETUP = Setup("evaluator_optimizer", evaluator_optimizer, HAIKU, HAIKU.input, {"target_score": 8}, seed=HAIKU.seed)


@pytest.mark.parametrize(
    "other",
    [{"value": "A poem"}, {"options": {"target_score": 9}}, {"concurrency": 2}, {"seed": 99},
     {"prompts": {"draft": "Write {task}"}}, {"breaks": (Break("draft", "fail"),)},
     {"preset": preset_of("evaluator_optimizer", "gets-worse")}],
    ids=lambda other: next(iter(other)),
)  # fmt: skip
def test_whatever_changes_a_run_changes_its_signature_and_is_named(other):
    changed = replace(SETUP, **other)
    assert changed.signature() != SETUP.signature() and SETUP.differs(changed).startswith("another ")
    again = replace(SETUP, problem="", as_given=True)
    assert again.signature() == SETUP.signature() and not SETUP.differs(again)


def test_own_prompts_run_beside_those_of_the_preset():
    own = {"draft": "Write {task}"}
    original, mine = replace(SETUP, prompts=own, breaks=(Break("draft", "fail"),)).rewritten()
    assert (original.options["prompts"] or None) == (dict(HAIKU.prompts) if HAIKU.prompts else None)
    assert mine.options == {**original.options, "prompts": own} and mine.inputs == original.inputs


def test_a_pattern_by_hand_gets_what_it_has_of_the_settings():
    by_hand = lesson_of("orchestrator_workers").by_hand
    preset = presets_of("orchestrator_workers")[0]
    pins = (Break("plan", "slow"), Break("worker", "refuse", 2))
    prompts = {"plan": "Plan {task}", "worker": "Do {subtask}"}
    setup = Setup("orchestrator_workers", orchestrator_workers, preset, "A task", {}, 2, 0, "", prompts, pins)
    reading = setup.by_hand(by_hand.pattern, ["one", "two"])
    assert reading.inputs == ("A task", ["one", "two"]) and reading.options["concurrency"] == 2
    assert reading.options["breaks"] == pins[1:] and reading.options["prompts"] == {"worker": "Do {subtask}"}

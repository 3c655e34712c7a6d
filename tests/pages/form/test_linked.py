"""The setup of a link without a page: the same as the page makes of it."""

from __future__ import annotations

import pytest

from core.errors import InputError
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from pages.parts.form.linked import linked, split_by
from pages.parts.setup.input_text import lines, one_or_several
from tests.pages.opened import Opened
from tests.presets import all_presets
from tests.rows import rows

PRESETS = [(page, preset.id) for page in LESSONS for preset in presets_of(page)]


@rows("page, id", PRESETS, name=lambda page, id: f"{page} {id}")
def test_a_link_to_any_preset_is_the_preset_as_it_is(page, id):
    found = linked(page, {"preset": id})
    preset = found.setup.preset
    assert preset.id == id and found.setup.as_given and not found.setup.problem and not found.notices
    assert found.setup.value == preset.input and found.setup.concurrency == preset.at_once
    assert found.setup.seed == preset.seed and found.setup.prompts == preset.prompts
    assert all(found.setup.options[name] == value for name, value in preset.options.items())
    assert found.model().world == "simulated"


@rows("page", list(all_presets()))
def test_both_readings_of_every_page_can_be_forecast(page):
    found = linked(page, {})
    pair, (one,) = found.readings(), found.readings(both=False)
    assert len(pair) == 2
    assert {run.forecast(model=found.model(), seed=7).status for run in (*pair, one)} <= {"done", "partial", "failed"}


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("parallelization", {"at_once": "2", "seed": "12", "latency": "equal", "input": "one\ntwo\nthree"}),
        ("evaluator_optimizer", {"target_score": "9", "max_iterations": "2", "break": "judge:hang"}),
        ("prompt_chaining", {"input": "cats\ndogs", "prompt.draft": "Write about {outline}."}),
        ("routing", {"preset": "nothing", "seed": "99999", "break": "nothing:hang", "profile": "odd"}),
    ],
)
def test_it_is_the_setup_that_the_page_makes_of_the_same_address(page, query, monkeypatch):
    made = []
    from pages.parts.run import panel

    draw = panel.draw_picture
    monkeypatch.setattr(panel, "draw_picture", lambda setup, *rest: made.append(setup) or draw(setup, *rest))
    Opened(page, **query)
    (setup,) = made
    own = linked(page, query).setup
    assert own.signature() == setup.signature() and own.differs(setup) == "" and own.problem == setup.problem
    assert own.as_given == setup.as_given


def test_an_input_and_a_seed_of_ones_own_take_the_place_of_the_links():
    found = linked("parallelization", {"input": "no"}, "a\n\nb", 4711)
    assert found.setup.value == ["a", "b"] and found.setup.seed == 4711 and not found.setup.as_given
    assert found.entries.fields["input"] == "a\n\nb" and found.entries.fields["seed"] == 4711
    assert linked("routing", {"input": " "}).setup.problem


def test_a_plan_and_steps_come_with_the_link():
    found = linked("orchestrator_workers", {"plan": "cook\nclean"})
    (reading,) = found.readings()
    assert reading.inputs[1] == ["cook", "clean"] and found.plan == ("cook", "clean")


def test_the_speed_is_the_links_and_a_page_without_presets_is_refused():
    assert linked("routing", {"speed": "4x"}).speed == 4 and linked("routing", {"speed": "7x"}).speed == 1
    with pytest.raises(InputError):
        linked("nothing", {})


def test_an_input_is_split_as_its_pattern_takes_it():
    own = {name: split_by(LESSONS[name].pattern) for name in ("parallelization", "prompt_chaining", "routing")}
    assert own == {"parallelization": lines, "prompt_chaining": one_or_several, "routing": str}

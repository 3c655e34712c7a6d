"""What stands in the fields: from page to page, and from a run back into them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core import Result, Rounds, Text, evaluator_optimizer, pattern, routing
from core.lesson.lesson import Lesson
from core.lesson.presets.preset import Preset
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from pages.parts.setup import links
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.store import own_fields
from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")

FIELDS = {
    "parallelization": {"input": "one\ntwo", "at_once": 2, "latency": "equal", "profile": "large", "seed": 42},
    "evaluator_optimizer": {"target_score": 9, "max_iterations": 2, "input": "A poem"},
    "prompt_chaining": {"prompt prompt_chaining outline": "A list of points about: {topic}"},
    "workflows_vs_agents": {"agent prompt agent decide": "Please: {question}"},
}


def test_a_change_of_page_and_back_finds_the_run_and_the_fields_again():
    opened = Opened("routing").at_once().type("input", "Where is my parcel?").press("Run").wait()
    id = opened.at.query_params["run"]
    opened.at.switch_page("home.py").run()
    opened.at.query_params.clear()
    opened.at.switch_page("routing.py").run()
    assert opened.hero["status"] == "done" and opened.at.query_params["run"] == id
    assert opened.field("input").value == "Where is my parcel?"


def ran(page, **fields):
    opened = Opened(page).at_once()
    for name, value in fields.items():
        opened.type(name, value)
    return opened.press("Run").wait()


@pytest.mark.parametrize("page", FIELDS)
def test_a_page_that_is_loaded_anew_has_all_fields_of_the_run_it_shows(page):
    opened = ran(page, **FIELDS[page])
    again = Opened(page, run=opened.at.query_params["run"])
    assert {name: again.field(name).value for name in FIELDS[page]} == FIELDS[page]
    assert "The picture shows a run" not in again.words


def test_fields_that_a_live_model_does_not_need_are_kept():
    opened = Opened("routing").type("seed", 42).type("latency", "equal").type("profile", "large")
    opened.type("model", "Live endpoint").look().type("model", "Simulated")
    assert [opened.field(name).value for name in ("seed", "latency", "profile")] == [42, "equal", "large"]


def test_a_page_that_is_loaded_anew_has_the_input_of_the_run_it_shows():
    opened = Opened("prompt_chaining").at_once().type("input", "Tides\nVolcanoes").press("Run").wait()
    again = Opened("prompt_chaining", run=opened.at.query_params["run"])
    assert again.field("input").value == "Tides\nVolcanoes" and again.hero["status"] == "done"


def test_a_link_with_a_preset_opens_it_also_where_another_one_was_open():
    opened = Opened("routing").at_once().type("input", "Where is my parcel?").press("Run").wait()
    opened.at.switch_page("choose.py").run()
    opened.at.query_params.clear()
    opened.at.query_params["preset"] = "charged-twice"
    opened.at.switch_page("routing.py").run()
    assert opened.field("preset").value == "charged-twice" and "4711" in opened.field("input").value
    assert opened.hero["status"] == "ready"


def test_a_preset_fills_each_field_that_its_pattern_has_and_no_other():
    preset = next(p for p in presets_of("evaluator_optimizer") if "max_iterations" not in dict(p.options))
    fields = own_fields(evaluator_optimizer, preset)
    assert fields["max_iterations"] == 3, "the pattern's own default"
    assert fields["target_score"] == dict(preset.options).get("target_score", 8) and fields["seed"] == preset.seed
    routed = own_fields(routing, presets_of("routing")[0], at_once=False)
    assert not {"target_score", "max_iterations", "steps", "at_once"} & set(routed)


class Dug(Result):
    final: str


@pattern
async def dig(topic: Text, depth: Rounds = 2, note: str = "") -> Dug:
    return Dug(final=topic)


def test_an_option_of_a_stranger_s_pattern_has_a_field_that_is_remembered_and_linked(monkeypatch):
    monkeypatch.setitem(LESSONS, "dig", Lesson(dig))
    preset = Preset(id="one", title="One", input="rain", watch="", answer="", promise={})
    assert own_fields(dig, preset, at_once=False)["depth"] == 2

    def page():
        import streamlit as st

        from pages.parts.setup import store
        from pages.parts.setup.session import page_memory

        values = store.own_options("dig")
        store.remember("dig")
        st.text(f"{values} {page_memory('dig').entries.fields}")

    at = AppTest.from_function(page).run()
    assert at.number_input[0].label == "Depth" and (at.number_input[0].min, at.number_input[0].max) == (1, 20)
    assert at.number_input[0].set_value(3).run().text[0].value == "{'depth': 3} {'depth': 3}"

    own = own_fields(dig, preset, at_once=False)
    query, _ = links.to_query("one", own | {"depth": 7}, own, {})
    assert query == {"preset": "one", "seed": str(preset.seed), "depth": "7"} and links.asks({"depth": "7"})
    asked = links.from_query({"depth": "30"}, own, (), {}, bool, "dig")
    assert asked.fields == {"depth": 20} and "outside 1 to 20" in asked.notices[0]
    one, other = (Setup("dig", dig, preset, "rain", {"depth": depth}) for depth in (2, 3))
    assert one.differs(other) == "another depth"

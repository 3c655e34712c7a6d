"""The rows of presets: all seen at once, one chosen, and a name for what is nobody's but the reader's."""

from __future__ import annotations

import pytest

from core.lesson.presets.read import preset_of, presets_of
from core.lesson.registry import LESSONS
from tests.pages.opened import Opened
from tests.presets import all_presets

PAGES = {page: "workflows_vs_agents" if page == "agent" else page for page in all_presets()}


@pytest.mark.parametrize("page", PAGES)
def test_every_preset_stands_in_one_of_two_rows_and_the_first_is_chosen(page):
    opened = Opened(PAGES[page])
    rows = {row.label: row.options for row in opened.at.radio}
    assert list(rows) in (["Try", "Break it"], ["Try"])
    titles = [preset.short or preset.title for preset in presets_of(page)]
    assert [title for row in rows.values() for title in row] == titles
    assert len({*titles}) == len(titles) and max(map(len, titles)) <= 18, "short enough for a row"
    assert opened.field(f"{page} preset").marked == titles[:1]
    broken = [preset for preset in presets_of(page) if preset.faults or preset.promise["status"] != "done"]
    assert {preset.row for preset in broken} <= {"What goes wrong"}, "what breaks stands under Break it"
    assert LESSONS[page].presets == presets_of(page)


def test_a_choice_fills_the_fields_and_leaves_one_mark():
    opened = Opened("routing").type("preset", "two-wishes")
    assert opened.field("input").value == preset_of("routing", "two-wishes").input
    assert opened.field("preset").marked == ["Two wishes"]
    opened.type("preset", "charged-twice")
    assert "4711" in opened.field("input").value and opened.field("preset").marked == ["Charged twice"]


def test_what_somebody_types_is_called_their_own_beside_the_preset_that_it_runs_with():
    opened = Opened("parallelization", preset="one-fails")
    given = opened.field("input").value
    opened.type("input", "Lunch on Friday?\nThe lamp is broken.")
    assert opened.field("preset").marked == ["Your own input"]
    row = opened.at.radio[1].options
    assert row[row.index("One fails") + 1] == "Your own input" and "Your own input" not in opened.at.radio[0].options
    opened.type("input", given)
    assert opened.field("preset").marked == ["One fails"] and "Your own input" not in opened.at.radio[1].options


def test_the_preset_that_was_typed_over_can_be_chosen_again():
    opened = Opened("routing").type("input", "Where are you?").type("preset", "late-parcel")
    assert opened.field("input").value == preset_of("routing", "late-parcel").input


def test_for_a_class_the_rows_are_one_list():
    opened = Opened("routing", presenter="1", preset="no-label")
    assert not opened.at.radio
    rows = next(box for box in opened.at.selectbox if box.label == "Preset")
    assert rows.options[0] == "Try · A late parcel" and rows.value == "no-label"
    rows.set_value("two-wishes")
    assert opened.look().field("input").value == preset_of("routing", "two-wishes").input


def test_a_link_to_another_preset_is_taken_on_a_page_that_was_left():
    opened = Opened("routing").type("preset", "no-label")
    opened.at.switch_page("home.py").run()
    opened.at.query_params["preset"] = "charged-twice"
    opened.at.switch_page("routing.py")
    assert opened.look().field("preset").marked == ["Charged twice"]


def test_a_page_that_was_left_comes_back_with_its_preset():
    opened = Opened("routing").type("preset", "no-label")
    opened.at.switch_page("home.py").run()
    opened.at.switch_page("routing.py")
    assert opened.look().field("preset").marked == ["No label"]

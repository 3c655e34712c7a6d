"""What no field of a page can hold, as a browser could send it: each field then has its default, and nothing is red."""

from __future__ import annotations

import json
import math

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from tests.pages.opened import Opened

NONSENSE = [{"asked": {"a": [1]}, "go": "sideways", "presenter": [], "finished": 3, "poll": {}, "ground": None}]
EVENTS = [{"event": name, "value": value} for name in (*NONSENSE[0], "other") for value in ("sideways", [], None)]
FORGED = [
    ("string_value", "none such"), ("string_value", ""), ("double_value", math.nan), ("double_value", -math.inf),
    ("double_value", 1e308), ("int_value", 2**62), ("int_value", -1), ("bool_value", True), ("bytes_value", b"\xff"),
    ("json_value", "no json"), ("json_value", "[" * 9_000), ("json_value", json.dumps(NONSENSE)),
    ("json_value", json.dumps(NONSENSE[0])), ("json_trigger_value", "no json"),
    ("json_trigger_value", json.dumps(EVENTS)), ("double_array_value", [math.nan]), ("string_array_value", ["a"]),
    ("string_trigger_value", "x"), ("trigger_value", True),
]  # fmt: skip
ANY_NAME = ("cost prices", "cost against")  # of a model


def fields(opened):
    """The names under which Streamlit knows all that the page has: fields, buttons, folds and drawings."""
    return list(opened.at._session_state._state._new_widget_state.widget_metadata)


def message(ids, kind, value):
    states = [WidgetState(id=id) for id in ids]
    for state in states:
        if kind.endswith("array_value"):
            getattr(state, kind).data.extend(value)
        elif kind == "string_trigger_value":
            state.string_trigger_value.data = value
        else:
            setattr(state, kind, value)
    return WidgetStates(widgets=states)


def impossible(at):
    """The fields that now show what they do not offer."""
    choices = [f for f in at.selectbox if f.value is not None and f.key not in ANY_NAME]
    numbers = [f for f in (*at.number_input, *at.slider) if f.value is not None]
    wrong = [f for f in choices if f.format_func(f.value) not in f.options]
    return [field.key for field in (*wrong, *(f for f in numbers if not f.min <= f.value <= f.max))]


def pages():
    compared = Opened("evaluator_optimizer").at_once().press("Run").wait().press("Compare").wait()
    yield compared
    yield from map(Opened, ("parallelization", "workflows_vs_agents", "cost_performance", "choose", "takeaways"))
    yield Opened("prompt_chaining").type("model", "Live endpoint")


def test_a_value_that_a_field_cannot_have_leaves_the_page_whole():
    wrong = []
    for opened in pages():
        for kind, value in FORGED:
            opened.at._run(message(fields(opened), kind, value))  # the next one shows if it has left anything behind
            said = [error.message for error in opened.at.exception] or impossible(opened.at)
            wrong += [(opened.page, kind, str(value)[:20], said)] if said else []
    assert not wrong, wrong


def test_a_preset_that_there_is_none_of_is_the_first_one_of_its_row():
    opened = Opened("routing", preset="no-label")
    assert opened.field("preset").value == "no-label"
    (id,) = (id for id in fields(opened) if id.endswith("routing Break it"))
    opened.at._run(message([id], "string_value", "none such"))
    assert not opened.at.exception and opened.field("preset").value == "two-wishes"
    assert opened.field("preset").marked == ["Two wishes"]

"""The faults on order of a page: what a press on a step sets, and what it takes out."""

from __future__ import annotations

import pytest

from pages.parts.setup import pins


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        (["worker 2:hang"], "worker 2:hang"),
        (["worker 2:hang", "worker 2:fail"], "worker 2:fail"),
        (["worker 2:hang", "plan:slow", "worker 2:"], "plan:slow"),
        (["worker 2:hang", "worker:fail"], "worker:fail"),
        (["worker:fail", "worker 2:hang"], "worker:fail,worker 2:hang"),
        (["worker 2:hang", "worker 2:nonsense", ":", "", "x"], "worker 2:hang"),
    ],
)
def test_a_press_takes_the_place_of_what_was_set_there(pressed, left, monkeypatch):
    state = {}
    monkeypatch.setattr(pins.st, "session_state", state)
    for words in pressed:
        pins.press("any", words)
    assert state.get("any break", "") == left


def test_clear_takes_all_of_them_out(monkeypatch):
    monkeypatch.setattr(pins.st, "session_state", {"any break": "draft:hang,edit 2:fail"})
    assert [one.node for one in pins.now("any")] == ["draft", "edit 2"]
    pins.clear("any")
    assert pins.now("any") == ()

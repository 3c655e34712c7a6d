"""What is computed beside the page, on a page that shows it when it is there."""

from __future__ import annotations

import threading

from streamlit.testing.v1 import AppTest

from core.forecasts.beside import Beside
from pages.parts.show import later as module
from tests.until import LONGEST, until


def page():
    import streamlit as st

    from pages.parts.show.later import later

    st.text(f"there: {later('a', st.session_state.work)}")


def shown(at: AppTest) -> str:
    return at.run().text[0].value


def test_the_page_does_not_wait_for_it_and_shows_it_when_it_is_there(monkeypatch):
    gate, made = threading.Event(), Beside()

    def work():
        yield 0.5
        gate.wait(LONGEST)
        return 7

    def refused():
        yield 0.5
        raise ValueError("that never runs")

    monkeypatch.setattr(module, "beside", made)
    at = AppTest.from_function(page, default_timeout=LONGEST)
    at.session_state.work = work
    assert shown(at) == "there: None"
    gate.set()
    until(made.known("a").over.is_set)
    assert shown(at) == "there: 7"
    monkeypatch.setattr(module, "beside", again := Beside())
    at.session_state.work = refused
    assert shown(at) == "there: None"
    until(again.known("a").over.is_set)
    assert shown(at) == "there: ()" and not at.exception
    [said] = at.markdown
    assert said.value == ":small[:gray[Not all of the numbers could be computed\\: that never runs]]"

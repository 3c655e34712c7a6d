"""What the server answers beside the pages, and in the place of one that has failed."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

import app
from pages.parts.rooms import answering
from pages.parts.server.routes import ROOMS, let_streams_go, routes, say


def test_a_script_that_fails_says_so_in_a_sentence_that_quotes_nothing():
    def failing():
        from pages.parts.server.routes import say

        assert say(ValueError("a secret"))

    page = AppTest.from_function(failing).run()
    (said,) = (element.value for element in page.markdown)
    assert "your input is not to blame" in said and "secret" not in said
    assert app.app._on_script_error is say


def test_our_mark_stands_in_the_place_of_streamlits_icon():
    answer = TestClient(Starlette(routes=routes())).get("/favicon.png")
    assert answer.headers["content-type"].startswith("image/svg+xml") and "<svg" in answer.text


@pytest.mark.parametrize("base", ["lab", "/lab/"])
def test_below_a_base_path_the_same_is_answered_as_at_the_root(base, monkeypatch):
    monkeypatch.setattr("streamlit.get_option", lambda name: base)
    at_the_root = {"/live/{run}", "/favicon.png", *(path for _, path, _ in ROOMS)}
    assert {route.path for route in routes()} == at_the_root | {f"/lab{path}" for path in at_the_root}


def test_each_route_of_a_room_is_answered_by_a_function_of_its_name():
    assert [name for _, _, name in ROOMS if not callable(getattr(answering, name, None))] == []
    answer = TestClient(Starlette(routes=routes())).get("/join")
    assert answer.status_code == 200 and "four letters" in answer.text


def test_the_streams_of_rooms_are_let_go_if_anybody_came(monkeypatch):
    called = []
    monkeypatch.setattr(answering.hub, "let_go", lambda: called.append(True))
    TestClient(Starlette(routes=routes())).get("/join")
    let_streams_go()
    assert called == [True]

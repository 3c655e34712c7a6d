"""What the server answers beside the pages, and in the place of one that has failed."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

import app
from pages.parts.server.routes import routes, say


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
    assert {route.path for route in routes()} == {
        "/live/{run}", "/favicon.png", "/lab/live/{run}", "/lab/favicon.png"
    }  # fmt: skip

"""Below a page, and in a frame of another site, there are sentences in the place of a blank page."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import app
from pages.parts.server.astray import Astray
from pages.parts.server.security import HEADERS, SecurityHeaders
from tests.rows import rows

ASKED = {"Accept": "text/html,*/*;q=0.8"}  # as browsers ask for a page
FRAMED = ASKED | {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "cross-site"}


@pytest.fixture
def client():
    def answer(_):
        return PlainTextResponse("the lab")

    order = [Middleware(Astray), Middleware(SecurityHeaders)]
    return TestClient(Starlette(routes=[Route("/{path:path}", answer)], middleware=order), headers=ASKED)


@rows("path", ["/routing/extra", "/routing/extra/more", "/routing/extra?preset=x"])
def test_below_a_page_there_is_none_and_a_link_leads_to_it(client, path):
    answer = client.get(path)
    assert answer.status_code == 404 and answer.headers["content-type"].startswith("text/html")
    assert "There is no such page" in answer.text and 'href="/routing"' in answer.text and 'href="/"' in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_what_is_no_page_at_all_is_named_without_a_link_and_harms_nobody(client):
    answer = client.get("/no<b>where/%22%3E%3Cscript%3E")
    assert answer.status_code == 404 and "Perhaps" not in answer.text
    assert "<b>" not in answer.text and "<script" not in answer.text


@rows(
    "path",
    [
        "/",
        "/routing",
        "/routing/",
        "/_stcore/health",
        "/live/abc",
        "/room/BCDF",
        "/media/x.png",
        "/component/a/b",
        "/static/a",
    ],
)
def test_all_else_passes(client, path):
    assert client.get(path).text == "the lab"


def test_what_a_page_loads_passes_wherever_it_lies(client):
    assert client.get("/routing/static/index.js", headers={"Accept": "*/*"}).text == "the lab"


def test_below_a_base_path_the_same_holds(client, monkeypatch):
    real = app.st.get_option
    monkeypatch.setattr("streamlit.get_option", lambda name: "lab" if name == "server.baseUrlPath" else real(name))
    assert client.get("/lab/routing").text == "the lab"
    answer = client.get("/lab/routing/extra")
    assert answer.status_code == 404 and 'href="/lab/routing"' in answer.text and 'href="/lab/"' in answer.text


@rows("site", ["cross-site", "same-site"])
def test_in_a_frame_of_another_site_it_says_which_setting_allows_it(client, site):
    answer = client.get("/routing", headers=FRAMED | {"Sec-Fetch-Site": site})
    assert answer.status_code == 403 and "LAB_FRAME_ANCESTORS=https://" in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors *" in policy  # else nobody could read it
    assert "x-frame-options" not in answer.headers and "<a " not in answer.text


def test_a_frame_of_its_own_and_a_site_that_is_allowed_pass(client, monkeypatch):
    assert client.get("/routing", headers=FRAMED | {"Sec-Fetch-Site": "same-origin"}).text == "the lab"
    assert client.get("/routing", headers=FRAMED | {"Sec-Fetch-Dest": "document"}).text == "the lab"
    monkeypatch.setenv("LAB_FRAME_ANCESTORS", "https://school.example")
    assert client.get("/routing", headers=FRAMED).text == "the lab"


def test_the_app_asks_it_first():
    assert [middleware.cls for middleware in app.app._user_middleware][:2] == [Astray, SecurityHeaders]

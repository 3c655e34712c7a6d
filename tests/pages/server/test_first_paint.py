"""Every page comes hidden, with the style sheet that shows it; nothing else that the server answers is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.parts.server.first_paint import HIDDEN, PRESENTED, FirstPaint, unreached
from pages.parts.server.plain_page import sheet

PAGE = "<html><head></head><body>é</body></html>"
ASKED = {"Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip, br"}  # as browsers ask for a page
SHEET = (Path(__file__).parents[3] / "pages/parts/page.css").read_text(encoding="utf-8")


async def _parts():
    for part in ("<html><he", "ad></head><body>", "é</body></html>"):
        yield part


ANSWERS = {
    "page": lambda _: HTMLResponse(PAGE),
    "parts": lambda _: StreamingResponse(_parts(), media_type="text/html"),
    "text": lambda _: PlainTextResponse(PAGE),
    "own": lambda _: HTMLResponse(PAGE, headers={"Content-Security-Policy": "default-src 'none'"}),
    "packed": lambda _: Response(b"</head>", media_type="text/html", headers={"Content-Encoding": "zip"}),
}


@pytest.fixture
def client():
    packed = Middleware(GZipMiddleware, minimum_size=1)
    routes = [Route(f"/{name}", answer, methods=["GET", "HEAD"]) for name, answer in ANSWERS.items()]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(FirstPaint), packed]), headers=ASKED)


@pytest.mark.parametrize("name", ["page", "parts"])
def test_a_page_is_hidden_from_its_first_byte_its_sheet_comes_last_and_its_length_is_true(client, name):
    answer = client.get(f"/{name}")
    end = f"<style>{SHEET}{sheet()}</style>{unreached('testserver').decode()}"
    assert answer.text == f"<html><head>{HIDDEN.decode()}</head><body>é{end}</body></html>"
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_what_is_presented_is_told_from_the_address(client):
    presented, other = client.get("/page?run=1&presenter=1").text, client.get("/page?presenter=10").text
    assert PRESENTED.decode() in presented and PRESENTED.decode() not in other and HIDDEN.decode() in other
    assert "style.presented" in SHEET


def test_the_page_knows_what_host_it_was_asked_for_and_whether_that_is_one_of_the_servers(client, monkeypatch):
    said = client.get("/page", headers={"Host": '"><b>.example:8501'}).text
    assert '<script data-host="&quot;&gt;&lt;b&gt;.example:8501" data-stranger="">' in said
    module = "streamlit.web.server.starlette.starlette_websocket.config.get_option"
    monkeypatch.setattr(module, lambda name: ["lab.example"])
    assert 'data-stranger="yes"' in unreached("other.example:8501").decode()
    assert 'data-stranger=""' in unreached("lab.example:8501").decode()


def test_who_asks_for_no_page_may_get_it_packed(client):
    assert client.get("/text", headers={"Accept": "*/*"}).headers["content-encoding"] == "gzip"


def test_other_answers_are_untouched(client):
    assert client.get("/text").text == PAGE
    assert client.get("/own").text == PAGE, "a page without Streamlit brings a policy of its own"
    assert HIDDEN.decode() not in client.get("/text").text
    with client.stream("GET", "/packed") as answer:
        assert b"".join(answer.iter_raw()) == b"</head>"


def test_who_asks_for_the_headers_alone_gets_them(client):
    answer = client.head("/page")
    assert answer.status_code == 200 and answer.content == b""


def test_the_style_sheet_shows_the_page_and_without_it_time_does():
    assert "opacity: 1; transition-delay: 0s; }" in SHEET
    assert b"opacity:0" in HIDDEN and b"to{opacity:1}" in HIDDEN

"""Headers on every answer: nothing is loaded from elsewhere, and no address leaves the browser."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

import app
from pages.parts.server.security import HEADERS, POLICY, SecurityHeaders, frame_ancestors, headers
from tests.rows import rows

OWN = {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"}  # sources on this server, or made here


async def echo(socket):
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.close()


@pytest.fixture
def client():
    own = {"Referrer-Policy": "unsafe-url"}
    routes = [Route("/page", lambda _: PlainTextResponse("page", headers=own)), WebSocketRoute("/socket", echo)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)]))


@pytest.mark.parametrize("path", ["/page", "/nowhere"])
def test_every_answer_has_the_headers_whatever_it_said_itself(client, path):
    headers = client.get(path).headers
    assert {name: headers.get_list(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}


def test_the_web_socket_passes_untouched(client):
    with client.websocket_connect("/socket") as socket:
        socket.send_text("hello")
        assert socket.receive_text() == "hello"


def test_no_other_site_may_frame_it_unless_the_server_names_it():
    assert HEADERS["X-Frame-Options"] == "SAMEORIGIN" and POLICY.endswith("frame-ancestors 'self'")
    assert headers({}) == HEADERS
    named = headers({"LAB_FRAME_ANCESTORS": "https://school.example, https://*.moodle.example:8443"})
    policy = named["Content-Security-Policy"]
    assert policy == f"{POLICY} https://school.example https://*.moodle.example:8443" and "X-Frame-Options" not in named


@rows(
    "site",
    ["*", "school.example", "https://a.example; script-src *", "https://a.example/path", "https:", "'unsafe-inline'"],
)
def test_what_names_no_site_is_left_out_of_the_header(site):
    assert all(
        "example" not in one or one == "https://a.example" for one in frame_ancestors({"LAB_FRAME_ANCESTORS": site})
    )
    assert "script-src *" not in headers({"LAB_FRAME_ANCESTORS": site})["Content-Security-Policy"]


def test_the_policy_names_nothing_beyond_this_server_and_the_app_sends_it():
    rules = {rule.split()[0]: rule.split()[1:] for rule in POLICY.split(";")}
    assert rules["default-src"] == ["'self'"] and rules["object-src"] == ["'none'"]
    assert {source for sources in rules.values() for source in sources} <= OWN
    assert SecurityHeaders in [middleware.cls for middleware in app.app._user_middleware]


def test_an_answer_that_allows_itself_less_keeps_its_own_policy():
    async def strict(request):
        return PlainTextResponse("", headers={"Content-Security-Policy": "default-src 'none'"})

    app = Starlette(routes=[Route("/", strict)], middleware=[Middleware(SecurityHeaders)])
    headers = TestClient(app).get("/").headers
    assert headers.get_list("content-security-policy") == ["default-src 'none'"]
    assert headers["x-content-type-options"] == "nosniff"

"""What a request may bring, and from whom."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.parts.rooms import incoming

JSON = {"Content-Type": "application/json"}


async def taken(request):
    try:
        return JSONResponse(await incoming.body(request))
    except incoming.Refused as error:
        return JSONResponse(str(error), error.status)


async def cookies(request):
    response = JSONResponse([incoming.device(request), incoming.lead(request, "BCDF"), incoming.address(request)])
    incoming.keep(request, response, incoming.DEVICE, "secret")
    incoming.forget(response, incoming.LEAD)
    return response


@pytest.fixture
def client():
    routes = [Route("/", taken, methods=["POST"]), Route("/cookies", cookies)]
    return TestClient(Starlette(routes=routes), base_url="http://lab.example:8501")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://lab.example:8501"}, 200),
        ({"Origin": "http://LAB.example:8501"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://lab.example:8501"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://lab.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
        ({"Origin": "https://school.example", "X-Forwarded-Host": "school.example"}, 200),
    ],
)
def test_only_a_page_of_the_app_may_ask(client, headers, status):
    assert client.post("/", headers={**JSON, **headers}, content="{}").status_code == status


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ('{"number": 1}', 200),
        ("", 200),
        ("[1]", 400),
        ("{", 400),
        ("[" * 9_000, 400),
        ('{"a": "' + "x" * incoming.MOST_BYTES + '"}', 413),
    ],
)
def test_what_is_no_small_object_of_json_is_refused(client, content, status):
    headers = {**JSON, "Origin": "http://lab.example:8501"}
    assert client.post("/", headers=headers, content=content).status_code == status


def test_a_form_of_another_site_cannot_pass_for_json(client):
    headers = {"Content-Type": "text/plain", "Origin": "http://lab.example:8501"}
    assert client.post("/", headers=headers, content="{}").status_code == 415


def test_secrets_are_kept_where_no_script_and_no_other_site_can_use_them(client, monkeypatch):
    monkeypatch.setattr("streamlit.get_option", lambda name: "/lab/")
    kept, forgotten = client.get("/cookies").headers.get_list("set-cookie")
    assert kept.startswith("lab_device=secret;") and "Path=/lab/;" in kept
    assert "HttpOnly" in kept and "SameSite=lax" in kept and "Secure" not in kept
    assert "lab_lead=" in forgotten and "Path=/lab/" in forgotten and "Max-Age=0" in forgotten


def test_over_https_they_never_leave_unencrypted(client):
    client = TestClient(client.app, base_url="https://lab.example")
    assert all("Secure" in one for one in client.get("/cookies").headers.get_list("set-cookie")[:1])


def test_who_leads_one_room_leads_no_other(client):
    client.cookies.set("lab_device", "d" * 500)
    client.cookies.set("lab_lead", "BCDF.own")
    device, lead, _ = client.get("/cookies").json()
    assert (len(device), lead) == (64, "own")
    client.cookies.set("lab_lead", "WXZZ.own")
    assert client.get("/cookies").json()[1] == ""

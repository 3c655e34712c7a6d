"""The route over which runs are watched, and the headers of the page, as any client of the network sees them."""

from __future__ import annotations

import re

import pytest


def _safe(headers):
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'" and policy["object-src"] == "'none'"
    assert policy["connect-src"] == "'self'" and "http" not in policy["img-src"]
    assert headers["referrer-policy"] == "no-referrer" and headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("id", ["0" * 32, "x", "..%2f..%2fetc%2fpasswd", "%00", "a" * 4000])
def test_an_unknown_run_is_not_found_and_the_answer_says_nothing_about_it(browser, server, id):
    context = browser.new_context()
    found = context.request.get(f"{server}/live/{id}", headers={"Origin": "http://elsewhere.example"})
    assert found.status in (400, 404)  # 400: no path at all, says the server
    if found.status == 404:
        assert found.headers["cache-control"] == "no-store" and found.text() == "There is no such run."
    _safe(found.headers)
    context.close()


def test_a_run_is_a_stream_of_events_that_nobody_stores_or_reads_from_elsewhere(visit):
    one = visit("routing", speed="At once").press("Run").wait("Finished")
    found = one.page.request.get(f"{one.base}/live/{one.run}", headers={"Origin": "http://elsewhere.example"})
    assert found.status == 200 and found.headers["content-type"].startswith("text/event-stream")
    assert found.headers["cache-control"] == "no-store"
    _safe(found.headers)
    events = [event for event in found.text().split("\n\n") if event]
    assert len(events) == 1 and events[0].startswith("data: {") and '"ended":true' in events[0]
    posted = one.page.request.post(f"{one.base}/live/{one.run}")
    assert posted.status == 405


def test_a_run_is_watched_from_the_press_of_its_button(visit):
    one = visit("routing")
    told = re.findall(r'"next": *{"url": *"live/([0-9a-f]{32})"', "".join(one.frames))[-1]
    with one.page.expect_request(f"**/live/{told}"):
        one.press("Run")
    one.wait("Finished")
    assert one.run == told and [url for url in one.asked if "/live/" in url] == [f"{one.base}/live/{told}"]


def test_the_page_itself_carries_the_policy(browser, server):
    context = browser.new_context()
    for path in ("", "routing", "routing?run=x"):
        _safe(context.request.get(f"{server}/{path}").headers)
    context.close()

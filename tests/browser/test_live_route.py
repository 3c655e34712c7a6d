"""The route over which runs are watched, and the headers of the page, as any client of the network sees them."""

from __future__ import annotations

import re
import urllib.error
import urllib.request

from playwright.sync_api import expect

from tests.rows import rows


def asked(url):
    """Status, headers and text of an answer, without a browser."""
    request = urllib.request.Request(url, headers={"Origin": "http://elsewhere.example"})
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        found = direct.open(request, timeout=60)
    except urllib.error.HTTPError as error:
        found = error
    with found:
        return found.status, dict(found.headers), found.read().decode()


def _safe(headers):
    headers = {name.lower(): value for name, value in headers.items()}
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'" and policy["object-src"] == "'none'"
    assert policy["connect-src"] == "'self'" and "http" not in policy["img-src"]
    assert headers["referrer-policy"] == "no-referrer" and headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers
    return headers


@rows("id", ["0" * 32, "x", "..%2f..%2fetc%2fpasswd", "%00", "a" * 4000])
def test_an_unknown_run_is_not_found_and_the_answer_says_nothing_about_it(server, id):
    status, headers, text = asked(f"{server}/live/{id}")
    assert status in (400, 404)  # 400: no path at all, says the server
    if status == 404:
        assert _safe(headers)["cache-control"] == "no-store" and text == "There is no such run."
    _safe(headers)


def test_the_page_itself_carries_the_policy(server):
    for path in ("", "routing", "routing?run=x"):
        _safe(asked(f"{server}/{path}")[1])


def test_a_run_is_a_stream_from_the_press_of_its_button_that_nobody_stores_or_reads_from_elsewhere(visit):
    one = visit("routing", speed="At once", run="<img src=x>")  # an unknown id is said plainly and leaves the address
    one.page.get_by_text("The run in the address is not here").wait_for()
    assert not one.run and "img" not in one.page.url and one.state.inner_text() == "Ready"

    one.type("Customer message", "  ").press("Run")  # pressed before the page knew of the blank
    one.page.get_by_text("Type something under Customer message, then press Run.").wait_for()
    assert one.state.inner_text() == "Ready" and not one.run
    assert all(asked(url)[0] == 404 for url in one.asked if "/live/" in url)
    one.asked.clear()

    before = one.drawn().scripts
    one.type("Customer message", "Where is my parcel?").wait_for_script(before)
    told = re.findall(r'"next": *{"url": *"live/([0-9a-f]{32})"', "".join(one.frames))[-1]
    with one.page.expect_request(f"**/live/{told}"):
        one.press("Run")
    one.wait("Finished")
    assert one.run == told and [url for url in one.asked if "/live/" in url] == [f"{one.base}/live/{told}"]

    status, headers, text = asked(f"{one.base}/live/{one.run}")
    assert status == 200 and headers["content-type"].startswith("text/event-stream")
    assert _safe(headers)["cache-control"] == "no-store"
    events = [event for event in text.split("\n\n") if event]
    assert len(events) == 1 and events[0].startswith("data: {") and '"ended":true' in events[0]
    assert one.page.request.post(f"{one.base}/live/{one.run}").status == 405


def test_a_printed_page_says_in_one_line_where_it_is_from_and_names_no_run(visit):
    one = visit("routing", speed="At once").press("Run").wait("Finished")
    words = one.page.locator(".drawing.printed p")
    expect(words).to_be_hidden()
    one.page.evaluate("dispatchEvent(new Event('beforeprint'))")  # as a browser does, before it takes the print sheet
    one.page.emulate_media(media="print")
    expect(words).to_have_text(f"Workflow Patterns Lab {one.base}/routing")
    expect(words).to_be_visible()
    assert words.bounding_box()["height"] < 24 and words.bounding_box()["width"] > 200

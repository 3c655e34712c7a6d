"""Where the page cannot come up as it should, it says why, and which setting mends it."""

from __future__ import annotations

import re
import urllib.request
from contextlib import ExitStack

import pytest

from tests.browser.served import served
from tests.loopback import Loopback


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_without_web_sockets_a_sentence_stands_in_the_place_of_grey_blocks(tab, server, scheme, width):
    page = tab(width=width, own=True, color_scheme=scheme)
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(f"{server}/routing")
    said = page.get_by_role("alert")
    said.get_by_text("does not open").wait_for()
    assert "Upgrade" in said.inner_text() and page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_proxy_that_calls_the_server_by_another_name_is_named_with_what_mends_it(tab, server):
    page = tab(own=True)

    def renamed(route):
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        headers = {"Host": "inside.example:8501", "Accept": "text/html"}
        with direct.open(urllib.request.Request(route.request.url, headers=headers)) as answer:
            route.fulfill(body=answer.read(), content_type="text/html")

    page.route(re.compile(r"/routing$"), renamed)
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(f"{server}/routing")
    said = page.get_by_role("alert")
    said.get_by_text("inside.example:8501").wait_for()
    assert f"--server.corsAllowedOrigins {server}" in said.inner_text()
    page.unroute_all()
    page.close()


def test_below_a_page_a_link_leads_to_it(tab, server):
    page = tab(own=True)
    page.goto(f"{server}/routing/extra")
    page.get_by_role("link", name="routing").click()
    page.get_by_role("heading", name="Routing", level=1).wait_for()
    page.close()


def test_in_a_frame_of_another_site_the_setting_is_named(tab, server):
    frame = f"<iframe src='{server}/routing'></iframe>".encode()
    page = tab(own=True)
    with Loopback(lambda *_: (200, {"content-type": "text/html"}, frame)) as other:
        page.goto(f"http://localhost:{other.port}/")
        page.frame_locator("iframe").get_by_text("LAB_FRAME_ANCESTORS=").wait_for()
        page.close()


def test_in_the_frame_of_a_course_page_a_run_stands_without_the_menu(tab, tmp_path):
    """By another name of this computer, so that it is another site; the frame's web socket opens there, too."""
    framed: list[bytes] = []
    page = tab(own=True)
    with ExitStack() as stack:
        other = stack.enter_context(Loopback(lambda *_: (200, {"content-type": "text/html"}, framed[0])))
        site = f"http://localhost:{other.port}"
        setting = {"LAB_FRAME_ANCESTORS": site}
        address = stack.enter_context(served("app.py", tmp_path / "output.txt", environment=setting))
        framed.append(
            f"<iframe width=900 height=1000 src='{address}/routing?embed=true&speed=At+once'></iframe>".encode()
        )
        page.goto(f"{site}/")
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Run", exact=True).click()
        frame.locator(".flow .state b", has_text="Finished").wait_for()
        assert not frame.get_by_test_id("stSidebar").is_visible()
        assert not frame.get_by_role("button", name="Present").is_visible()
        page.close()

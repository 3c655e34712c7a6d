"""Where the page cannot come up as it should, it says why, and which setting mends it."""

from __future__ import annotations

import re
import urllib.request

import pytest

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

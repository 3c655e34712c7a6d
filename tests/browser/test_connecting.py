"""Connecting to a server that wants a key: by the sidebar, in both themes, and never asked twice."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.look import COLOURS, audited
from tests.core.models.able_server import ALL
from tests.pages.models.able_servers import able_server


def test_a_server_is_connected_tested_and_kept(visit):
    with able_server(ALL - {"no key", "responses"}) as server:
        # So high, since a table is drawn when it comes into sight.
        one = visit("prompt_chaining", height=1600).choose("Model", "Live endpoint")
        typed = server.url.removeprefix("http://").removesuffix("/v1")
        one.type("Base URL", typed)
        one.page.get_by_text("/v1/chat/completions", exact=True).wait_for()
        assert one.page.get_by_text("http:// added, /v1 added.").is_visible()
        # By Tab, which goes to the eye inside the field: it counts as left all the same.
        one.type("Model name", "m-1").drawn().type("Key", "sk-right")
        one.page.get_by_text("The key stays in this session.").wait_for()  # said once it was taken
        one.drawn()
        found = one.page.locator(".st-key-connection-found")
        one._until(one.button("Test connection").click, lambda patience: found.wait_for(timeout=patience))
        found.get_by_text("Tested by 3 calls").wait_for()
        marks = found.locator("td")
        assert "✓" in marks.all_inner_texts() and "✕" not in marks.all_inner_texts()
        asked = len(server.asked)

        one.choose("Model", "Simulated").page.get_by_role("combobox", name="Speed").wait_for()
        one.drawn().choose("Model", "Live endpoint")
        expect(one.field("Key")).to_have_attribute("placeholder", "kept in this session")
        one.drawn().go("routing").go("prompt_chaining")
        expect(one.field("Base URL")).to_have_value(typed)
        one.finish()
        assert len(server.asked) == asked + 3 and not any("sk-right" in frame for frame in one.frames)

        wrong = audited(one, "connected", COLOURS)
        one.picture(f"connected-{one.theme}")
        one.switch_theme().picture(f"connected-{one.theme}")
        assert wrong + audited(one, "connected", COLOURS) == []

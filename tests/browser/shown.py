"""A tab in which one picture after the other is shown, with what goes to the server and what goes wrong."""

from __future__ import annotations

import re
from itertools import count

from playwright.sync_api import Locator, Page, expect

# Two frames, or the time in which they should have come: a tab that lies behind another has none.
FRAMES = """() => new Promise((done) => {
  setTimeout(done, 5000);
  requestAnimationFrame(() => requestAnimationFrame(done));
}).then(() => true)"""


class Shown:
    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.sent: list[object] = []
        self.wrong: list[str] = []
        self._numbers = count(1)
        page.on("websocket", lambda socket: socket.on("framesent", lambda data: self.sent.append(data)))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        page.goto(base)

    def show(self, case: str) -> Shown:
        """A picture that nobody has touched yet, in the place of the last one."""
        asked = f"{case} {next(self._numbers)}"
        field = self.page.get_by_label("Case")
        field.fill(asked)
        field.press("Enter")
        mine = self.page.locator(f".st-key-picture-{asked.replace(' ', '-')}")
        mine.locator(".flow .state b, .race-house").first.wait_for()
        expect(self.page.locator("[class*=st-key-picture]")).to_have_count(1)
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        field.blur()
        self.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        return self

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def press(self, *keys: str) -> Shown:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def slider(self) -> Locator:
        return self.page.get_by_role("slider")

    @property
    def at(self) -> float:
        return float(self.find(".player-now").inner_text().split()[0])

    def agrees(self, name: str) -> None:
        """All four views show the call of this name."""
        expect(self.find(".card-head h2")).to_have_text(re.compile(f"^{re.escape(name)}"))
        expect(self.find(".code-line.marked")).to_have_count(1)
        expect(self.find(".flow path.ring:not(.mark)")).to_have_count(1)
        expect(self.find(".flow rect.wash")).to_have_count(1)
        expect(self.find(".hit[aria-current=true]")).to_have_attribute("aria-label", re.compile(f"^{re.escape(name)}"))

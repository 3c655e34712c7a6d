"""One person at the app: a page in a browser, its words and buttons, and all it complains about."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import (
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    TimeoutError,
    WebSocket,
    expect,
)
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.parts.show.menu import MENU, RACING
from tests.browser.shown import FRAMES
from tests.presets import all_presets

PAGES = {page.name: page.title for page in MENU}
FIVE = [page.name for page in MENU if page.section == RACING]
PATTERNS = [page.name for page in MENU if page.section in (RACING, "Combined")]
LONGEST = 60_000  # milliseconds to wait for anything before a test gives up
_SHORT = 200  # bytes; the word that a script has ended is no longer
SCREENSHOTS = Path(__file__).parents[1] / "screenshots"

# All of a page as text: its HTML, and the HTML inside every shadow root, where our drawings live.
_HTML = """() => {
  const inside = (root) => [...root.querySelectorAll("*")].filter((e) => e.shadowRoot)
    .map((e) => e.shadowRoot.innerHTML + inside(e.shadowRoot)).join("");
  return document.documentElement.outerHTML + inside(document);
}"""

# At each frame from now on: the state lines that the drawing shows, whether the first call is still the same node of
# the same drawing, how far the playhead sticks out, and by how much the drawing became lower before the run had ended.
_SEEN = f"({FRAMES})().then(() => window.statesSeen)"
_LISTEN = """(flow) => {
  window.statesSeen = [];
  window.stuckOut = 0;
  window.sank = 0;
  window.kept = true;
  let first = null, drawing = null, high = 0;
  const look = () => {
    if (!flow.isConnected) return;
    const call = flow.querySelector(".hit:not(.breakable)");
    if (first && (call !== first || call.ownerSVGElement !== drawing)) window.kept = false;
    else if (call) [first, drawing] = [call, call.ownerSVGElement];
    const now = flow.querySelector(".state > b")?.textContent, head = flow.querySelector(".head");
    if (now && now !== window.statesSeen.at(-1)) window.statesSeen.push(now);
    const height = flow.querySelector(".stage").getBoundingClientRect().height;
    if (!now?.startsWith("Finished")) window.sank = Math.max(window.sank, high - height);
    high = height;
    const right = (node) => node.getBoundingClientRect().right;
    if (head) window.stuckOut = Math.max(window.stuckOut, right(head) - right(flow));
    requestAnimationFrame(look);
  };
  look();
}"""

# At each frame of every page: a complaint if what only paper shows is seen on the screen, be it for a moment.
NO_PAPER = """() => {
  const look = () => {
    const parts = [...document.querySelectorAll(".st-key-printed *")];
    const all = parts.flatMap((part) => [part, ...(part.shadowRoot?.querySelectorAll("p") ?? [])]);
    const seen = all.some((part) => part.textContent.startsWith("Workflow") && part.checkVisibility());
    if (seen && !matchMedia("print").matches) console.error("the printed address was seen");
    else requestAnimationFrame(look);
  };
  look();
}"""

# When the clock beside the word Live has come so far.
_CLOCK = """(now, [least, patience]) => new Promise((done, tooLong) => {
  setTimeout(() => tooLong(`the clock stood at ${now.textContent}`), patience);
  const look = () => (parseFloat(now.textContent) >= least ? done() : requestAnimationFrame(look));
  look();
})"""

_ANOTHER_RUN = """(before) => {
  const run = new URLSearchParams(location.search).get("run");
  return Boolean(run) && run !== before;
}"""

# Do all charts stand on the ground of the page? Their colours come from Python, those of the drawings do not.
_SAME_GROUND = """(theme) => {
  const ground = (e) => getComputedStyle(e).backgroundColor;
  const page = ground(document.querySelector("[data-testid=stApp]"));
  const charts = [...document.querySelectorAll(".main-svg:first-child")];
  return document.documentElement.dataset.ground === theme && charts.every((chart) => ground(chart) === page);
}"""


class Visit:
    """Complaints: console errors, failed requests, requests to any other host. Streamlit's own two 404s are none."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.complaints: list[str] = []
        self.frames: list[str] = []  # all that came over the web socket
        self.asked: list[str] = []  # the address of every request
        self.scripts = 0  # of the page that have ended
        self.gate = secrets.token_hex(8)
        self._heard: dict[str, Callable[[Any], None]] = {
            "request": self._on_request,
            "response": self._on_response,
            "requestfailed": self._on_failed,
            "console": self._on_console,
            "pageerror": lambda error: self.complaints.append(f"page error: {error}"),
            "dialog": lambda dialog: self.complaints.append(f"a dialog opened: {dialog.message}"),
            "websocket": self._on_socket,
        }
        for event, hear in self._heard.items():
            self.page.on(event, hear)  # type: ignore[call-overload]

    def leave(self) -> None:
        """The tab is another visit's from now on, and nothing that was started here is held any more."""
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)
        self.let_all()

    def let(self, more: int = 0, *steps: str) -> Visit:
        """From now on so many more answers come, and those of these steps; all others are held."""
        return self._ask(more=more, steps=",".join(steps))

    def let_all(self) -> Visit:
        return self._ask(all=1)

    def _ask(self, **asked: Any) -> Visit:
        url = f"{self.base}/gate/{self.gate}?{urlencode(asked)}"
        self.page.request.post(url, headers={"connection": "close"})  # a kept one may be closed just then
        return self

    def _on_request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((f"{self.base}/", "data:", "blob:")):
            self.complaints.append(f"another host was asked: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and not _is_search_for_root(response.url):
            self.complaints.append(f"{response.status} for {response.url}")

    def _on_failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # that is the page itself, closing a stream or leaving
            self.complaints.append(f"{request.failure} for {request.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not _is_search_for_root(message.location["url"]):
            self.complaints.append(f"console: {message.text} {message.location['url']}")

    def _on_socket(self, socket: WebSocket) -> None:
        if not socket.url.startswith(self.base.replace("http", "ws", 1) + "/"):
            self.complaints.append(f"another host was asked: {socket.url}")
        socket.on("framereceived", self._on_frame)

    def _on_frame(self, data: str | bytes) -> None:
        self.frames.append(_decoded(data))
        if isinstance(data, bytes) and len(data) < _SHORT:
            self.scripts += ForwardMsg.FromString(data).WhichOneof("type") == "script_finished"

    def open(self, page: str, **address: str) -> Visit:
        """Open a page by its address and wait until it can be used."""
        self.page.goto(f"{self.base}/{page}" + (f"?{urlencode(address)}" if address else ""))
        if "presenter" in address:
            self.button("Compare").wait_for()
            return self.drawn()
        return self.ready(page)

    def ready(self, page: str) -> Visit:
        """Wait until a page can be used."""
        if page:
            expect(self.page.locator("h1")).to_have_text(PAGES[page])
            self.page.locator(f"[data-testid=stSidebarNavLink][aria-current=page][href$='/{page}']").wait_for()
        else:
            self.page.locator(".home-row").nth(4).wait_for()
        if page in PATTERNS:
            self.button("Compare").wait_for()
            self.page.get_by_text("The code that runs").or_(self.page.get_by_text("The line that made")).wait_for()
        return self.drawn()

    def drawn(self) -> Visit:
        """The page's script has ended: what is pressed before that may be taken away under the pointer."""
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        expect(self.page.locator("[data-stale=true]")).to_have_count(0)  # of the script before
        return self

    def go(self, page: str) -> Visit:
        """Change page by the menu."""
        links = self.page.get_by_test_id("stSidebarNavLink")
        link = self.page.locator(f"[data-testid=stSidebarNavLink][href$='/{page}']") if page else links.first
        there = re.compile(rf"^{re.escape(self.base)}/{page}(\?|$)")
        self._until(link.click, lambda patience: self.page.wait_for_url(there, wait_until="commit", timeout=patience))
        return self.ready(page)

    def _until(self, act: Callable[[], None], done: Callable[[float], None]) -> None:
        """Act again where it came to nothing: what is pressed as a page is drawn anew may go from under the pointer."""
        for _ in range(5):
            act()
            try:
                return done(LONGEST / 6)
            except TimeoutError:
                continue
        done(LONGEST)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def theme(self) -> str:
        """The one that the page stands in: light or dark."""
        return str(self.page.evaluate("document.documentElement.dataset.ground"))

    def switch_theme(self) -> Visit:
        """As when the browser's own theme changes, with the page open: its script runs again for the charts."""
        other, before = "light" if self.theme == "dark" else "dark", self.scripts
        self.page.emulate_media(color_scheme=other)
        self.page.wait_for_function(_SAME_GROUND, arg=other)
        return self.wait_for_script(before)

    def wait_for_script(self, before: int) -> Visit:
        """Until the page's script has run once more than `before`, which was in `scripts`."""
        limit = time.monotonic() + LONGEST / 1000
        while self.scripts <= before:
            assert time.monotonic() < limit, "no script ran"
            self.page.wait_for_timeout(10)
        return self.drawn()

    def press(self, name: str) -> Visit:
        self.button(name).click()
        return self

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def type(self, label: str, words: str) -> Visit:
        """Fill a field and leave it, so that the page takes it."""
        self.field(label).fill(words)
        self.field(label).press("Tab")
        return self

    def choose(self, label: str, option: str) -> Visit:
        """Pick from a list by the end of its words.

        A preset is picked by its title, though it has a shorter one in its row.
        """
        if label == "Preset" and self.page.locator("[class*=presets] .stRadio").count():
            presets = [preset for presets in all_presets().values() for preset in presets]
            short = next(preset.short for preset in presets if preset.title == option) or option
            self.page.get_by_test_id("stRadioOption").get_by_text(short, exact=True).click()
            return self
        wanted = self.page.get_by_role("option", name=re.compile(f"{re.escape(option)}$"))
        box = self.page.get_by_role("combobox", name=label)
        self._until(box.click, lambda patience: wanted.click(timeout=patience))
        return self

    def close(self) -> Visit:
        """What was opened over the page, by Escape: it is heard only once the focus has gone into what was opened."""
        opened = self.page.get_by_test_id("stPopoverBody")
        press = partial(self.page.keyboard.press, "Escape")
        self._until(press, lambda patience: opened.wait_for(state="detached", timeout=patience))
        return self

    def start_a_long_run(self) -> Visit:
        """Twelve e-mails, one at a time, for a visit that holds them: it goes on until it is stopped or let."""
        self.type("E-mails, one per line", "\n".join(f"The printer on floor {n} is out of paper." for n in range(12)))
        before, limit = self.scripts, self.page.get_by_role("slider", name="At once")
        limit.press("Home")
        self.wait_for_script(before).press("Run").wait("Running").button("Stop").wait_for()
        return self  # and its address names the run

    def wait_for_calls(self, done: str) -> Visit:
        """Until the line over the drawing says how many calls are done."""
        self.page.locator(".flow .state", has_text=f"{done} calls done").wait_for()
        return self

    def wait_for_clock(self, seconds: float) -> Visit:
        """Until the clock of a run that goes on has come so far."""
        self.page.locator(".flow .player-now").evaluate(_CLOCK, [seconds, LONGEST])
        return self

    @property
    def state(self) -> Locator:
        """The line over the drawing, without what stands after it."""
        return self.page.locator(".flow .state > b")

    def listen(self) -> Visit:
        """From now on `states`, `kept`, `stuck_out` and `sank` say what was drawn."""
        self.page.locator(".drawing.flow").evaluate(_LISTEN)
        return self

    @property
    def states(self) -> list[str]:
        """The states that were drawn, that of the frame now drawn among them."""
        seen: list[str] = self.page.evaluate(_SEEN)
        return seen

    @property
    def kept(self) -> bool:
        """Did the first call stay the node it was?"""
        return bool(self.page.evaluate("window.kept"))

    @property
    def sank(self) -> float:
        """By how many pixels the drawing became lower from one frame to the next, before its run had ended."""
        most: float = self.page.evaluate("window.sank")
        return most

    @property
    def stuck_out(self) -> float:
        """Pixels."""
        farthest: float = self.page.evaluate("window.stuckOut")
        return farthest

    def wait(self, state: str = "Finished") -> Visit:
        """Until the run has this state and, once it has ended, until the page has settled."""
        self.state.filter(has_text=state).wait_for()
        return self if state == "Running" else self._settled()

    def finish(self, state: str = "Finished") -> Visit:
        """Press Run and wait for the end of that run, not of the one before it."""
        before = self.run
        self.press("Run").page.wait_for_function(_ANOTHER_RUN, arg=before)
        return self.wait(state)

    def wait_for_race(self) -> Visit:
        self.page.get_by_text("The law beside the measurement").wait_for()
        return self._settled()

    def _settled(self) -> Visit:
        self.button("Run").wait_for()
        expect(self.button("Compare")).to_be_enabled()
        self.drawn()
        self.page.get_by_role("heading", name="Result").first.wait_for()
        return self.drawn()

    @property
    def run(self) -> str:
        """The id of the run in the address."""
        return urlsplit(self.page.url).query.partition("run=")[2].partition("&")[0]

    @property
    def html(self) -> str:
        """All of the page but its style sheets, which are full of numbers."""
        return re.sub("<style.*?</style>", "", self.page.evaluate(_HTML), flags=re.DOTALL)

    def picture(self, name: str) -> None:
        """A screenshot for people, where the environment asks for it."""
        if os.environ.get("SCREENSHOTS"):
            SCREENSHOTS.mkdir(exist_ok=True)
            self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


def _is_search_for_root(url: str) -> bool:
    """On a deep link Streamlit looks for its root below the page's own address, and finds nothing there."""
    return re.fullmatch(r"/\w+/_stcore/(health|host-config)", urlsplit(url).path) is not None


def _decoded(data: str | bytes) -> str:
    return data if isinstance(data, str) else data.decode("utf-8", errors="replace")

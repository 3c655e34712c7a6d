"""What can be measured of how a page looks: nothing sticks out, nothing is tiny, axe-core finds nothing serious."""

from __future__ import annotations

import json
import time
from importlib.resources import files
from itertools import pairwise

from tests.browser.visit import LONGEST, Visit

SIZES = ((1440, 900), (853, 480), (390, 844))  # laptop, projector at 150 %, phone
SMALLEST = 12  # px
COLOURS = ("color-contrast", "link-in-text-block")  # the rules of axe-core that a theme can break
GRAVE = ("serious", "critical")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

# Every place with words of its own and every field, through all shadow roots: what is too small, and what is cut off by
# the window, a column, a drawing or whatever else hides what sticks out. What lies in a named region that scrolls by
# itself and takes the keyboard, or in a row to choose from by the arrows, and what only a screen reader meets, may
# reach further.
_MEASURE = """(smallest) => {
  const up = (e) => e.parentElement || e.getRootNode().host;
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const worded = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const said = (e) => (e.textContent || e.placeholder || e.ariaLabel || "").trim().slice(0, 40);
  const beside = "[data-testid=stSidebar], header, textarea, style, script, noscript, .hidden";
  const cutters = "svg.main-svg, [data-testid=stColumn], .paper, .race-picture";
  // 4 px: the space at the end of a line hangs over

  const known = new Map();  // of each element: how far what is in it may reach
  const room = (e) => {
    if (!e || e.matches("[data-testid=stMain]")) return {left: -Infinity, right: innerWidth - 3};
    if (e.matches("[role=region][tabindex='0'], [role=radiogroup]")) return {left: -Infinity, right: Infinity};
    if (!known.has(e)) known.set(e, narrowed(e, room(up(e))));
    return known.get(e);
  };
  const narrowed = (e, {left, right}) => {
    const cuts = e.matches(cutters) || getComputedStyle(e).overflowX !== "visible", edge = e.getBoundingClientRect();
    if (!cuts || edge.width <= 2) return {left, right};
    return {left: Math.max(left, edge.left), right: Math.min(right, edge.right)};
  };
  const isCut = (e, box) => box.right > room(up(e)).right + 4 || box.left < room(up(e)).left - 4;
  const found = [], main = document.querySelector("[data-testid=stMain]");
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  if (main.scrollWidth > main.clientWidth) found.push("the main part of the page scrolls sideways");
  for (const e of all(document.body)) {
    if (!(worded(e) || e.matches("input:not([type=range]), button")) || e.closest(beside)) continue;
    if (!e.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const box = e.getBoundingClientRect(), turned = e.getScreenCTM?.() || {a: 1, b: 0};
    if (box.width < 2 || box.height < 2) continue;
    const size = parseFloat(getComputedStyle(e).fontSize) * Math.hypot(turned.a, turned.b);
    if (size < smallest - 0.01 && said(e)) found.push(`${size.toFixed(1)} px: ${said(e)}`);
    if (isCut(e, box)) found.push(`cut off: ${e.tagName.toLowerCase()} ${said(e)}`);
  }
  return [...new Set(found)];
}"""
# The next frame after a moment, once no colour and no place is on its way any more; what moves for ever may go on.
_FRAME = """async () => {
  const hosts = (root) => [...root.querySelectorAll("*")].filter((e) => e.shadowRoot);
  const roots = (root) => [root, ...hosts(root).flatMap((e) => roots(e.shadowRoot))];
  const ends = (a) => a.playState === "running" && a.effect.getComputedTiming().endTime < Infinity;
  const after = (ms) => new Promise((done) => setTimeout(done, ms));
  await after(80);
  const moving = roots(document).flatMap((root) => root.getAnimations()).filter(ends);
  await Promise.race([Promise.allSettled(moving.map((a) => a.finished)), after(5000)]);  // a tab behind another has
  await Promise.race([new Promise(requestAnimationFrame), after(5000)]);  // no frames, and nothing in it ends
}"""
_HEADINGS = """() => {
  const parts = (e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])];
  const all = (root) => [...root.querySelectorAll("*")].flatMap(parts);
  const heads = all(document).filter((e) => /^H[1-6]$/.test(e.tagName) && e.checkVisibility());
  return heads.map((e) => Number(e.tagName[1]));
}"""


def looked_at(one: Visit, state: str) -> list[str]:
    """What is wrong. Sizes, headings and roles are the same in both themes: the other one is seen for its colours."""
    place = f"{state}-{one.theme}"
    found = measured(one, place) + audited(one, place) + _left_out(one, state)
    one.switch_theme()
    found += settled(one)
    one.picture(f"{state}-{one.theme}")
    return found + audited(one, f"{state}-{one.theme}", COLOURS)


def settled(one: Visit) -> list[str]:
    """What is wrong in this window once it stands still: nothing in two looks in a row, or what never goes away."""
    before, limit = None, time.monotonic() + LONGEST / 1000
    while time.monotonic() < limit:
        one.page.evaluate(_FRAME)
        found: list[str] = one.page.evaluate(_MEASURE, SMALLEST)
        if found == before == []:
            break
        before = found
    return found


def _left_out(one: Visit, state: str) -> list[str]:
    """A heading that is more than one level below the one before it."""
    levels = one.page.evaluate(_HEADINGS)
    gap = levels[:1] != [1] or any(after - before > 1 for before, after in pairwise(levels))
    return [f"{state}: levels of headings {levels}"] if gap else []


def measured(one: Visit, place: str) -> list[str]:
    """What is wrong at each size, in words; the window ends up wide again."""
    found: list[str] = []
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        found += [f"{place} at {width}: {problem}" for problem in settled(one)]
        one.picture(f"{place}-{width}")
    one.page.set_viewport_size({"width": 1440, "height": 900})
    return found


def audited(one: Visit, place: str, rules: tuple[str, ...] = ()) -> list[str]:
    """The serious and critical findings of axe-core. Nothing is subtracted: the app uses no widget that has any."""
    one.page.mouse.move(0, 0)  # nothing is hovered over
    one.page.evaluate(_FRAME)
    if not one.page.evaluate("'axe' in window"):
        one.page.evaluate(AXE)
    options = {"resultTypes": ["violations"], **({"runOnly": {"type": "rule", "values": rules}} if rules else {})}
    found = one.page.evaluate("(options) => axe.run(document, options)", options)["violations"]
    return [
        f"{place}: {rule['id']} ({rule['impact']}): {json.dumps(node['target'])} {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
        if rule["impact"] in GRAVE
    ]

"""What can be measured of how a page looks: nothing sticks out, nothing is tiny, axe-core finds nothing serious."""

from __future__ import annotations

import json
from importlib.resources import files

from tests.browser.visit import Visit

SIZES = ((1440, 900), (853, 480), (390, 844))  # laptop, projector at 150 %, phone
SMALLEST = 12  # px
GRAVE = ("serious", "critical")
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

# Every place with words of its own and every field, through all shadow roots: what is too small, and what is cut off by
# the window, a column, a drawing or whatever else hides what sticks out. What lies in a named region that scrolls by
# itself and takes the keyboard, and what only a screen reader meets, may reach further.
_MEASURE = """(smallest) => {
  const up = (e) => e.parentElement || e.getRootNode().host;
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const worded = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const said = (e) => (e.textContent || e.placeholder || e.ariaLabel || "").trim().slice(0, 40);
  const beside = "[data-testid=stSidebar], header, textarea, style, script, noscript, .hidden";
  const cutters = "svg.main-svg, [data-testid=stColumn], .paper, .race-picture";
  // 4 px: the space at the end of a line hangs over

  const isCut = (e, box) => {
    for (let at = up(e); at && !at.matches("[data-testid=stMain]"); at = up(at)) {
      const flow = getComputedStyle(at).overflowX, edge = at.getBoundingClientRect();
      if (at.matches("[role=region][tabindex='0']")) return false;
      if (!at.matches(cutters) && flow === "visible") continue;
      if (edge.width > 2 && (box.right > edge.right + 4 || box.left < edge.left - 4)) return true;
    }
    return box.right > innerWidth + 1;
  };
  const found = [], main = document.querySelector("[data-testid=stMain]");
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  if (main.scrollWidth > main.clientWidth) found.push("the main part of the page scrolls sideways");
  for (const e of all(document.body)) {
    if (!(worded(e) || e.matches("input, button")) || e.closest(beside)) continue;
    if (!e.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const box = e.getBoundingClientRect(), turned = e.getScreenCTM?.() || {a: 1, b: 0};
    if (box.width < 2 || box.height < 2) continue;
    const size = parseFloat(getComputedStyle(e).fontSize) * Math.hypot(turned.a, turned.b);
    if (size < smallest - 0.01 && said(e)) found.push(`${size.toFixed(1)} px: ${said(e)}`);
    if (isCut(e, box)) found.push(`cut off: ${e.tagName.toLowerCase()} ${said(e)}`);
  }
  return [...new Set(found)];
}"""
_FRAME = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(true)), 80))"
MOST_LOOKS = 20


def _fits(one: Visit) -> list[str]:
    """What is wrong in this window once it stands still: two looks in a row find nothing, or the last one does."""
    before = None
    for _ in range(MOST_LOOKS):
        one.page.evaluate(_FRAME)
        found: list[str] = one.page.evaluate(_MEASURE, SMALLEST)
        if found == before == []:
            break
        before = found
    return found


def measured(one: Visit, place: str) -> list[str]:
    """What is wrong at each size, in words; the window ends up wide again."""
    found: list[str] = []
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        found += [f"{place} at {width}: {problem}" for problem in _fits(one)]
        one.picture(f"{place}-{width}")
    one.page.set_viewport_size({"width": 1440, "height": 900})
    return found


def audited(one: Visit, place: str) -> list[str]:
    """The serious and critical findings of axe-core. Nothing is subtracted: the app uses no widget that has any."""
    one.page.mouse.move(0, 0)  # nothing is hovered over
    if not one.page.evaluate("'axe' in window"):
        one.page.evaluate(_AXE)
    found = one.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{place}: {rule['id']} ({rule['impact']}): {json.dumps(node['target'])} {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
        if rule["impact"] in GRAVE
    ]

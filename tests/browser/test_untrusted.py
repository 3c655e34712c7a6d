"""Text of a person or a model, full of things that would fetch or run: shown as it is, nothing asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.canary import Canary

PLACES = (
    ("prompt_chaining", "Topic, or several, one per line"), ("parallelization", "E-mails, one per line"),
    ("routing", "Customer message"),
)  # fmt: skip


@pytest.fixture
def canary():
    with Canary() as canary:
        yield canary


def _evil(url):
    """Short, so that the simulated model says much of it again."""
    return [
        f"![m]({url}/md) **b** [ref]: {url}/ref",
        f"<img src={url}/img onerror=alert(1)>",
        f"<script src={url}/js></script>",
        f"<style>@import '{url}/css'</style><iframe src={url}/frame>",
        "[click](javascript:alert(2)) :material/home: :red[x]",
        f"$\\href{{{url}/tex}}{{x}}$ {{topic}} {{0}}",
    ]


_NODES = """(url) => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const evil = /^javascript:/i;
  return all(document.body).filter((e) => ["src", "href", "data", "srcset"].some((name) => {
    const value = e.getAttribute(name) || "";
    return value.includes(url) || evil.test(value);
  })).map((e) => e.outerHTML);
}"""


def _holds(one, canary):
    """Nobody was asked for anything, and nothing on the page would ask."""
    return canary.asked == [] and one.page.evaluate(_NODES, canary.url) == []


def test_markdown_html_scripts_and_formulas_are_shown_as_they_were_typed_and_said(visit, canary):
    one, evil = visit(PLACES[0][0], speed="At once"), _evil(canary.url)
    for page, label in PLACES:
        if page != PLACES[0][0]:
            one.go(page)
        one.type(label, "\n".join(evil)).press("Run").wait("Finished")
        shown = one.page.locator(".card").inner_text() + one.page.locator("body").inner_text()
        assert any(line in shown for line in evil), page
        if page == "parallelization":
            cells = one.page.get_by_role("table", name="Classes, in input order").locator("tbody td:first-child")
            expect(cells).to_have_text(evil)
        one.press("Compare").wait_for_race()
        assert _holds(one, canary), page

    one.go("prompt_chaining")  # whose outline, draft and final text repeat what a topic begins with
    image, tag = f"![x]({canary.url}/a.png)", f"<img src={canary.url}/b.png>"
    one.type("Topic, or several, one per line", f"{image}\n{tag}").press("Run").wait("Finished")
    for name, literal in (("final 1", image), ("final 2", tag)):
        one.page.locator(f".flow .hit[aria-label^='{name}']").click()
        expect(one.page.locator(".card-head h2")).to_have_text(name)
        expect(one.page.locator(".card-part", has_text="Used by")).to_contain_text(literal)
        expect(one.page.get_by_test_id("stText").filter(has_text=literal).last).to_be_visible()
    assert _holds(one, canary)

    one.page.evaluate("(url) => { new Image().src = url + '/image' }", canary.url)
    one.page.wait_for_function("() => performance.now() > 0")
    one.page.request.get(f"{canary.url}/direct")
    assert canary.asked == ["/direct"], "it is heard; and the second wall, the page's policy, let no image through"
    assert any("another host" in complaint or "Content Security Policy" in complaint for complaint in one.complaints)
    one.complaints.clear()

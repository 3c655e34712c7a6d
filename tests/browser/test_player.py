"""One cursor, four views: playing, stepping and scrubbing a run, and choosing a call, in a real browser."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.one_picture import EVIL, ODD, made
from tests.browser.shown import FRAMES

FIVE = "parallelization-5"
_WATCH = """(now) => {
  window.seen = [];
  new MutationObserver(() => window.seen.push(now.textContent)).observe(now, {childList: true, characterData: true});
}"""


def events(case: str) -> list[float]:
    """Every moment of a run at which an attempt starts, streams or ends, as the picture knows it."""
    trace, _ = made(case)
    times = [t for s in trace.spans for a in s.attempts for t in (a.start, a.first_token, a.end) if t is not None]
    return sorted({0.0, *(round(t, 3) for t in times)})


def test_keys_step_to_every_event_and_jump_to_both_ends(show):
    one, times = show(FIVE), events(FIVE)
    assert one.at == pytest.approx(times[-1], abs=0.006)
    one.press("Home")
    for expected in times[:6]:
        assert one.at == pytest.approx(expected, abs=0.006)
        one.press("ArrowRight")
    one.press("ArrowLeft", "ArrowLeft")
    assert one.at == pytest.approx(times[4], abs=0.006)
    one.press("End")
    assert one.at == pytest.approx(times[-1], abs=0.006)


def test_a_known_moment_is_shown_by_all_views(show):
    trace, _ = made(FIVE)
    one, names = show(FIVE), trace.names
    moment = sorted(a.deltas[0][0] for s in trace.spans for a in s.attempts)[1]  # the second answer begins to stream
    one.press("Home", *["ArrowRight"] * events(FIVE).index(round(moment, 3)))
    streaming = next(s for s in trace.spans if s.attempts[0].deltas[0][0] == moment)
    one.agrees(names[streaming.id])
    half = "".join((streaming.answer or "")[: streaming.attempts[0].deltas[0][1]])
    expect(one.find(".card .card-text").last).to_have_text(half.strip())
    expect(one.find(".card-facts")).to_contain_text("streaming")
    expect(one.find(".card-mode")).to_have_text("following the run")
    in_flight = sum(s.start <= moment < s.end for s in trace.spans)
    assert f"{in_flight} calls in flight" in one.slider.get_attribute("aria-valuetext")
    words = one.find(".flow ol li").all_inner_texts()
    for span, said in zip(trace.spans, words, strict=True):
        first, ended = span.attempts[0].first_token, span.end <= moment
        assert ("done" if ended else "streaming" if first <= moment else "waiting") in said
    assert one.slider.get_attribute("aria-valuetext").startswith(f"{moment:.2f} seconds of")


def test_space_plays_to_the_end_and_nothing_is_asked_of_the_server(show):
    one = show(FIVE, reduced_motion="reduce")
    one.button("8×").click()
    one.press("Home").find(".player-now").evaluate(_WATCH)
    before = len(one.sent)
    one.page.mouse.click(5, 5)
    one.press("Space")
    end = events(FIVE)[-1]
    expect(one.find(".player-now")).to_have_text(f"{end:.2f} s")
    expect(one.button("Play")).to_be_visible()
    seen = [float(now.split()[0]) for now in one.page.evaluate("window.seen")]
    assert len(seen) > 1 and all(earlier < later for earlier, later in pairwise(seen))
    assert len(one.sent) == before


def test_pause_holds_the_cursor(show):
    one = show("slow")  # a quarter of an hour: it does not come to its end meanwhile

    def is_under_way():
        expect(one.button("Pause")).to_be_visible()
        expect(one.find(".player-now")).not_to_have_text("0.00 s")

    def is_held():
        expect(one.button("Play")).to_be_visible()
        at = one.at
        one.page.evaluate(FRAMES)
        assert 0 < one.at == at < events("slow")[-1]

    one.button("To the start").click()
    one.button("Play").click()
    is_under_way()
    one.button("Pause").click()
    is_held()
    one.press("Home", "Space")
    is_under_way()
    one.press("Space")
    is_held()


def test_the_handle_is_a_slider_for_mouse_and_arrows(show):
    one = show(FIVE)
    end = events(FIVE)[-1]
    expect(one.slider).to_have_attribute("aria-valuemax", f"{end:.2f}")
    expect(one.slider).to_have_attribute("aria-valuemin", "0")
    box = one.slider.bounding_box()
    one.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    one.page.mouse.down()
    one.page.mouse.move(box["x"] - 150, box["y"] + 5, steps=5)
    one.page.mouse.up()
    dragged = one.at
    assert 0 < dragged < end
    expect(one.slider).to_have_attribute("aria-valuenow", f"{dragged:.2f}")
    expect(one.slider).to_be_focused()
    one.press("ArrowRight")
    assert one.at == pytest.approx(dragged + max(end / 100, 0.01), abs=0.011)
    one.press("Home")
    assert one.at == 0


def test_a_call_chosen_anywhere_is_chosen_everywhere(show):
    one, trace = show("prompt_chaining-2"), made("prompt_chaining-2")[0]
    finals = [trace.names[span.id] for span in trace.spans if span.step == "final"]
    one.find(".hit[aria-label^='draft 1']").click()
    one.agrees("draft 1")
    one.find(".card-around button").first.click()
    one.agrees("outline 1")
    one.find(".code-line.made").nth(2).click()
    one.agrees(finals[0])
    one.find(".code-line.made").nth(2).click()
    one.agrees(finals[1])
    one.find("details.calls summary").click()
    one.button("outline 2").last.click()
    one.agrees("outline 2")
    expect(one.find(".calls tr[aria-current=true]")).to_contain_text("outline 2")
    one.find(".hit[tabindex='0']").focus()
    one.press("ArrowDown", "Enter")
    one.agrees(trace.names[trace.spans[2].id])
    expect(one.find(".card-mode")).to_contain_text("chosen")


def test_a_chosen_call_stays_while_the_cursor_moves_and_escape_lets_go(show):
    one = show(FIVE)
    one.find(".hit").nth(3).click()
    one.press("Home")
    one.agrees("classify 4")
    one.press("Escape", "ArrowRight")
    expect(one.find(".card-mode")).to_have_text("following the run")


def test_the_table_is_sorted_by_any_column(show):
    one = show(FIVE)
    one.find("details.calls summary").click()
    head = one.page.get_by_role("columnheader", name=re.compile("Duration"))
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    times = [float(t.split()[0]) for t in one.find(".calls tbody td:nth-child(5)").all_inner_texts()]
    assert times == sorted(times)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")


def test_nested_patterns_fold_and_unfold(show):
    one = show("prompt_chaining-3")
    expect(one.find(".hit")).to_have_count(9)
    one.page.get_by_role("button", name=re.compile("^chain 2: outline → draft → final, 3 calls")).click()
    expect(one.find(".hit")).to_have_count(7)
    folded = one.find(".hit[aria-expanded=false]")
    expect(folded).to_have_attribute("aria-label", re.compile("chain 2: done, .*3 calls"))
    folded.press("Enter")
    expect(one.find(".hit")).to_have_count(9)
    expect(show("prompt_chaining-16").find(".hit")).to_have_count(16)


def test_where_the_time_went_is_shown_on_request(show):
    one = show("prompt_chaining-2")
    one.page.get_by_role("button", name="longest chain").click()
    expect(one.find(".flow rect.critical").first).to_be_visible()
    expect(one.find(".why")).to_contain_text("The longest chain: outline")
    one.page.get_by_role("button", name="what the run waited for").click()
    expect(one.find(".why")).to_contain_text("The run waited for")


def test_the_keys_are_listed(show):
    one = show(FIVE).press("?")
    expect(one.find(".keys")).to_be_visible()
    expect(one.find(".keys")).to_contain_text("play or pause")
    one.press("Escape")
    expect(one.find(".keys")).to_be_hidden()


def test_a_thousand_calls_scroll_and_bring_their_texts_when_asked(show):
    one = show("parallelization-1000")
    expect(one.find(".hit")).to_have_count(20)
    longest = one.find(".notable button").nth(1)
    name = re.match(r"classify \d+", longest.inner_text())[0]
    longest.click()
    one.agrees(name)
    expect(one.find(".card-part").first).to_contain_text("mail")
    assert one.find(".rows").evaluate("box => box.scrollTop") > 0
    one.find(".hit[tabindex='0']").focus()
    one.press(*["ArrowDown"] * 25)
    assert one.find(".hit").count() == 20


def test_more_than_a_thousand_are_a_table_and_numbers(show):
    one = show("parallelization-1001")
    expect(one.find(".paper")).to_be_hidden()
    expect(one.find(".figure")).to_have_count(4)
    expect(one.find("details.calls summary")).to_have_text("The first 1,000 of 1,001 calls as a table")


def test_the_rest_of_a_long_text_is_loaded_on_request(show):
    one = show("long-answers")
    load = one.find(".card-load")
    expect(load).to_contain_text("characters")
    before = one.find(".card .card-text").last.evaluate("e => e.textContent.length")
    load.click()
    expect(load).to_have_count(0)
    assert one.find(".card .card-text").last.evaluate("e => e.textContent.length") == 175_000 > before


@pytest.mark.parametrize("case", ODD)
def test_an_odd_trace_is_drawn_and_played(show, case):
    one = show(case)
    trace, _ = made(case)
    expect(one.find(".hit")).to_have_count(len(trace.spans))
    if trace.spans:
        one.press("Home", *["ArrowRight"] * 6, "End")
        expect(one.find(".card-head h2")).to_have_count(1)
    else:
        expect(one.find(".player")).to_be_hidden()
    marks = {"failed": "failed", "cancelled": "cancelled", "never-finished": "streaming", "never-started": "slot"}
    if case in marks:
        expect(one.find(".flow ol li").nth(1)).to_contain_text(marks[case])
    if case == "markup":
        expect(one.find(".card-head h2")).to_have_text(EVIL)
        expect(one.find("img[src=x]")).to_have_count(0)

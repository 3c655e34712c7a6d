"""For a class: the presenter mode on a projector, by keys alone, from page to page."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.visit import LONGEST, PAGES, PATTERNS

_WIDTH = "document.documentElement.scrollWidth"
WIDTH, HEIGHT = 853, 480  # a projector at 150 %
BEATS = ["guess", "run", "end to end", "compare", "why"]
FOOT = 28  # px of the line of the beats
TO_THE_FOOT = """() => {
    const main = document.querySelector("[data-testid=stMain]")
    main.scrollTop = main.scrollHeight
    return main.scrollTop > 300
}"""


# Are the texts below the player all in sight, or none of them?
WHOLE = """(limit) => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const box = all(document).find((e) => e.matches(".flow .reading"));
  const {top, bottom} = box.getBoundingClientRect();
  return top >= limit || bottom <= limit + 1;
}"""

# Does no call go on in a second line that has room in one?
_IN_ONE_PIECE = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const units = all(document).filter((e) => e.matches(".flow .code-unit"));
  const line = 17.4, rooms = units.map((e) => Math.floor(e.parentNode.clientWidth / 7.21) - 10);
  return units.length > 3 && units.every((e, i) => e.offsetHeight < 1.5 * line || e.textContent.length > rooms[i]);
}"""


def is_above_the_fold(locator):
    """Soon: a picture whose run has just ended is laid out anew before the next frame or the one after it."""
    _, limit = locator.wait_for(), HEIGHT - FOOT
    seen = "([e, limit]) => e.getBoundingClientRect().bottom <= limit"
    locator.page.wait_for_function(seen, arg=[locator.element_handle(), limit], timeout=LONGEST)
    return True


def test_presenter_mode_is_a_key_away_and_every_run_fits_a_projector(visit):
    one = visit(PATTERNS[0], speed="At once", hold=True, width=WIDTH, height=HEIGHT)
    field = one.field("Topic, or several, one per line")
    field.press("End")
    one.page.keyboard.type("p")
    assert "presenter" not in one.page.url, "typed in a field it is a letter"
    field.press("Tab")
    one.page.locator("h1").click()
    one.page.keyboard.press("p")
    one.button("Leave presenter mode").wait_for()
    expect(one.page).to_have_url(re.compile("presenter=1"))
    for name in ("stSidebar", "stHeader", "stTextArea"):
        expect(one.page.locator(f"[data-testid={name}]:visible")).to_have_count(0)

    for page in PATTERNS:
        expect(one.page.locator("h1")).to_have_text(PAGES[page])
        one.let(0).drawn().press("Run").state.filter(has_text="Running").wait_for()
        one.page.locator(".flow .bar").first.wait_for()
        preset = one.page.get_by_role("combobox", name="Preset")
        row = [place.bounding_box() for place in (one.page.locator("h1"), preset, one.button("Compare"))]
        assert max(box["y"] for box in row) < min(box["y"] + box["height"] for box in row)
        assert is_above_the_fold(one.page.locator(".flow .player")), f"{page}, running"
        one.let_all().state.filter(has_text="Finished").wait_for()
        assert is_above_the_fold(one.page.locator(".flow .player")), f"{page}, finished"
        one.button("Run").wait_for()
        one.page.wait_for_function(WHOLE, arg=HEIGHT - FOOT, timeout=LONGEST)
        if page == "parallelization":
            one.press("Compare").page.locator(".race").get_by_role("button", name="Play").wait_for()
            one.button("Run").wait_for()
            assert is_above_the_fold(one.page.locator(".race").get_by_role("button", name="Play")), "compared"
        assert one.page.evaluate(_WIDTH) <= WIDTH, page
        one.drawn().page.keyboard.press("n")

    one.page.keyboard.press("Escape")
    expect(one.button("Leave presenter mode")).to_have_count(0)
    expect(one.page).not_to_have_url(re.compile("presenter"))
    expect(one.page.locator("[data-testid=stSidebar]:visible")).to_have_count(1)
    one.drawn().go(PATTERNS[0])
    expect(field).to_have_value(re.compile("p$"))


def test_a_link_opens_presenter_mode_and_a_larger_room_gets_larger_type(visit):
    one = visit("routing", presenter="1", width=1280, height=720)
    zoom = one.page.locator("[data-testid=stMainBlockContainer]").evaluate("e => getComputedStyle(e).zoom")
    assert float(zoom) == 1.5 and one.page.evaluate(_WIDTH) <= 1280
    one.press("Leave presenter mode")
    expect(one.page.get_by_role("heading", name="When to use it, and when not")).to_be_visible()


def test_a_class_reads_prompt_answer_and_line_below_the_picture_and_by_a_key_in_its_place(visit):
    one = visit("prompt_chaining", presenter="1", speed="At once", width=WIDTH, height=HEIGHT)
    one.press("Run").state.filter(has_text="Finished").wait_for()
    one.button("Run").wait_for()
    one.drawn()
    text = one.page.locator(".flow .card-asked .card-text")
    for part in (text, one.page.locator(".flow .code-lines")):
        box = part.bounding_box()
        assert box["y"] + 40 <= HEIGHT, "some lines of it are seen"
    paper = one.page.locator(".flow .paper")
    code, reach = one.page.locator(".flow .code-lines"), "e => e.scrollWidth - e.clientWidth"
    assert code.evaluate(reach) == 0 and one.page.evaluate(_IN_ONE_PIECE), "nothing of a line is out of sight"
    expect(code.locator(".marked code")).to_be_in_viewport(ratio=0.9)
    one.page.keyboard.press("t")
    expect(paper).to_be_hidden()
    assert all(is_above_the_fold(one.page.locator(part)) for part in (".flow .code-lines", ".flow .player"))
    assert code.evaluate(reach) == 0 and code.bounding_box()["width"] >= 380
    one.button("full width").click()
    expect(one.page.locator(".flow .card")).to_be_hidden()
    assert code.evaluate(reach) == 0 and code.bounding_box()["width"] > 780
    one.button("full width").click()
    tall = 700  # px: more than these texts take
    one.page.set_viewport_size({"width": WIDTH, "height": tall})
    below = "([e, limit]) => e.getBoundingClientRect().top >= limit"
    why = one.page.get_by_role("heading", name="Why", exact=True).element_handle()
    one.page.wait_for_function(below, arg=[why, tall - FOOT], timeout=LONGEST)
    one.page.keyboard.press("t")
    expect(paper).to_be_visible()


def test_a_clicker_alone_tells_why_the_longest_sets_the_pace(visit):
    one = visit("parallelization", presenter="1", width=WIDTH, height=HEIGHT)
    page, at = one.page, one.page.locator(".beats [aria-current=step]")
    asked, sum_, why = len(one.asked), page.locator(".flow .sum"), page.get_by_role("heading", name="Why", exact=True)

    def press(key, beat):
        page.keyboard.press(key)
        expect(at).to_have_text(beat)
        return one

    expect(page.locator(".beats li")).to_have_text(BEATS)
    assert is_above_the_fold(page.get_by_placeholder("Guess: how many calls?"))
    press("PageDown", "run").state.filter(has_text="Finished").wait_for()
    one.button("Run").wait_for()
    one.drawn()
    assert is_above_the_fold(page.locator(".st-key-presenter-watched p"))
    assert is_above_the_fold(page.locator(".flow .player")), "with the picture that it is about"
    run, runs = one.run, sum("/live/" in url for url in one.asked[asked:])
    assert run and runs == 1
    press("PageDown", "end to end")
    expect(sum_).to_contain_text(" + ")
    assert is_above_the_fold(sum_)
    press("PageDown", "compare")
    expect(sum_).to_contain_text("max(")
    press("PageDown", "why")
    expect(why).to_be_in_viewport()
    expect(page.get_by_text("By the law")).to_be_in_viewport()
    assert one.run == run and sum("/live/" in url for url in one.asked[asked:]) == runs, "there was no second run"

    for beat in BEATS[3:0:-1]:
        press("PageUp", beat)
    assert one.run == run
    press("PageUp", "guess")
    assert not one.run and sum("/live/" in url for url in one.asked[asked:]) == runs
    field = page.get_by_placeholder("Guess: how many calls?")
    field.press("c")
    field.press("PageDown")
    expect(at).to_have_text("guess")
    page.locator("h1").click()
    press("c", "compare").page.locator(".race").get_by_role("button", name="Play").wait_for()
    one.button("Run").wait_for()
    one.drawn()
    press(" ", "why").page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_have_text(PAGES["orchestrator_workers"])
    expect(at).to_have_text("guess")
    page.keyboard.press("b")
    page.get_by_role("dialog", name="Break plan").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("PageUp")
    expect(page.locator("h1")).to_have_text(PAGES["parallelization"])


def test_a_broken_run_of_many_rows_has_its_letter_and_its_player_on_one_screen(visit):
    setup = {"preset": "three-topics", "presenter": "1", "speed": "4x", "break": "draft 2:fail"}
    one = visit(width=WIDTH, height=HEIGHT).open("prompt_chaining", **setup)
    one.press("Run").state.filter(has_text="Running").wait_for()
    letter, player = one.page.locator(".flow .letter"), one.page.locator(".flow .player")
    assert is_above_the_fold(letter) and is_above_the_fold(player)
    one.state.filter(has_text="Finished").wait_for()
    one.button("Run").wait_for()
    assert is_above_the_fold(player)
    expect(letter.locator(".stamp")).to_have_text("marked as incomplete")
    assert letter.bounding_box()["height"] <= 44, "one line"
    one.picture("prompt_chaining-presented-broken")


def test_both_letters_of_broken_runs_and_their_player_are_on_one_screen_whatever_was_broken(visit):
    one = visit(width=WIDTH, height=HEIGHT)
    broken = {"routing": "classify:fail", "prompt_chaining": "draft:hang", "parallelization": "classify 2:fail"}
    for page, fault in {**broken, "orchestrator_workers": "worker 2:fail", "support_system": "diagnose:empty"}.items():
        one.open(page, presenter="1", speed="4x", **{"break": fault}).drawn().press("Run")
        letters, player = one.page.locator(".race .envelope"), one.page.locator(".race .player")
        expect(letters).to_have_count(2)
        assert is_above_the_fold(player), f"{page}, running"
        one.button("Run").wait_for()
        expect(one.page.locator(".race .stamp")).to_have_count(2)
        for part in (letters.first, letters.last, one.page.locator(".race-world"), player):
            assert is_above_the_fold(part), page
        for letter in letters.all():
            expect(letter).to_be_in_viewport(ratio=1)
        high = one.page.locator(".race").bounding_box()["height"]
        letters.last.get_by_role("button", name="more").click()
        assert one.page.locator(".race").bounding_box()["height"] == high, "what is read whole moves nothing"


def test_the_tree_of_ten_runs_is_on_one_screen_with_its_last_words(visit):
    one = visit("workflows_vs_agents", preset="five-rivers", width=WIDTH, height=HEIGHT).press("Present")
    one.button("Leave presenter mode").wait_for()
    one.drawn().press("Both, ten times")
    foot = one.page.locator(".branches-foot")
    expect(foot).to_contain_text("10 answers are the same.")
    expect(foot).to_contain_text("predicted on the simulated model")
    assert is_above_the_fold(foot)


def test_the_ten_takeaways_are_one_screen_for_a_class(visit):
    page = visit("takeaways", width=WIDTH, height=HEIGHT).press("Present").page
    page.get_by_role("link", name="10.").wait_for()
    for number, words in (("5.", "a later draft can be worse"), ("10.", "nothing depends on anything")):
        for part in (page.get_by_role("link", name=number), page.get_by_text(words)):
            box = part.bounding_box()
            assert box["y"] + box["height"] <= HEIGHT, number


def test_the_clicker_goes_on_over_the_pages_without_a_run_each_from_its_top_and_the_tree_stays_in_sight(visit):
    one = visit("cost_performance", width=WIDTH, height=HEIGHT).press("Present")
    page, title, main = one.page, one.page.locator("h1"), one.page.locator("[data-testid=stMain]")
    expect(page.locator(".beats")).to_contain_text("Next: Compare by numbers")
    page.wait_for_function(TO_THE_FOOT)  # not by a part of the page, which may be drawn anew meanwhile
    page.keyboard.press("Space")
    expect(title).to_have_text("Compare by numbers")
    expect(main).to_have_js_property("scrollTop", 0)
    page.keyboard.press("PageDown")
    expect(title).to_have_text("Which pattern?")
    for answer in ("No, it is too much for one call", "No, every input goes the same way"):
        page.get_by_role("button", name=answer).click()
        expect(page.locator(".st-key-presenter").get_by_text("Your answers.")).to_be_visible()
        assert is_above_the_fold(page.locator(".path-node").last), answer
    title.click()
    page.keyboard.press("PageDown")
    expect(title).to_have_text("Key takeaways and words")
    page.keyboard.press("PageUp")
    expect(title).to_have_text("Which pattern?")

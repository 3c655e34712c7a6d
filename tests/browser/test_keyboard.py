"""Without a mouse."""

from __future__ import annotations

from playwright.sync_api import expect

_FOCUSED = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node?.getAttribute("aria-label") || node?.innerText || "";
}"""
MOST_TABS = 12  # from the start of a page to Run, by the link past the menu


def _tab_to(one, name, most):
    for _ in range(most):
        one.page.keyboard.press("Tab")
        if one.page.evaluate(_FOCUSED).strip().startswith(name):
            return
    raise AssertionError(f"{name!r} was not reached in {most} presses of Tab")


def test_tab_reaches_run_enter_runs_and_a_call_is_chosen_with_the_arrows_and_the_guess_stays(visit):
    one = visit("parallelization", speed="4x").drawn()
    one.page.keyboard.press("Tab")
    expect(one.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    one.page.keyboard.press("Enter")
    _tab_to(one, "Run", MOST_TABS - 1)
    one.type("Guess: calls", "7").type("Guess: seconds", "2").button("Run").focus()
    one.page.keyboard.press("Enter")
    one.wait("Finished").button("Run").focus()
    _tab_to(one, "classify 1", 12)
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    expect(one.page.locator(".card-head h2")).to_have_text("classify 3")
    expect(one.page.locator(".flow .hit").nth(2)).to_have_attribute("aria-pressed", "true")
    assert one.page.evaluate(_FOCUSED).startswith("classify 3")

    expect(one.page.locator(".flow .guessed")).to_contain_text("You guessed 7 calls; there were")
    expect(one.page.locator(".flow text", has_text="guess 2.0")).to_be_visible()


def test_the_focus_stays_in_its_place_while_run_turns_into_stop_and_back(visit):
    one = visit("prompt_chaining", speed="4x", hold=True)
    for press in ("Run", "Compare"):
        one.button(press).focus()
        one.page.keyboard.press("Enter")
        expect(one.button("Stop")).to_be_focused()
        one.let_all()
        expect(one.button("Run")).to_be_focused()
        one.let()


def test_a_key_is_taken_however_its_field_is_left(visit):
    one = visit("takeaways").choose("Model", "Live endpoint")
    missing, key = one.page.get_by_text("Type a key in the sidebar"), one.field("Key")
    for leave in (
        lambda: key.press("Tab"),  # to the eye inside the field
        lambda: key.press("Shift+Tab"),
        lambda: key.press("Enter"),
        lambda: one.page.locator("h1").click(),
        lambda: one.page.get_by_role("combobox", name="API").click(),
    ):
        expect(missing).to_be_visible()
        key.press_sequentially("sk-typed")
        leave()
        expect(missing).to_have_count(0)
        key.fill("")


def test_the_answer_and_a_word_of_the_lab_open_by_a_key_where_they_stand(visit):
    one = visit("parallelization").choose("Speed", "At once")
    one.press("Run").wait("Finished")
    near = one.page.locator(".handed-near")
    near.focus()
    expect(near).to_contain_text("1 normal · 2 spam · 3 urgent")
    one.page.keyboard.press("Enter")
    whole = one.page.locator(".handed.open .handed-text")
    expect(whole).to_contain_text("3. urgent: ")
    one.page.keyboard.press("Enter")
    expect(whole).to_have_count(0)
    word = one.page.locator(".figures .term").first
    word.focus()
    expect(word.get_by_role("tooltip")).to_contain_text("from its first start to its last end")
    one.page.keyboard.press("Escape")
    expect(word.get_by_role("tooltip")).to_be_hidden()

"""The way through the lesson: the menu, the first page, the calculator, the questions, the takeaways and words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit as st

import core
from core.laws.costs import bill, date_of_prices, price_in_words
from core.lesson.glossary import words
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of, presets_of
from core.lesson.registry import predicted
from core.lesson.takeaways import takeaways
from core.lesson.which_pattern import ends, paths, questions
from core.runner import runner
from pages.parts.setup.calculator import Calculator
from pages.parts.show.first_page import small_run
from pages.parts.show.menu import MENU, PAGES, SECTIONS
from pages.parts.show.money import predicted_price
from tests.pages.opened import Opened

SCRIPTS = {path.stem for path in (Path(__file__).parents[3] / "pages").glob("*.py")} - {
    "__init__",
    "navigation",
    "home",
}


@pytest.fixture(autouse=True)
def nothing_was_run(monkeypatch):
    """All sessions of the harness have one name, so the runs of other tests would be seen here."""
    monkeypatch.setattr(runner, "_shown", {})


def links(opened: Opened) -> list[tuple[str, str]]:
    """Where each link of the page leads: the page and what follows the question mark."""
    return [(found.proto.page.split("/")[-1], found.proto.query_string) for found in opened.at.get("page_link")]


def test_every_page_is_in_the_lesson_and_every_row_of_it_has_a_page():
    assert {page.name for page in MENU} == SCRIPTS


def home() -> Opened:
    return Opened("home")


def rows(opened: Opened) -> dict[str, dict]:
    """What the first page draws, by page."""
    return {row["page"]: row for section in opened.drawn("first page")["sections"] for row in section["rows"]}


@pytest.fixture
def menus(monkeypatch) -> list[list[str]]:
    """What the menu listed each time it was drawn."""
    own, drawn = st.navigation, []

    def navigation(pages, **options):
        drawn.append([page.title for page in pages])
        return own(pages, **options)

    monkeypatch.setattr(st, "navigation", navigation)
    return drawn


def test_home_leads_to_every_page_in_the_order_of_the_menu_and_starts_with_the_first():
    opened = home()
    assert list(rows(opened)) == [page.name for page in MENU]
    assert "Start" in opened.buttons and "Start at the beginning" not in opened.buttons
    assert opened.press("Start").at.title[0].value == MENU[0].title


def test_the_five_race_and_the_others_stand_still():
    sections = home().drawn("first page")["sections"]
    assert [len(section["rows"]) for section in sections if section["plays"]] == [5]
    assert all(row["run"] for section in sections for row in section["rows"] if PAGES[row["page"]].runs)


@pytest.mark.parametrize("page", [page for page in MENU if page.runs], ids=lambda page: page.name)
def test_the_numbers_on_home_are_those_of_the_forecast_of_the_first_preset(page):
    name = page.kept or page.name
    _, run = predicted(name, presets_of(name)[0].id)
    row = rows(home())[page.name]
    assert row["run"]["seconds"] == pytest.approx(run.trace.makespan, abs=0.001)
    assert len(row["run"]["calls"]) == run.trace.calls and row["run"]["words"].startswith(f"{run.trace.calls} call")


def test_no_formula_stands_on_home():
    opened = home()
    shown = " ".join([opened.words, *(f"{row['line']} {row['time']}" for row in rows(opened).values())])
    assert not re.search(r"\b(n|k|2k)\b", shown)


def test_a_pattern_without_a_preset_says_why_nothing_is_drawn(monkeypatch):
    monkeypatch.setattr("pages.parts.show.first_page.presets_of", lambda _: ())
    assert small_run.__wrapped__("routing") == "Nothing is predicted: it has no ready-made input yet."


def test_a_forecast_that_fails_says_so(monkeypatch):
    def refuse(*_):
        raise core.InputError("The text is too long.")

    monkeypatch.setattr("pages.parts.show.first_page.predicted", refuse)
    assert small_run.__wrapped__("routing") == "Nothing is predicted: The text is too long."


def test_home_resumes_where_one_was_with_its_run():
    opened = Opened("routing").at_once().press("Run").wait()
    run = opened.at.query_params["run"]
    opened.at.switch_page("prompt_chaining.py").run()
    opened.at.query_params.clear()
    opened.at.switch_page("home.py").run()
    assert "✓ tried, the last run: 2 calls" in rows(opened)["routing"]["done"]
    assert f"1 of {len(MENU)} tried in this session." in opened.words and links(opened) == [("prompt_chaining", "")]
    opened.press("Resume: Routing")
    assert opened.at.title[0].value == "Routing" and opened.at.query_params["run"] == run
    opened.at.switch_page("home.py").run()
    assert opened.press("Start at the beginning").at.title[0].value == MENU[0].title


def test_home_says_why_a_comparison_made_more_calls():
    opened = Opened("routing").at_once().press("Compare").wait()
    opened.at.switch_page("home.py").run()
    assert rows(opened)["routing"]["done"].startswith("✓ compared, parallel: 5 calls")


def test_each_group_of_the_menu_is_named_above_its_first_page():
    sheet = (Path(__file__).parents[3] / "pages/parts/page.css").read_text(encoding="utf-8")
    named = re.findall(r'li:has\(\[href\$="/(\w+)"\]\)::before \{ content: "([^"]+)"; \}', sheet)
    firsts = [next(page.name for page in MENU if page.section == section) for section in SECTIONS]
    assert named == list(zip(firsts, SECTIONS, strict=True))
    order = [SECTIONS.index(page.section) for page in MENU]
    assert order == sorted(order)


def test_a_tick_stands_behind_what_was_tried(menus):
    opened = Opened("routing")
    assert menus[-1] == ["Home", *[page.menu or page.title for page in MENU]]
    opened.at_once().press("Run").wait()
    assert menus[-1][1:3] == ["Prompt chaining", "Routing ✓"]
    opened.at.switch_page("choose.py").run()
    opened.at.switch_page("home.py").run()
    assert "Which pattern? ✓" in menus[-1]


def test_another_browser_session_has_tried_nothing(monkeypatch):
    Opened("routing").at_once().press("Run").wait()
    assert rows(home())["routing"]["done"].startswith("✓ tried")
    monkeypatch.setattr("pages.parts.show.menu.owner", lambda: "another session")
    opened = home()
    assert not any(row["done"] for row in rows(opened).values()) and "Start" in opened.buttons


@pytest.mark.parametrize(("path", "end"), list(paths()), ids=[end for _, end in paths()])
def test_the_questions_lead_to_each_end_with_its_link(path, end):
    opened = Opened("choose")
    for asked, place in path:
        assert questions()[asked].words in [header.value for header in opened.at.header]
        opened.press(questions()[asked].answers[place].words)
    reached = ends()[end]
    assert reached.title in [header.value for header in opened.at.header]
    assert reached.reason in opened.words and reached.counter in opened.words and reached.calls in opened.words
    assert links(opened) == [(reached.page, f"preset={reached.preset}")]
    assert re.search(r"\*\*\$0\.0\d+\*\*.*computed from the predicted tokens, on gpt-4o-mini", opened.words)
    assert f"prices of {date_of_prices()}" in opened.words
    states = {node["id"]: node["state"] for node in opened.drawn("path")["nodes"]}
    assert states[end] == "end" and [id for id, state in states.items() if state == "way"] == [id for id, _ in path]


def test_an_answer_can_be_changed_and_all_are_kept_when_the_page_is_left():
    opened = Opened("choose").press("No, it is too much for one call").press("No, every input goes the same way")
    opened.at.switch_page("home.py").run()
    opened.at.switch_page("choose.py").run()
    assert "Do the steps depend on each other?" in [header.value for header in opened.at.header]
    next(button for button in opened.at.button if button.key == "change kinds").click()
    opened.look()
    assert questions()["kinds"].words in [header.value for header in opened.at.header]
    assert [button.key for button in opened.at.button if button.key.startswith("change")] == ["change single"]


def test_a_link_with_a_preset_opens_it_also_where_another_one_was_open():
    opened = Opened("routing").at_once().type("input", "Where is my parcel?").press("Run").wait()
    opened.at.switch_page("choose.py").run()
    opened.at.query_params.clear()
    opened.at.query_params["preset"] = "charged-twice"
    opened.at.switch_page("routing.py").run()
    assert opened.field("preset").value == "charged-twice" and "4711" in opened.field("input").value
    assert opened.hero["status"] == "ready"


def test_the_price_at_an_end_is_that_of_its_presets_calls():
    preset = preset_of("routing", ends()["routing"].preset)
    trace = core.forecast(core.routing, preset.input, model=model(preset), **preset.settings()).trace
    dollars = price_in_words(bill(trace, "gpt-4o-mini").dollars).replace("$", "\\$")
    assert predicted_price(ends()["routing"]).startswith(f"**{dollars}** :small[:gray[for “{preset.title}”, ")
    assert "for the step answer of" in predicted_price(ends()["one_call"]), "one call, without the planner's"


def test_the_calculator_shows_the_five_laws_filled():
    opened = Opened("cost_performance")
    rows = {row["name"]: (row["calls"], row["seconds"], row["words"]) for row in opened.drawn("costs")["rows"]}
    assert rows["Parallelization"][:2] == (5000, 2.0) and rows["Orchestrator–workers"][:2] == (6000, 6.0)
    # 1,200 × 0.15 + 900 × 0.60 millionths of a dollar, a thousand times; on the other model × 0.40 and × 1.60
    assert rows["Prompt chaining"][2] == ["3,000", "2.1M", "$0.72", "$1.92"]
    for said in ("1 + 4 + 1 = 6", "3 × 2.00 = 6.00 s", "3 × 200 + 2 × 300 = 1,200", "**$0.72**", "Computed"):
        assert said in opened.words
    assert "Prices of 10 November 2026, from genai-prices 0.2.3." in opened.words
    assert "passing in round k costs 2k calls" in opened.words
    opened.type("cost items", 8).type("cost concurrency", 2).type("cost slowest", 2.0)
    rows = {row["name"]: row["seconds"] for row in opened.drawn("costs")["rows"]}
    assert rows["Parallelization"] == 10.0  # 2 s three times two by two, then 2 s beside 4 s


def test_the_numbers_of_the_calculator_are_kept_when_the_page_is_left():
    opened = Opened("cost_performance").type("cost items", 8)
    opened.at.switch_page("home.py").run()
    opened.at.switch_page("cost_performance.py").run()
    assert opened.field("cost items").value == 8


def test_a_model_that_is_not_in_the_table_has_no_price():
    opened = Opened("home")
    opened.at.session_state["memory Calculator"] = Calculator(models=["a-model-of-my-own", "another"])
    opened.at.switch_page("cost_performance.py").run()
    assert "The price of a-model-of-my-own is not known." in opened.words and "**price not known**" in opened.words
    assert "$" not in opened.words


def test_the_last_run_stands_below_its_law():
    opened = Opened("parallelization").at_once().press("Run").wait()
    opened.at.switch_page("cost_performance.py").run()
    words = opened.words
    assert "Your run 1, simulated" in words and "measured, its law 5" in words and "1,000 such runs would cost" in words


def test_a_race_shows_its_parallel_side():
    opened = Opened("routing").at_once().press("Compare").wait()
    opened.at.switch_page("cost_performance.py").run()
    assert "Your run 1, parallel, simulated" in opened.words
    assert "without 3 requests that did not say their tokens" in opened.words
    assert "The tokens differ from the formula: 5 calls instead of 2; " in opened.words
    assert "3 attempts were cancelled" in opened.words and "The money differs as the tokens do" in opened.words


def test_each_takeaway_stands_with_its_page():
    opened = Opened("takeaways")
    for number, takeaway in enumerate(takeaways(), 1):
        assert f"**{number}. {takeaway.title}**" in opened.words and takeaway.look in opened.words
    names = {page.name for page in MENU}
    wanted = [(t.page, f"preset={t.preset}" if t.preset else "") for t in takeaways() if t.page in names]
    assert links(opened) == [("takeaways", "handout=1"), *wanted]


def test_a_word_can_be_found():
    opened = Opened("takeaways")
    assert len(opened.drawn("words")["rows"]) == len(words())
    opened.type("word", "Makespan")
    assert opened.drawn("words")["rows"][0][0] == "took"
    opened.type("word", "zebra")
    assert "None of the" in opened.words


def test_a_word_in_the_address_is_looked_up():
    assert Opened("takeaways", word="held by").drawn("words")["rows"][0][0] == "held by"

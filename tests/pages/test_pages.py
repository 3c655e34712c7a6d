"""Each pattern's page: guess, run, watch, stop, compare, read, come back."""

from __future__ import annotations

import inspect
import json
import re

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx

import core
from core.lesson.presets.preset import model
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS, all_presets, lesson_of
from core.runner import runner
from pages.parts.show.result_view import as_lines
from tests.pages.opened import Opened, link_of
from tests.rows import rows

PAGES = {name: LESSONS[name].pattern for name in all_presets() if LESSONS[name].page}


def said(numbers, text):
    """Those of the numbers that stand in the text, not as a part of a longer one."""
    return [number for number in numbers if re.search(rf"(?<![\d.]){re.escape(number)}(?![\d])", text)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_ready_with_a_plan_and_no_number_of_the_forecast(page):
    opened = Opened(page)
    at_hand = [one.label for one in lesson_of(page).nexts if not one.level]
    below = ["Naive and guarded"] if lesson_of(page).pitfall else []
    assert opened.buttons == ["Run", "Compare", "Show forecast", *at_hand, *below, "Present"]
    assert opened.hero["status"] == "ready" and "Use it when" in opened.words and "Watch for" in opened.words
    names = opened.buttons + [expander.label for expander in opened.at.expander]
    assert [name for name in names if name.startswith("Run")] == ["Run"], "the one control of that name"
    preset = presets_of(page)[0]
    trace = core.forecast(PAGES[page], preset.input, model=model(preset), **preset.settings()).trace
    seconds = (trace.makespan, trace.work, trace.longest.duration)
    numbers = [f"{number:.{places}f}" for number in seconds for places in (2, 3)]
    assert not said(numbers, opened.everything())
    assert said(numbers, opened.press("Show forecast").everything()), "so the search above would have found it"


@pytest.mark.parametrize("page", PAGES)
def test_run_ends_with_a_result_the_trace_and_the_code_that_ran(page):
    opened = Opened(page).at_once().press("Run")
    assert opened.buttons[0] in ("Stop", "Run")
    opened.wait()
    hero = opened.hero
    assert hero["status"] in ("done", "partial") and hero["state"][1].startswith("Finished in") and hero["ended"]
    assert "Result" in opened.words
    shown = runner.find(opened.at.query_params["run"])
    pattern = inspect.unwrap(shown.readings[0].pattern)
    assert hero["code"][0]["source"] == inspect.getsource(pattern)
    spans = shown.runs[0].trace.spans
    made = [call["id"] for call in hero["calls"] if call["status"] != "idle"]  # the others are ways not taken
    assert made == [span.id for span in spans]
    assert {id: card["answer"] for id, card in hero["cards"].items()} == {str(s.id): s.answer or "" for s in spans}
    assert hero["first"] in {span.id for span in spans}


@pytest.mark.parametrize("page", PAGES)
def test_run_starts_the_run_that_the_browser_was_told_of(page):
    opened = Opened(page).at_once()
    told = opened.hero["next"]
    assert told["url"] == f"live/{told['run']}" and told["button"] == f"{page} go"
    opened.press("Run")
    assert opened.at.query_params["run"] == told["run"]
    assert opened.wait().hero["next"]["run"] not in ("", told["run"])


def test_a_run_is_not_lost_when_the_browser_speaks_up_while_it_starts(monkeypatch):
    """The browser watches the run before the page knows of it: a quick one may be over while the callback goes on."""
    begin = runner.start

    def start(*given):
        shown, session = begin(*given), get_script_run_ctx().session_state
        quiet = session._yield_callback

        def ask_for_another_script():
            object.__setattr__(session, "_yield_callback", quiet)
            raise RerunException(RerunData(page_script_hash=get_script_run_ctx().page_script_hash))

        object.__setattr__(session, "_yield_callback", ask_for_another_script)
        return shown

    opened = Opened("routing").at_once()
    monkeypatch.setattr(runner, "start", start)
    run = opened.hero["next"]["run"]
    opened.press("Run").wait()
    assert opened.at.query_params["run"] == run and opened.hero["ended"]


def test_where_no_run_can_start_the_browser_is_told_of_none():
    assert "next" not in Opened("routing").type("input", "  ").hero


@pytest.mark.parametrize("page", PAGES)
def test_the_code_is_there_before_and_during_a_run_too(page, held):
    opened = Opened(page)
    source = inspect.getsource(inspect.unwrap(PAGES[page]))
    assert opened.hero["code"][0]["source"] == source
    assert opened.press("Run").hero["code"][0]["source"] == source
    opened.press("Stop")


def test_before_a_comparison_has_ended_there_is_no_chart_of_one(held):
    opened = Opened("routing")
    assert "Sequential" not in opened.everything() and not opened.at.get("plotly_chart")
    opened.press("Compare")
    assert "The law beside" not in opened.words and not opened.at.get("plotly_chart")
    assert {measure["name"] for measure in opened.hero["measures"]} == {
        "Time",
        "Calls",
        "Tokens",
        "Money, on gpt-4o-mini",
    }
    opened.press("Stop")


def test_the_note_below_a_forecast_speaks_of_the_run_below_it():
    opened = Opened("routing").at_once().press("Run").wait().type("input", "Where is my parcel?")
    assert "The picture shows a run with another input than the fields. Press Run for this one." in opened.words
    assert "Below this forecast stands a run with another input" in opened.press("Show forecast").words
    opened.type("input", "  ")
    assert "another input than the fields.]" in opened.words and "Press Run for this one" not in opened.words


def test_two_that_raced_end_with_the_picture_of_the_second_one():
    opened = Opened("routing").at_once().press("Compare").wait()
    second = opened.drawn("routing run")
    shown = runner.find(opened.at.query_params["run"])
    assert [call["id"] for call in second["calls"]] == [span.id for span in shown.runs[1].trace.spans]
    assert second["code"][0]["name"] == "speculative_routing" and len(second["cards"]) == len(second["calls"])
    next(row for row in opened.at.radio if "Sequential" in row.options).set_value("Sequential")
    first = opened.look().drawn("routing run")
    made = [call["id"] for call in first["calls"] if call["status"] != "idle"]
    assert made == [span.id for span in shown.runs[0].trace.spans]
    assert first["code"][0]["name"] == "routing" and len(first["cards"]) == len(made) == 2


def test_fifty_calls_with_their_texts_are_at_most_five_hundred_kilobytes():
    opened = Opened("parallelization").at_once().type("input", "\n".join(f"{i} " + "long " * 76 for i in range(50)))
    opened.type("at_once", 50).press("Run").wait()
    assert len(opened.hero["cards"]) == 50 and len(json.dumps(opened.hero)) <= 500_000


@pytest.mark.parametrize("page", PAGES)
def test_compare_shows_both_readings_and_the_law(page):
    opened = Opened(page).at_once().press("Compare").wait()
    race = opened.hero
    assert [run["title"] for run in race["runs"]] == ["Sequential", "Parallel"] and race["ended"]
    law = opened.drawn("law")
    assert law["head"] == ["", "Law", "Measured"]
    shown = runner.find(opened.at.query_params["run"])
    calls = {row[0]: row[2] for row in law["rows"]}
    assert calls["Calls, sequential"] == str(shown.runs[0].trace.calls)
    assert calls["Calls, parallel"] == str(shown.runs[1].trace.calls)
    law = {row[0]: row[1] for row in law["rows"]}
    assert [f"{count}" for count in race["measures"][1]["law"]] == [law["Calls, sequential"], law["Calls, parallel"]]


@pytest.mark.parametrize("page", PAGES)
def test_the_forecast_is_shown_when_asked_for_and_covered_when_the_input_changes(page):
    opened = Opened(page).press("Show forecast")
    assert opened.hero["world"][0] == "predicted" and opened.hero["status"] in ("done", "partial")
    opened.type("input", "Something else\nand more")
    assert opened.hero["status"] == "ready"


@pytest.mark.parametrize("page", PAGES)
def test_a_blank_input_makes_no_call_and_says_what_is_missing(page):
    opened = Opened(page)
    for blank in ("", "  \n ", "\u200b"):
        opened.type("input", "Some words").type("input", blank).press("Run")
        assert "run" not in opened.at.query_params and opened.hero["status"] == "ready", repr(blank)
        assert "Type" in opened.words or "empty" in opened.words, repr(blank)


def test_too_much_is_refused_with_the_limit_and_the_size():
    opened = Opened("parallelization").type("input", "\n".join(["mail"] * 63)).press("Run")
    assert "That is 63 e-mails; 50 are allowed here. Remove 13 or use the command line." in opened.words
    opened = Opened("routing").type("input", "x" * 20_001).press("Run")
    assert "That is 20,001 characters; 20,000 are allowed here." in opened.words
    assert "run" not in opened.at.query_params


def test_stop_keeps_what_has_come(held):
    opened = Opened("orchestrator_workers").press("Run")
    assert opened.buttons[0] == "Stop" and opened.hero["live"]["url"].startswith("live/")
    opened.press("Stop")
    assert opened.hero["status"] == "cancelled" and opened.hero["state"][1].startswith("Stopped after")
    assert opened.buttons[0] == "Run"


def test_the_guess_stays_beside_what_came_true():
    opened = Opened("parallelization").at_once().type("guess calls", 4).type("guess s", 2.0).press("Run").wait()
    assert opened.hero["guessed"].startswith("You guessed 4 calls; there were 5") and opened.hero["guess"] == 2.0


def test_a_change_of_page_and_back_finds_the_run_and_the_fields_again():
    opened = Opened("routing").at_once().type("input", "Where is my parcel?").press("Run").wait()
    id = opened.at.query_params["run"]
    opened.at.switch_page("home.py").run()
    opened.at.query_params.clear()
    opened.at.switch_page("routing.py").run()
    assert opened.hero["status"] == "done" and opened.at.query_params["run"] == id
    assert opened.field("input").value == "Where is my parcel?"


def test_another_browser_session_with_the_id_sees_the_run():
    first = Opened("routing").at_once().press("Run").wait()
    second = Opened("routing", run=first.at.query_params["run"])
    assert second.hero["status"] == "done"


@pytest.mark.parametrize("run", ["../../etc/passwd", "%2e%2e", "C:\\", "0" * 32, "x" * 10_000])
def test_a_run_that_is_not_there_is_said_and_the_page_works(run):
    opened = Opened("routing", run=run)
    assert "The run in the address is not here" in opened.words and "run" not in opened.at.query_params
    assert opened.at_once().press("Run").wait().hero["status"] == "done"


def test_a_run_of_another_page_is_not_shown_here():
    first = Opened("routing").at_once().press("Run").wait()
    assert "not here" in Opened("parallelization", run=first.at.query_params["run"]).words


@pytest.mark.parametrize(
    ("name", "given", "becomes"),
    [("seed", "-1", 0), ("seed", "9" * 400, 9999), ("seed", "NaN", 7), ("seed", "1e308", 7), ("seed", "12345", 9999),
     ("at_once", "0", 1), ("at_once", "٣", None), ("at_once", "77", 50)],
)  # fmt: skip
def test_numbers_in_the_address_are_clamped_or_else_the_presets_own_and_it_is_said(name, given, becomes):
    opened = Opened("parallelization", **{name: given})
    assert opened.field(name).value == becomes and "the address asks for" in opened.words


def test_preset_and_seed_of_an_address_are_taken():
    preset = presets_of("parallelization")[1]
    opened = Opened("parallelization", preset=preset.id, seed="3")
    assert opened.field("preset").value == preset.id and opened.field("seed").value == 3
    assert opened.field("input").value == "\n".join(preset.input)


def test_an_unknown_preset_is_said_and_the_first_one_taken():
    opened = Opened("routing", preset="<script>")
    assert "choose another instead" in opened.words and "<script>" not in opened.words
    assert opened.field("preset").value == presets_of("routing")[0].id


EVIL = "![x](http://127.0.0.1:9/a.png) <img src=x onerror=alert(1)> $\\LaTeX$ :red[x] {task} {0}"


@pytest.mark.parametrize("page", PAGES)
def test_text_of_a_person_or_a_model_is_never_markdown(page):
    opened = Opened(page).at_once().type("input", EVIL).press("Run").wait()
    assert opened.hero["status"] in ("done", "partial", "failed")
    for kind in ("markdown", "title", "header", "caption"):
        assert all("127.0.0.1:9" not in str(e.value) and "<img" not in str(e.value) for e in opened.at.get(kind))


@pytest.mark.parametrize("page", PAGES)
def test_every_preset_has_its_link_and_runs_and_a_use_case_has_its_own_plan_and_code(page):
    @rows("preset", presets_of(page))
    def tried(preset):
        opened = Opened(page, preset=preset.id)
        assert link_of(opened) == {"preset": preset.id, "seed": str(preset.seed)}
        if preset.pattern:
            source = inspect.getsource(inspect.unwrap(preset.pattern))
            assert opened.hero["code"][0]["source"] == source
            assert opened.hero["input"][0] != "Input", "a plan of its own"
            assert opened.field("input").label == preset.label
        opened.at_once().press("Run").wait()
        assert opened.hero["ended"] and opened.hero["status"] != "running"
        assert "Result" in opened.words and "Traceback" not in opened.everything()
        if preset.pattern:
            assert opened.press("Compare").wait().hero["ended"]

    tried()


def test_the_model_starts_simulated_and_asks_for_what_a_live_one_needs(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-server")
    opened = Opened("routing")
    assert opened.field("model").value == "Simulated"
    monkeypatch.delenv("OPENAI_API_KEY")
    opened.type("model", "Live endpoint").press("Run")
    assert "Type a key in the sidebar, or choose the simulated model there." in opened.words
    assert "run" not in opened.at.query_params
    opened.type("base_url", "http://127.0.0.1:9/v1")
    assert "A base URL of your own needs a key of your own." in opened.words
    opened.type("api_key", "sk-typed-secret").type("base_url", "ftp://example.org")
    assert "http" in opened.words and "sk-typed-secret" not in opened.everything()


def test_with_no_live_request_left_nothing_can_be_started_and_it_says_why(monkeypatch):
    monkeypatch.setattr("core.runner.CALLS_A_SESSION", 0)
    monkeypatch.setattr(runner, "_allowances", {})  # another test may have made one for this session
    opened = Opened("routing").type("model", "Live endpoint").type("api_key", "sk-typed")

    def off():
        return [button.label for button in opened.at.button if button.label in ("Run", "Compare") and button.disabled]

    assert off() == ["Run", "Compare"]
    assert "All 0 calls to the live model are used up. Go on with the simulated model." in opened.words
    opened.type("model", "Simulated")
    assert off() == [] and "used up" not in opened.words


def test_of_several_drafts_a_round_each_row_says_which_one_it_judges():
    opened = Opened("evaluator_optimizer").at_once().press("Compare").wait()
    rounds = opened.drawn("rounds")
    assert rounds["head"][0] == "Draft" and [row[0] for row in rounds["rows"][:3]] == ["1.1", "1.2", "1.3"]
    names = [call["name"] for call in opened.drawn("evaluator_optimizer run")["calls"]]
    assert {"draft 1.2", "evaluate 1.2", "improve 2.2", "evaluate 2.2"} <= set(names)


def test_a_failed_run_says_why_once_above_its_picture_and_keeps_what_came():
    opened = Opened("prompt_chaining", preset="empty-step").at_once().press("Run").wait()
    assert opened.hero["error"] and opened.hero["error"] not in opened.words
    assert "No result. The sentence above the picture says why." in opened.words and "**Kept: outline**" in opened.words


def test_an_unknown_provider_is_said_and_nothing_runs_on_another_one(monkeypatch):
    monkeypatch.setenv("LLM_PROVIDER", "foo")
    opened = Opened("routing")
    said = "LLM_PROVIDER is 'foo'; it can be 'simulated' or 'openai'. Set it to one, or unset it."
    assert said in opened.words
    opened.press("Run")
    assert opened.words.count(said) == 2 and "run" not in opened.at.query_params and opened.hero["status"] == "ready"


def test_a_guess_that_comes_with_the_press_of_run_is_kept():
    opened = Opened("routing").at_once()
    opened.field("guess s").set_value(2.0)  # not yet seen by the page
    opened.press("Run").wait()
    assert "You guessed 2.0 s; the model answered at once" in opened.hero["guessed"]


def test_a_program_is_drawn_as_one_and_a_parsed_answer_that_was_kept_as_its_fields():
    opened = Opened("evaluator_optimizer").at_once().press("Run").wait()
    assert opened.drawn("final")["text"].startswith("def binary_search")
    assert as_lines({"category": "refund", "is_urgent": True, "parts": []}) == (
        "Category: refund\nIs urgent: yes\nParts: none"
    )

"""An ended run that goes on, and one that is run with one call changed, on the pages."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from core.engine.given import Given, fork
from core.runner import runner
from pages.parts.run import anew
from pages.parts.setup.session import carried, page_memory
from tests.pages.models.able_servers import able_server
from tests.pages.opened import Opened, ran

FAILED = "empty-step"  # its draft comes empty, every time


def memory(opened):
    return opened.at.session_state[f"page {opened.page}"]


def asked(opened, ask, change=None, which=0):
    """As after a press in the picture, whose callback runs before the script."""
    known = memory(opened)
    known.ask, known.change, known.which = ask, change, which
    return opened.look().wait()


def failed():
    opened = Opened("prompt_chaining").at_once()
    opened.type("preset", FAILED)
    return opened.press("Run").wait()


def pressed(opened, what, monkeypatch):
    """The callback by itself; what it asks for, and the sentence that the page is to say."""
    known = memory(opened)
    known.ask, known.change = None, None
    state = {"prompt_chaining hero": SimpleNamespace(anew=what), "page prompt_chaining": known}
    with monkeypatch.context() as patch:
        patch.setattr(anew.st, "session_state", state)
        assert page_memory("prompt_chaining") is known
        anew.pressed("prompt_chaining", "prompt_chaining hero")
    notices, known.notices = known.notices, []
    return known.ask, known.change, notices


def test_a_failed_run_goes_on_with_what_it_has_and_without_its_fault():
    opened = failed()
    assert opened.hero["status"] == "failed" and opened.hero["goes_on"].startswith("1 answer kept")
    asked(opened, "resume")
    assert opened.hero["status"] == "done" and "goes_on" not in opened.hero
    assert [call.get("reused") for call in opened.hero["calls"]] == ["reused", None, None]
    assert "3 calls, 1 reused" in opened.hero["state"][1]
    assert [opened.hero["legend"][-1][i] for i in (0, 2)] == ["reused", "reused, not paid again"]


def test_a_run_that_was_broken_by_hand_goes_on_whole():
    opened = Opened("prompt_chaining", input="Tides\nBees", **{"break": "draft 2:refuse"}).at_once().press("Run").wait()
    assert opened.hero["status"] == "partial"
    asked(opened, "resume")
    assert opened.hero["status"] == "done" and opened.shown.runs[0].trace.reused == 4
    assert opened.hero["status"] == "done" and not opened.shown.runs[0].trace.breaks


def test_whole_runs_offer_no_going_on_nor_does_a_stopped_one_without_an_answer(held, monkeypatch):
    opened = Opened("prompt_chaining").look().press("Run")
    assert "goes_on" not in opened.hero and "forks" not in opened.hero
    opened.press("Stop").wait()
    assert "goes_on" not in opened.hero, "not one answer came"
    monkeypatch.undo()
    assert "goes_on" not in ran("prompt_chaining").hero
    opened = Opened("prompt_chaining").at_once().press("Compare").wait()
    assert "forks" not in opened.hero and "goes_on" not in opened.drawn("prompt_chaining run")


def test_one_call_is_changed_and_both_runs_stand_side_by_side():
    opened = ran("prompt_chaining")
    assert opened.hero["forks"] and opened.hero["cards"]["2"]["changeable"]
    before = opened.shown
    asked(opened, "fork", fork(before.runs[0].trace, "draft", answer="A draft of my own."))
    first, second = opened.shown.runs
    assert [run["title"] for run in opened.hero["runs"]] == ["As it was", "Changed"]
    assert first is before.runs[0], "the earlier run itself, with its times"
    assert second.result.draft == "A draft of my own." and second.result.outline == first.result.outline
    assert "Draft has another answer: 2 answers reused, 1 call made." in opened.hero["sentence"]
    assert [call["bars"][0][0] == "reused" for call in opened.hero["runs"][1]["calls"]] == [True, True, False]


def test_another_model_is_asked_for_nothing_and_the_page_says_why(monkeypatch):
    opened = failed()
    other = SimpleNamespace(world="live", name="gpt-x")
    monkeypatch.setattr("pages.parts.run.launch.chosen_model", lambda _: other)
    before, memory(opened).ask = opened.shown, "resume"
    opened.look()
    assert "made with the simulated model" in opened.words and opened.shown is before


def test_the_picture_asks_for_both_and_what_nobody_can_ask_for_is_left_out(monkeypatch):
    opened = failed()
    assert pressed(opened, {}, monkeypatch) == ("resume", None, [])
    ask, change, notices = pressed(opened, {"call": 2, "part": "prompt", "text": "Other"}, monkeypatch)
    assert not notices and ask == "fork" and isinstance(change, Given) and (change.call, change.prompt) == (2, "Other")
    for what in ("nonsense", None, 7, []):
        assert pressed(opened, what, monkeypatch) == (None, None, [])
    for wrong in ({"call": 99, "text": "x", "part": "answer"}, {"call": 2, "part": "model", "text": "x"},
                  {"call": 2, "part": "answer", "text": 7}, {"call": [], "part": "answer", "text": "x"}):  # fmt: skip
        ask, change, notices = pressed(opened, wrong, monkeypatch)
        assert (ask, change) == (None, None) and len(notices) == 1


@pytest.mark.parametrize("page", ["routing", "parallelization", "orchestrator_workers", "evaluator_optimizer"])
def test_every_page_draws_a_run_with_a_changed_call(page):
    opened = ran(page)
    trace = opened.shown.runs[0].trace
    last = trace.names[[span for span in trace.spans if span.kind != "judge"][-1].id]
    asked(opened, "fork", fork(trace, last, answer="Something else."))
    assert len(opened.hero["runs"]) == 2 and opened.hero["ended"]


@pytest.fixture
def counted_live(monkeypatch):
    """A live server as if it were elsewhere, where calls are counted; the page of a chain of three calls on it."""
    monkeypatch.setattr(runner, "_budgets", {})
    monkeypatch.setattr("core.models.live.live.place_of", lambda _: "llm.example.com")
    monkeypatch.setattr("pages.parts.models.live_setup.is_here", lambda: False)
    with able_server() as server:
        opened = Opened("prompt_chaining").type("model", "Live endpoint").type("base_url", server.url)
        yield opened.type("model_name", "m-1")


def test_with_no_call_left_it_is_said_once_and_going_on_is_not_offered(counted_live, monkeypatch):
    monkeypatch.setenv("LLM_BUDGET_CALLS", "session 2")
    opened = counted_live.press("Run").wait()
    said = "All 2 calls to live models of this browser session are used up. The simulated model has no limit."
    assert opened.hero["status"] == "over_budget" and opened.hero["error"] == said
    assert "goes_on" not in opened.hero and "forks" not in opened.hero and said not in opened.words
    opened.press("Break it")
    assert said in opened.words, "where no picture says it"


def test_what_the_limit_of_one_run_has_ended_goes_on_while_that_brings_something(counted_live, monkeypatch):
    monkeypatch.setenv("LLM_BUDGET_CALLS", "run 2")
    opened = counted_live.press("Run").wait()
    assert opened.hero["error"] == "All 2 calls to live models of this run are used up."
    assert opened.hero["goes_on"].startswith("2 answers kept")
    monkeypatch.setenv("LLM_BUDGET_CALLS", "run 0")
    asked(opened, "resume")
    assert opened.hero["status"] == "over_budget" and "goes_on" not in opened.hero, "it got nothing new"
    monkeypatch.setenv("LLM_BUDGET_CALLS", "run 2")
    asked(opened, "resume")
    assert opened.hero["status"] == "done"


@pytest.mark.parametrize("which", [0, 1])
def test_each_run_of_a_comparison_goes_on_by_itself(which):
    opened = Opened("prompt_chaining").at_once().type("preset", FAILED).press("Compare").wait()
    side = next(radio for radio in opened.at.radio if radio.label == "Which run")
    side.set_value(side.options[which])
    drawn = opened.look().drawn("prompt_chaining run")
    assert (
        drawn["status"] == "failed" and "It goes on by itself: answers that are kept take no time" in drawn["goes_on"]
    )
    before = opened.shown.runs[which].trace
    asked(opened, "resume", which=which)
    (run,) = opened.shown.runs
    assert opened.hero["status"] == "done" and run.trace.reused == 1 and run.trace.concurrency == before.concurrency
    assert run.result.final in opened.words


def test_a_call_of_either_run_of_a_comparison_is_changed_beside_the_run_that_it_was():
    opened = Opened("parallelization").at_once().press("Compare").wait()
    pair = opened.shown.runs
    assert opened.drawn("parallelization run")["forks"]
    last = pair[0].trace.names[pair[0].trace.spans[-1].id]
    asked(opened, "fork", fork(pair[0].trace, last, answer="urgent"), which=0)
    assert opened.shown.runs[0] is pair[0] and opened.shown.runs[1].trace.concurrency == 1
    assert [run["title"] for run in opened.hero["runs"]] == ["As it was", "Changed"]


def test_of_two_runs_that_differ_by_more_only_the_page_s_own_is_offered():
    opened = Opened("prompt_chaining", **{"break": "draft:refuse"}).at_once().press("Run").wait()
    shown = opened.shown
    assert carried(shown).start == "broken"
    assert anew.beside_ended(shown, 0) == {} and "goes_on" in anew.beside_ended(shown, 1)
    asked(opened, "resume", which=1)
    assert opened.hero["status"] == "done" and opened.shown.runs[0].trace.pattern == "prompt_chaining"


def test_where_whole_ways_are_compared_it_says_that_they_do_not_go_on():
    said = "What ended early does not go on here: whole ways are compared. Run both again."
    whole = Opened("workflows_vs_agents").at_once().press("Run").wait()
    assert said not in whole.words
    opened = Opened("workflows_vs_agents", **{"break": "decide 2:refuse"}).at_once().press("Run").wait()
    assert opened.shown.runs[1].status != "done" and said in opened.words

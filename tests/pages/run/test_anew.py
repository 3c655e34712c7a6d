"""An ended run that goes on, and one that is run with one call changed, on the pages."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from core.engine.given import Given, fork
from pages.parts.run import anew
from pages.parts.setup.session import page_memory
from tests.pages.opened import Opened, ran

FAILED = "empty-step"  # its draft comes empty, every time


def memory(opened):
    return opened.at.session_state[f"page {opened.page}"]


def asked(opened, ask, change=None):
    """As after a press in the picture, whose callback runs before the script."""
    memory(opened).ask, memory(opened).change = ask, change
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


def test_whole_runs_and_pairs_offer_no_going_on_and_a_stopped_one_does(held, monkeypatch):
    opened = Opened("prompt_chaining").look().press("Run")
    assert "goes_on" not in opened.hero and "forks" not in opened.hero
    opened.press("Stop").wait()
    assert "goes_on" not in opened.hero, "not one answer came"
    monkeypatch.undo()
    assert "goes_on" not in ran("prompt_chaining").hero
    assert "forks" not in Opened("prompt_chaining").at_once().press("Compare").wait().hero


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

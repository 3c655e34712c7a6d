"""From a page to the runner: which run a page shows, what its buttons start, and who may see and stop it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx

from core.lesson.use_cases.topic_in_one_call import topic_in_one_call
from core.runner import runner
from pages.parts.run import launch
from tests.pages.opened import Opened


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


def test_one_call_runs_beside_the_chain_and_is_not_laid_call_by_call():
    opened = Opened("prompt_chaining").at_once()
    opened.press("Beside one call").wait()
    assert opened.shown.readings[0].pattern is topic_in_one_call
    assert [run["title"] for run in opened.hero["runs"]] == ["One call", "Prompt chaining"]
    assert not opened.hero["figure"].endswith("×") and opened.words.count("**One call**") == 1
    assert opened.hero["sentence"].startswith("The three calls bought 3 of the outline’s 3 points in ")


def test_one_call_beside_a_broken_chain_is_a_pair_of_whole_runs_and_says_so():
    opened = Opened("prompt_chaining", **{"break": "draft:hang"}).at_once()
    opened.press("Beside one call").wait()
    assert [run.status for run in opened.shown.runs] == ["done", "done"]
    assert "Broken:" not in opened.words and "another fault than the fields" in opened.words


def test_a_run_of_another_session_that_is_still_open_is_not_stopped(monkeypatch):
    stopped = []
    monkeypatch.setattr(launch, "owner", lambda: "mine")
    monkeypatch.setattr(runner, "stop", stopped.append)
    theirs, mine = SimpleNamespace(owner="theirs"), SimpleNamespace(owner="mine")
    assert "belongs to another browser session" in launch.stop(theirs) and launch.stop(mine) == ""
    assert stopped == [mine]

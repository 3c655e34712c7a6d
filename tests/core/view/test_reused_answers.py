"""What is shown of answers that were there: said in words everywhere, and in no sum of time or money."""

from __future__ import annotations

import core
from core import fork, prompt_chaining
from core.shell.report import table
from core.trace.compare import line, pairs
from core.view.card import cards
from core.view.picture import picture
from core.view.race import race
from core.view.still import still
from core.view.timeline import timeline

EARLIER = core.forecast(prompt_chaining, "Tides", breaks=["draft:fail"])
RESUMED = core.forecast(prompt_chaining, "Tides", given=EARLIER.trace)
WHOLE = core.forecast(prompt_chaining, "Tides")
CHANGED = core.forecast(prompt_chaining, "Tides", given=fork(WHOLE.trace, "draft", answer="A draft of my own."))
PROMPT = "Write a short text based on this outline:\n1. The moon pulls."
OTHER = core.forecast(prompt_chaining, "Tides", given=fork(WHOLE.trace, "draft", prompt=PROMPT))


def flow(run):
    return picture(run.trace, status=run.status)


def test_the_picture_says_which_answers_were_there():
    drawn = flow(RESUMED)
    assert [call.get("reused") for call in drawn["calls"]] == ["reused", None, None]
    assert drawn["calls"][0]["stretches"] == [("reused", 0.0)]
    assert "3 calls, 1 reused" in drawn["state"][1]
    assert ("reused", "work", "reused, not paid again") in drawn["legend"]
    assert "reused" not in str(flow(WHOLE)), "where nothing was, no word of it"


def test_a_sum_holds_what_took_time_alone():
    drawn, seconds = flow(RESUMED), RESUMED.trace.makespan
    assert len([term for term in drawn["sums"]["as_it_ran"]["terms"] if term["calls"]]) == 2
    assert drawn["sums"]["end_to_end"]["total"].endswith(f" {seconds:.2f} s")
    assert RESUMED.trace.work < WHOLE.trace.work


def test_a_run_whose_answers_were_all_there_is_drawn_too():
    run = core.forecast(prompt_chaining, "Tides", given=WHOLE.trace)
    drawn = flow(run)
    assert drawn["sums"] is None and "3 calls, 3 reused" in drawn["state"][1]
    assert race(WHOLE.trace, run.trace, titles=("One", "Other"))["ended"] and "reused" in still(run.trace, run.status)
    timeline(run.trace)


def test_the_card_says_what_was_reused_and_what_was_written_by_hand():
    first, second, third = cards(CHANGED.trace).values()
    assert first["facts"].startswith("reused, not paid again") and "tokens" not in first["facts"]
    assert second["facts"].startswith("answer by hand · nothing sent, nothing paid")
    assert "by hand" not in third["facts"] and "tokens" in third["facts"]
    prompted = cards(OTHER.trace)[str(OTHER.trace.spans[1].id)]
    assert prompted["facts"].startswith("prompt by hand") and prompted["prompt"][0]["text"].endswith("The moon pulls.")
    assert flow(OTHER)["calls"][1]["words"] == "prompt by hand" and flow(CHANGED)["calls"][1]["reused"] == "by hand"
    assert all(card["changeable"] for card in (first, second, third))
    assert not any(card.get("changeable") for card in cards(core.forecast(core.agent, "What is 2 + 2?").trace).values())


def test_a_comparison_sets_no_times_against_each_other_and_says_what_was_there():
    drawn = race(WHOLE.trace, CHANGED.trace, titles=("As it was", "Changed"))
    assert drawn["figure"] == "" and "the number of reused answers differs" in drawn["sentence"]
    assert [call.get("reused") for call in drawn["runs"][1]["calls"]] == ["reused", "by hand", None]
    assert drawn["measures"][1]["texts"] == ["3", "3, 2 reused"]
    words = line(pairs(WHOLE.trace, CHANGED.trace)[0], ("As it was", "Changed"))
    assert "Changed: reused." in words


def test_the_shell_names_them():
    assert [", reused" in row for row in table(RESUMED.trace)[1:]] == [True, False, False]

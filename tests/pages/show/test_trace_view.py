"""Reading a run: the texts and the code for its picture."""

from __future__ import annotations

import json

import pytest

import core
from pages.parts.show.trace_view import MOST_TEXTS, readable
from tests.pages.opened import Opened


def test_two_that_raced_end_with_the_picture_of_the_second_one():
    opened = Opened("routing").at_once().press("Compare").wait()
    second = opened.drawn("routing run")
    shown = opened.shown
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


def test_a_run_that_made_no_call_has_its_code_alone():
    trace = core.forecast(core.routing, "Hello").trace.model_copy(update={"spans": ()})
    assert list(readable(core.routing, trace)) == ["code"]


@pytest.mark.parametrize(("calls", "cards"), [(MOST_TEXTS, MOST_TEXTS), (MOST_TEXTS + 1, 1)])
def test_of_very_many_calls_only_the_texts_of_the_first_to_read_are_sent(calls, cards):
    mails = [f"mail {n}" for n in range(calls)]
    trace = core.forecast(core.parallelization, mails, breaks=["classify 3:refuse"]).trace
    read = readable(core.parallelization, trace)
    assert len(read["cards"]) == cards and str(read["first"]) in read["cards"]
    assert trace.names[read["first"]] == "classify 3", "the one that failed"

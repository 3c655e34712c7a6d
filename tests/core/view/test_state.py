"""The state line: a run that did not go as it should does not look as if it had."""

from __future__ import annotations

import core
from core import parallelization, prompt_chaining
from core.errors import KeyRefused, RateLimited, ServerFailed
from core.models.simulated import FaultPlan, Simulated
from core.patterns.routing import SupportCategory
from core.view.picture import picture
from core.view.race import calls
from tests.scripted import Scripted

EMAILS = ["Lunch?", "The server is down.", "50% off"]


def state(play, pattern, given, answers, **settings) -> tuple[str, str, str]:
    run = play(core.run(pattern, given, model=Scripted(answers), **settings))
    return picture(run.trace, status=run.status)["state"]


def test_what_another_attempt_made_good_is_told_with_the_time_it_cost(play):
    mark, line, rest = state(play, prompt_chaining, "AI", [RateLimited("slow down"), "a", "b", "c"])
    assert (mark, line.split(" · ")[1]) == ("mended", "3 calls")
    assert rest.startswith("after 1 refusal (429), waited ")


def test_several_kinds_of_failure_are_listed_and_counted(play):
    down = ServerFailed("down", status=500)
    _, _, rest = state(play, prompt_chaining, "AI", [down, down, "a", RateLimited("slow down"), "b", "c"])
    assert rest.startswith("after 2 server errors (500) and 1 refusal (429), waited ")


def test_an_answer_that_another_call_repaired_is_made_good_and_not_lost(play):
    label = SupportCategory(category="refund", urgency="low")
    repaired = Scripted(["no JSON", label, "kindly"], world="live")
    run = play(core.run(core.routing, "Where is my money?", model=repaired))
    mark, line, rest = picture(run.trace, status=run.status)["state"]
    assert (run.status, mark, line, rest) == (
        "done",
        "mended",
        "Finished in 3.00 s · 3 calls",
        "after 1 answer of a wrong shape",
    )


def test_a_run_in_which_nothing_failed_is_only_finished(play):
    assert state(play, prompt_chaining, "AI", ["a", "b", "c"])[::2] == ("done", "")


def test_where_all_failed_the_last_one_is_not_blamed_alone(play):
    mark, line, _ = state(play, parallelization, EMAILS, [ServerFailed("down")] * 9)
    assert mark == "failed" and line.endswith(" · all three calls failed: each got server errors only")
    assert calls(3) == "three calls"


def test_a_refused_key_may_be_none_at_all(play):
    done = play(core.run(prompt_chaining, "tides", model=Scripted([KeyRefused("wanted", status=401)])))
    line = picture(done.trace, status=done.status)["state"][1]
    assert line.endswith("outline was refused, its key is wrong or missing")


def test_calls_that_wait_side_by_side_wait_once(play):
    refused = [RateLimited("slow down", retry_after=1.0)] * 3
    run = play(core.run(parallelization, EMAILS, model=Scripted([*refused, "a", "b", "c"])))
    rest = picture(run.trace, status=run.status)["state"][2]
    waited = float(rest.partition("waited ")[2].removesuffix(" s"))
    assert rest.startswith("after 3 refusals (429), waited ") and 1.0 <= waited < run.trace.makespan


def test_of_a_forecast_nothing_has_gone_wrong_yet():
    slow = Simulated(faults=FaultPlan({"draft": "rate_limit"}))
    run = core.forecast(prompt_chaining, "AI", model=slow)
    assert picture(run.trace, status=run.status)["state"][2] == "nothing sent yet"

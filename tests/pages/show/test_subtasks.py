"""What the page of the orchestrator says of its plan."""

from __future__ import annotations

from core.patterns.orchestrator_workers import CAP, Report
from pages.parts.show.subtasks import left_out
from tests.pages.opened import Opened


def test_a_plan_beyond_the_limit_is_told_in_three_numbers():
    report = Report(
        subtasks=[f"part {n}" for n in range(CAP)], left_out=["x", " "], results=["done"] * CAP, synthesis=""
    )
    assert left_out(report) == "10 planned, 8 allowed, 2 left out (blank, double or beyond the limit): x, (blank)"
    few = Report(subtasks=["a"], left_out=["a"], results=["done"], synthesis="")
    assert left_out(few) == "2 planned, 8 allowed, 1 left out (blank or double): a"


def test_a_part_without_an_answer_says_what_kind_of_failure_it_was():
    opened = Opened("orchestrator_workers", preset="worker-down").at_once().press("Run").wait()
    assert opened.drawn("parts")["rows"][1][2] == "missing: empty answer"

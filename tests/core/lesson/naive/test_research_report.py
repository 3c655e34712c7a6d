"""The naive research report on its pitfall, beside the guarded one."""

from __future__ import annotations

from tests.core.lesson.naive.versions import both


def test_the_naive_report_hides_the_part_that_is_missing():
    naive, guarded, silent, open_ = both("research_report")
    assert silent.endswith("does not say so.") and open_.endswith("says so.") and guarded.status == "partial"
    assert naive.result.subtasks == guarded.result.subtasks and naive.result.left_out == [], "one plan, and one gap"


def test_one_part_has_one_name_in_both():
    naive, guarded, *_ = both("research_report")
    workers = [[name for name in run.trace.names.values() if name.startswith("worker")] for run in (naive, guarded)]
    assert workers[0] == workers[1] == [f"worker {i}" for i in range(1, len(workers[0]) + 1)]

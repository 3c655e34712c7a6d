"""The naive research report on its pitfall, beside the guarded one."""

from __future__ import annotations

from tests.core.lesson.naive.versions import both


def test_the_naive_report_hides_the_part_that_is_missing():
    naive, guarded, silent, open_ = both("research_report")
    assert silent.endswith("does not say so.") and open_.endswith("says so.") and guarded.status == "partial"
    assert naive.result.subtasks == guarded.result.subtasks and naive.result.left_out == [], "one plan, and one gap"

"""The naive orchestrator on its pitfall, beside the guarded one."""

from __future__ import annotations

from tests.core.lesson.naive.versions import both


def test_the_naive_synthesis_looks_whole():
    naive, guarded, silent, open_ = both("orchestrator_workers")
    assert "not covered" not in naive.result.synthesis.lower() and silent.endswith("The answer does not say so.")
    assert "not covered" in guarded.result.synthesis.lower() and open_.endswith("The answer says so.")

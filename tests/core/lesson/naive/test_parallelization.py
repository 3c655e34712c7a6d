"""The naive gather on its pitfall, beside the guarded one."""

from __future__ import annotations

from tests.core.lesson.naive.versions import both


def test_the_naive_gather_loses_what_was_answered():
    naive, guarded, lost, kept = both("parallelization")
    assert naive.result is None and lost.endswith("handed over: none.")
    assert len([found for found in guarded.result.classifications if found]) == 4 and "handed over: 4" in kept

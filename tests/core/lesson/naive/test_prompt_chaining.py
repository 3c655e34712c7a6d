"""The naive chain on its pitfall, beside the guarded one."""

from __future__ import annotations

from tests.core.lesson.naive.versions import both


def test_the_naive_chain_edits_nothing_and_the_guarded_one_stops():
    naive, guarded, _, said = both("prompt_chaining")
    assert naive.result.draft == "" and naive.result.final and naive.trace.calls == 3
    assert guarded.result is None and guarded.trace.calls == 2 and said.endswith("Kept: outline.")

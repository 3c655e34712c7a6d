"""The naive loop on its pitfall, beside the guarded one."""

from __future__ import annotations

from tests.core.lesson.naive.versions import both


def test_the_naive_loop_hands_over_a_draft_without_a_score():
    naive, guarded, _, said = both("evaluator_optimizer")
    assert naive.result.score is None and naive.trace.calls == 7  # 1 + 2 x 3
    assert guarded.result.score == max(naive.result.scores) == 9 and guarded.trace.calls == 6  # 2 x 3
    assert [s.prompt for s in naive.trace.spans[:4]] == [s.prompt for s in guarded.trace.spans[:4]], "the same calls"
    assert said == "The drafts scored 7, 9, 7. The one handed over scored 9."

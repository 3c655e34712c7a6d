"""The naive support system on its pitfall, beside the guarded one."""

from __future__ import annotations

from tests.core.lesson.naive.versions import both


def test_the_naive_reply_hides_the_check_that_is_missing():
    naive, guarded, silent, open_ = both("support_system")
    assert silent.endswith("does not say so.") and open_.endswith("says so.") and guarded.status == "partial"
    assert naive.result.route.response and naive.trace.calls == guarded.trace.calls, "the same calls were paid for"

"""The naive route on its pitfall, beside the guarded one."""

from __future__ import annotations

from core.lesson.naive.routing import NAIVE
from tests.core.lesson.naive.versions import both


def test_the_naive_route_pays_for_a_label_that_nobody_answers():
    naive, guarded, _, _ = both("routing")
    assert naive.status == "failed" and "KeyError: 'general'" in str(naive.error) and naive.trace.calls == 1
    assert type(NAIVE) is dict and type(naive.error.__cause__) is KeyError, "the table itself fails"
    assert guarded.result.category == "general" and not guarded.result.fallback

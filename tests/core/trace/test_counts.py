"""Counts in words."""

from __future__ import annotations

import pytest

from core.trace.counts import counted, equals, listed


@pytest.mark.parametrize(("count", "said"), [(0, "0 calls"), (1, "1 call"), (2, "2 calls"), (1024, "1,024 calls")])
def test_one_is_alone_and_thousands_are_grouped(count, said):
    assert counted(count, "call") == said


def test_the_last_of_a_list_stands_behind_an_and():
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("shown", "total", "sign"), [(0.99, 1.0, "≈"), (0.1 + 0.2, 0.3, "="), (1.0, 1.004, "="), (2.0, 2.0051, "≈")]
)
def test_the_sign_of_a_sum_says_whether_it_is_exact_as_it_is_written(shown, total, sign):
    assert equals(shown, total) == sign

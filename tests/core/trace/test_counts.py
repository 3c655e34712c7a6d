"""Counts in words."""

from __future__ import annotations

import pytest

from core.trace.counts import counted, listed


@pytest.mark.parametrize(("count", "said"), [(0, "0 calls"), (1, "1 call"), (2, "2 calls"), (1024, "1,024 calls")])
def test_one_is_alone_and_thousands_are_grouped(count, said):
    assert counted(count, "call") == said


def test_the_last_of_a_list_stands_behind_an_and():
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]

"""The difference of two sources."""

from __future__ import annotations

import inspect

import pytest

from core.lesson.differences import difference
from core.lesson.registry import LESSONS
from tests.presets import all_presets

FIVE = list(all_presets())[:5]


@pytest.mark.parametrize("page", [*FIVE, "support_system", "research_report"])
def test_a_difference_gives_back_both_sources(page):
    (_, first), (_, second) = LESSONS[page].neighbours.first, LESSONS[page].neighbours.second
    lines = difference(first, second)
    for pattern, other in ((first, "+"), (second, "-")):
        source = inspect.getsource(inspect.unwrap(pattern))
        assert "\n".join(line for mark, line in lines if mark != other) + "\n" == source
    assert any(mark == " " for mark, _ in lines)

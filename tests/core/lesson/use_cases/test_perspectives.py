"""One text seen by several people."""

from __future__ import annotations

import core
from core.lesson.use_cases.perspectives import VIEWS, perspectives


def test_every_perspective_speaks_for_its_own_people_about_this_text():
    result = core.forecast(perspectives, "The canteen will close on Fridays.").result
    for name, said in zip(VIEWS, result.views, strict=True):
        assert name in said.lower() and "canteen will close" in said
    assert len(set(result.views)) == len(VIEWS)

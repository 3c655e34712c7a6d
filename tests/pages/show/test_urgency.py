"""What the urgency of a message means for its reply."""

from __future__ import annotations

from typing import get_args

from streamlit.testing.v1 import AppTest

from core.patterns import routing, support_system
from tests.until import LONGEST


def test_each_urgency_has_a_promise_of_its_own_and_so_has_none():
    def page():
        from typing import get_args

        from core.patterns.routing import Urgency
        from pages.parts.show.urgency import urgency

        for level in (*get_args(Urgency), None):
            urgency(level)

    opened = AppTest.from_function(page, default_timeout=LONGEST).run()
    assert not opened.exception
    said = [element.value.split("  \n")[1] for element in opened.markdown]
    levels = get_args(routing.Urgency)
    assert [words.split("**")[1] for words in said] == [*levels, "unknown"] and len(set(said)) == len(levels) + 1
    assert levels == get_args(support_system.Urgency), "both pages that show it have the same ones"

"""What came of one call in few words, and what it works on."""

from __future__ import annotations

import core
from core.view.picture import picture


def test_a_row_names_the_item_of_the_input_that_it_works_on():
    trace = core.forecast(core.parallelization, ["Meeting  at 3pm\tin the hall", "x" * 80]).trace
    first, second = (call["item"] for call in picture(trace, status="done")["calls"])
    assert first == "Meeting at 3pm in the hall" and second == "x" * 47 + "…"


def test_a_row_that_works_on_no_item_of_a_list_names_none():
    trace = core.forecast(core.prompt_chaining, "Photosynthesis").trace
    assert not any("item" in call for call in picture(trace, status="done")["calls"])

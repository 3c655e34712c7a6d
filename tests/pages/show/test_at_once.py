"""The curve of the time by calls at once: from one forecast, and without seconds while they may be guessed."""

from __future__ import annotations

import pytest

from tests.pages.opened import Opened


def test_the_curve_has_a_point_for_each_limit_and_no_seconds_before_a_run():
    opened = Opened("parallelization")
    curve = opened.drawn("curve")
    assert len(curve["times"]) == curve["at_once"] == 5 and curve["covered"]
    assert opened.type("at_once", 2).drawn("curve")["at_once"] == 2
    assert not opened.press("Show forecast").drawn("curve")["covered"]


def test_one_item_has_no_curve_and_a_live_model_none_that_is_computed():
    opened = Opened("parallelization").type("input", "Lunch on Friday?")
    with pytest.raises(AssertionError, match="no drawing"):
        opened.drawn("curve")
    assert len(opened.type("input", "Lunch on Friday?\nThe lamp is broken.").drawn("curve")["times"]) == 2
    opened.type("model", "Live endpoint")
    with pytest.raises(AssertionError, match="no drawing"):
        opened.drawn("curve")

"""Every label has its specialist, and none has a marked fallback."""

from __future__ import annotations

from typing import get_args

import pytest

import core
from core import using
from core.patterns.routing import SPECIALISTS, Category, SupportCategory, Urgency, routing, speculative_routing
from tests.scripted import Scripted


@pytest.mark.parametrize("category", get_args(Category))
@pytest.mark.parametrize("urgency", get_args(Urgency))
def test_every_category_has_a_specialist(play, category, urgency):
    model = Scripted([SupportCategory(category=category, urgency=urgency), "help"])
    with using(model):
        result = play(routing("a question"))
    assert (result.category, result.urgency, result.response, result.fallback) == (category, urgency, "help", False)
    assert model.asked[1].instructions == SPECIALISTS[category]


@pytest.mark.parametrize("pattern", [routing, speculative_routing])
def test_an_unusable_label_takes_a_marked_fallback_route(play, pattern):
    said = ['{"category": "poetry", "urgency": "low"}']
    model = Scripted([*said, *(["S"] * 4 if pattern is speculative_routing else []), *said, "help"], latency=1.0)
    run = play(core.run(pattern, "Write me a poem", model=model))
    assert run.result.fallback and run.result.category == "general" and run.result.urgency is None
    assert run.status == "partial"


def test_specialists_never_see_the_label(play):
    model = Scripted([SupportCategory(category="refund", urgency="high"), "help"])
    with using(model):
        play(routing("money back"))
    assert "high" not in model.asked[1].prompt and model.asked[1].prompt == "money back"

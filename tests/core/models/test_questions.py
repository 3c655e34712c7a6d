"""What is understood of a question."""

from __future__ import annotations

import pytest

import core
from core.models.simulated.replies.questions import understood


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("How long are the Nile and the Danube together?", "6650 + 2850"),
        ("Please tell me how much higher Mount Everest is than Mont Blanc", "8849 - 4806"),
        ("What is the difference in height between Mount Everest and Mont Blanc?", "8849 - 4806"),
        ("How much longer is the Danube than the Rhine?", "2850 - 1230"),
    ],
)
def test_a_question_in_other_words_gets_its_own_calculation(question, expression):
    spans = [s for seed in range(6) for s in core.forecast(core.agent, question, seed=seed).trace.spans]
    assert any(s.step == "search" for s in spans)
    made = {s.prompt.removeprefix("expression: ") for s in spans if s.step == "calculate"}
    assert expression in made


@pytest.mark.parametrize(
    "text", ["Write an arithmetic expression in Python", "hello", "?", "", "§" * 700, "how " * 300]
)
def test_any_text_is_read_as_some_question(text):
    assert not understood(text).expression

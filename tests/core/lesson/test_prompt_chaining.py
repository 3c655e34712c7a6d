"""The law of a chain, and why it gains nothing."""

from __future__ import annotations

from core import prompt_chaining
from core.lesson.prompt_chaining import chaining_calls
from tests.core.laws.given import TOPICS, said


def test_why_a_chain_gains_nothing():
    assert said(prompt_chaining, "Photosynthesis").startswith("A chain cannot overlap")
    assert "3 chains can" in said(prompt_chaining, TOPICS)


def test_a_chain_is_three_calls_a_topic():
    assert chaining_calls() == 3
    assert chaining_calls(topics=4) == 12

"""What is asked of a setup: computed once for each, and chosen as the lesson says."""

from __future__ import annotations

import pytest

from core.rooms.question import Question
from pages.parts.form.linked import linked
from pages.parts.rooms import asks
from pages.parts.rooms.asks import Asked, as_sent, asks_of, starts_of


@pytest.fixture(autouse=True)
def own_session(monkeypatch):
    known = Asked()
    monkeypatch.setattr(asks, "memory", lambda kind: known)
    monkeypatch.setattr(asks, "is_live", lambda: False)
    monkeypatch.setattr(asks, "chosen_model", lambda preset: linked("routing", {}).model())
    return known


def test_a_setup_is_forecast_once(monkeypatch, own_session):
    setup, made = linked("routing", {}).setup, []
    kinds = asks.kinds_for
    monkeypatch.setattr(asks, "kinds_for", lambda *given: made.append(given) or kinds(*given))
    first, second = asks_of(setup), asks_of(setup, "calls")
    assert len(made) == 1 and len(own_session) == 1
    assert not any(ask["first"] for ask in first)
    assert [ask["question"]["kind"] for ask in second if ask["first"]] == ["calls"]


def test_a_question_is_sent_as_json_and_read_again():
    question = Question("Which?", choices=("a", "b"), right=1, page="routing", query={"preset": "x"})
    sent = as_sent(question)
    assert sent["choices"] == ["a", "b"] and Question.load(dict(sent)) == question


def test_each_kind_has_its_button():
    starts = starts_of(linked("prompt_chaining", {}).setup, both=False)
    assert (starts["calls"], starts["faster"], starts["single"]) == ("go", "compare", "single")
    assert "compare" not in starts_of(linked("agent", {}).setup, both=True).values()

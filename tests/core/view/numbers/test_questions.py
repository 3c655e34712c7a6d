"""Every question: told, drawn, listed, and its runs."""

from __future__ import annotations

import pytest

from core.forecasts import million
from core.forecasts.settings import Settings, opening
from core.view.charts import alt
from core.view.colors import DARK
from core.view.numbers.questions import QUESTIONS
from tests.core.forecasts.answered import answer


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(million, "MOST", 20_000)
    monkeypatch.setattr(million, "_AT_A_TIME", 10_000)
    monkeypatch.setattr(million, "SIZES", (1, 100, 20_000))


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_each_is_told_drawn_and_listed_and_says_its_world(name):
    question, found = QUESTIONS[name], answer(name)
    given = Settings(**question.own)
    told = question.told(found, given)
    assert told.figure and told.sentence.endswith(".") and "!" not in told.sentence
    for figure in question.figures(found, given, DARK):
        assert alt(figure).endswith(".") and figure.layout.template.layout.to_plotly_json() == {}
    head, rows = question.table(found)
    assert (not rows and name == "own") or {len(row) for row in rows} == {len(head)}  # that begins without calls
    assert question.world.split(":")[0] in ("computed", "predicted", "live")
    assert set(question.fields) <= set(vars(given))


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_every_offered_run_can_be_opened(name):
    question = QUESTIONS[name]
    offers = question.offers(answer(name))
    assert all(opening(Settings(**question.own), name, one.id) for one in offers)
    assert bool(offers) == (name in ("size", "limit", "tail", "price", "worth"))


OTHER = {
    "pattern": "prompt_chaining", "items": 7, "at_once": 3, "latency": "equal", "profile": "flash", "spread": 0.5,
    "requests": 90, "hedge": 60, "watch": "end", "prices": "a-model-of-my-own", "seed": 3,
}  # fmt: skip


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_what_is_set_for_another_question_changes_nothing(name):
    question = QUESTIONS[name]
    others = {one: value for one, value in OTHER.items() if one not in question.fields}
    assert others and question.settings(others) == question.settings({})
    asked, untouched = vars(question.settings(OTHER)), vars(question.settings({}))
    assert {one for one in asked if asked[one] != untouched[one]} == set(question.fields)

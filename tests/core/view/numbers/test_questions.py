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
    for table in question.data(found).values():
        assert table.rows and {len(row) for row in table.shown} == {len(table.head)}
    assert question.world.split(":")[0] in ("computed", "predicted", "live")
    assert set(question.fields) <= set(vars(given))


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_every_offered_run_can_be_opened(name):
    question = QUESTIONS[name]
    offers = question.offers(answer(name))
    assert all(opening(Settings(**question.own), name, one.id) for one in offers)
    assert all(offer.apart(offer.seconds) == "" and "either way" in offer.apart(offer.seconds + 1) for offer in offers)
    assert bool(offers) == (name in ("size", "limit", "tail", "price", "worth", "provider"))


OTHER = {
    "pattern": "prompt_chaining", "items": 7, "at_once": 3, "latency": "equal", "profile": "flash", "spread": 0.5,
    "requests": 90, "hedge": 60, "watch": "end", "prices": "a-model-of-my-own", "seed": 3, "tokens": 900, "slots": 2,
}  # fmt: skip


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_what_is_set_for_another_question_changes_nothing(name):
    question = QUESTIONS[name]
    others = {one: value for one, value in OTHER.items() if one not in question.fields}
    assert others and question.settings(others) == question.settings({})
    asked, untouched = vars(question.settings(OTHER)), vars(question.settings({}))
    assert {one for one in asked if asked[one] != untouched[one]} == set(question.fields) - {"own"}


@pytest.mark.parametrize("name", ["busy", "million"])
def test_where_there_has_to_be_a_limit_there_is_one(name):
    assert QUESTIONS[name].settings({"at_once": None}).at_once == Settings().at_once
    assert QUESTIONS["size"].settings({"at_once": None}).at_once is None


def test_what_is_shown_is_what_is_played():
    asked = QUESTIONS["busy"].settings({"items": 512})
    assert asked.items == 50 == sum(answer("busy", items=512).stages)

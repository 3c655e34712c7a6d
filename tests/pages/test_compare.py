"""The page that compares by numbers: every question, the address, bad input, the run of a point."""

from __future__ import annotations

import re

import pytest

from core.forecasts import million
from core.view.numbers.questions import QUESTIONS
from tests.pages.opened import Opened, link_of
from tests.until import until


def answered(**address: str) -> Opened:
    """The page when its answer is there."""
    opened = Opened("compare", **address)
    until(lambda: not opened.at.get("progress") or not opened.look().at.get("progress"))
    return opened


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(million, "MOST", 20_000)
    monkeypatch.setattr(million, "_AT_A_TIME", 10_000)
    monkeypatch.setattr(million, "SIZES", (1, 100, 20_000))


@pytest.mark.parametrize("question", [name for name in QUESTIONS if name != "own"])  # that begins without calls
def test_each_question_begins_with_a_picture_and_a_sentence_of_its_world(question):
    opened = answered(show=question)
    assert opened.at.get("plotly_chart") and "**" not in opened.words
    assert re.search(r"(Computed|Predicted): ", opened.words)
    kinds = ("slider", "selectbox", "select_slider", "number_input")
    drawn = [one.key or "" for kind in kinds for one in opened.at.get(kind)]
    keys = [re.sub(r"( (parallelization|small|limited))?( to)?( \d+)*$", "", key) for key in drawn]
    assert {f"compare {name}" for name in QUESTIONS[question].fields} <= set(keys)


def test_the_settings_are_in_the_address_and_come_back_from_it():
    opened = answered(show="limit", items="20", profile="flash", seed="3")
    assert link_of(opened) == {"show": "limit", "items": "20", "profile": "flash", "seed": "3"}
    opened.type("compare latency", "equal")
    until(lambda: not opened.look().at.get("progress"))
    assert [*opened.at.query_params["latency"]] in ([*"equal"], ["equal"])
    assert "20 e-mails, all at once" in opened.words


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"at_once": "0"}, "As “at once” the address asks for a number outside 1 to 1,000; it is 1 here."),
        ({"items": "-5"}, "it is 1 here"),
        ({"items": "99999999999999999999999999"}, "it is 512 here"),
        ({"items": "many"}, "something that is no whole number"),
        ({"requests": "0", "show": "million"}, "a number outside 1 to 1,000,000; it is 1 here"),
        ({"tokens": "-9", "show": "provider"}, "it is 1 here"),
        ({"tokens": "30", "show": "provider"}, "A call here has up to"),
        ({"slots": "0", "show": "provider"}, "As “slots” the address asks for a number outside 1 to 1,000"),
        ({"spread": "7e9"}, "something that is no number"),
        ({"pattern": "![x](y)"}, "asks for a pattern that is not offered here"),
        ({"show": "<b>"}, "asks for a question that is not offered here"),
        ({"spread": "1.5"}, "a number outside 0.0 to 0.9; it is 0.9 here"),
        ({"show": "million", "at_once": "none"}, "“A million items” needs a limit of calls at once; it is 8 here."),
        ({"show": "busy", "at_once": "none"}, "“Where it saturates” needs a limit of calls at once; it is 8 here."),
        ({"show": "busy", "items": "200"}, "“Where it saturates” takes 50 e-mails at most, so there are as many."),
        ({"show": "price", "open": "64x8"}, "There is no such point, so no run is opened."),
        ({"open": "513x8"}, "There is no such point, so no run is opened."),
        ({"open": "times5" * 900}, "There is no such point"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said_in_a_sentence(address, words):
    opened = answered(**address)
    assert words in opened.words and "7e9" not in opened.words and "![" not in opened.words
    assert opened.at.get("plotly_chart") or "it is refused for ever" in opened.words


def test_a_point_opens_its_run_which_says_how_it_came_to_be():
    opened = answered(items="12", at_once="3", open="12x3")
    until(lambda: not opened.look().at.get("progress"))
    flow = opened.drawn("compare run")
    assert len(flow["calls"]) == 12 and "Predicted, seed 7: the code of the pattern" in opened.words
    assert opened.field("compare open size").value == "12x3"


def test_a_link_carries_what_was_changed_by_hand_and_brings_it_back():
    opened = answered(items="12", at_once="3", open="12x3", what_if="lasts-4-9_limit-none")
    until(lambda: not opened.look().at.get("progress"))
    flow = opened.drawn("compare run")
    assert flow["changes"] == [["lasts", 4, 9], ["limit", None]]
    assert flow["link"] == "items=12&at_once=3&open=12x3"


@pytest.mark.parametrize(
    ("given", "words"),
    [("lasts-99-9", "There is no call 99 in this run."), ("nonsense", "The address brings a change")],
)
def test_a_change_that_makes_no_sense_in_the_run_is_said_in_a_sentence(given, words):
    opened = answered(items="6", open="6x8", what_if=given)
    until(lambda: not opened.look().at.get("progress"))
    assert words in opened.words and "changes" not in opened.drawn("compare run")


def test_a_run_against_a_limit_opens_with_its_refused_attempts_and_its_waits():
    opened = answered(show="provider", items="12", requests="10", tokens="none", open="12xnone")
    until(lambda: not opened.look().at.get("progress"))
    assert "against 10 requests a minute" in opened.words and "met 429" in opened.words
    calls = opened.drawn("compare run")["calls"]
    phases = [stretch[0] for call in calls for stretch in call["stretches"]]
    assert phases.count("error") >= 2 and phases.count("provider") >= 2
    assert link_of(opened) == {"show": "provider", "items": "12", "requests": "10", "open": "12xnone"}


def test_another_question_closes_the_run():
    opened = answered(items="6", open="6x8")
    next(one for one in opened.at.radio if one.label == "Ask").set_value("tail")
    until(lambda: not opened.look().at.get("progress"))
    assert "The run of this point" not in opened.words and "open" not in opened.at.query_params


def test_the_numbers_of_the_chart_can_be_read_and_downloaded():
    opened = Opened("compare", items="5")
    opened.at.session_state["compare numbers open"] = True
    opened.look()
    table = opened.drawn("compare table")
    assert len(table["rows"]) == 5 and table["head"][:3] == ["e-mails", "At once", "Calls"]
    assert [one.proto.label for one in opened.at.get("download_button")] == ["Download as CSV"]


def test_for_a_class_there_is_the_picture_and_no_form():
    opened = answered(presenter="1")
    assert len(opened.at.get("plotly_chart")) >= 1 and opened.at.query_params["presenter"] in ("1", ["1"])


def test_an_answer_is_the_same_whoever_has_asked_before_with_other_settings():
    """The answers are kept for all sessions: what stands in the address for another question is none of its inputs."""
    figures = [answered(show="twice", items="49", **more).words for more in ({"latency": "equal", "seed": "3"}, {})]
    first, second = (re.search(r"[\d.]+ s(?=\n+won at p99)", words).group() for words in figures)
    assert first == second != "0.00 s"


@pytest.mark.parametrize("question", ["busy", "million"])
def test_no_limit_is_no_stop_where_there_has_to_be_one(question):
    assert "no limit" in answered().field("at_once").options
    assert "no limit" not in answered(show=question).field("at_once limited").options


def test_where_equal_moments_let_a_run_take_longer_than_its_point_it_is_said():
    opened = answered(pattern="prompt_chaining", latency="uneven", at_once="3", items="8", open="5x3")
    until(lambda: not opened.look().at.get("progress"))
    assert "Its point stands at 12.00 s, and this run takes 13.00 s" in opened.words
    opened = answered(at_once="3", items="8", open="5x3")
    until(lambda: not opened.look().at.get("progress"))
    assert "The run of this point" in opened.words and "Its point stands" not in opened.words


def test_the_address_says_what_is_asked_and_what_was_set_for_another_question_comes_back_with_it():
    opened = answered(items="60", at_once="none", latency="equal")
    ask(opened, "million")
    assert link_of(opened) == {"show": "million", "latency": "equal"}
    ask(opened, "twice")
    assert link_of(opened) == {"show": "twice", "items": "60"}
    ask(opened, "size")
    assert link_of(opened) == {"items": "60", "at_once": "none", "latency": "equal"}


def ask(opened, question):
    next(one for one in opened.at.radio if one.label == "Ask").set_value(question)
    until(lambda: not opened.look().at.get("progress"))

"""The lesson that a session goes through, and how it is changed."""

from __future__ import annotations

import pytest
import streamlit as st

from core.rooms.lists import LessonList, Step, ours, to_link
from pages.parts.rooms import lesson_now as module
from pages.parts.rooms.lesson_now import (
    LessonNow,
    add,
    as_sent,
    earlier,
    from_address,
    lesson_now,
    own_question,
    remove,
    use,
)


@pytest.fixture(autouse=True)
def own_session(monkeypatch):
    now = LessonNow()
    monkeypatch.setattr(module, "memory", lambda kind: now)
    return now


def test_ours_is_there_from_the_start_and_no_step_is_under_way():
    now = lesson_now()
    assert now.lesson == ours() and now.step is None and not now.follows
    sent = as_sent(now.lesson)
    assert len(sent["items"]) == 10 and all(item["words"] and item["where"] for item in sent["items"])


def test_a_lesson_is_changed_step_by_step_and_what_is_under_way_stays_so():
    now = lesson_now()
    now.place, second = 1, ours().steps[1]
    earlier(1)
    assert now.lesson.steps[0] == second and now.place == 0 and now.follows
    assert now.lesson.title == "My lesson" and ours().title != "My lesson"
    remove(0)
    assert second not in now.lesson.steps[:1] and now.place == -1
    earlier(0), remove(99)
    assert len(now.lesson.steps) == 9


def test_a_question_that_was_chosen_on_a_page_is_added():
    add("routing", "two-wishes", {"kind": "calls", "words": "How many calls?"})
    assert lesson_now().lesson.steps[-1] == Step("routing", "two-wishes", "calls")
    add("routing", "two-wishes", {"words": "Why?", "choices": [], "right": None})
    assert lesson_now().lesson.steps[-1].free
    before = len(lesson_now().lesson.steps)
    add("nowhere", "", {"words": ["no text"]})
    assert len(lesson_now().lesson.steps) == before and lesson_now().lesson.notices


def test_a_teachers_own_question_is_for_its_page_and_preset():
    use(LessonList("Mine", (Step("routing", "two-wishes", words="Why?", free=True),)))
    now = lesson_now()
    assert own_question(now, "routing", "two-wishes") is None
    now.place = 0
    found = own_question(now, "routing", "two-wishes")
    assert found is not None and found.words == "Why?" and found.free
    assert own_question(now, "routing", "charged-twice") is None


def test_a_link_brings_a_lesson_once_and_a_broken_one_is_a_sentence(monkeypatch):
    lesson = LessonList("From a link", (Step("routing"),))
    taken = set()
    monkeypatch.setattr(module, "taken_anew", lambda what, value: value not in taken and not taken.add(value))
    monkeypatch.setattr(st, "query_params", {"lesson": to_link(lesson)})
    assert from_address() == "" and lesson_now().lesson.title == "From a link"
    use(ours())
    assert from_address() == "" and lesson_now().lesson == ours()
    monkeypatch.setattr(st, "query_params", {"lesson": "broken"})
    assert from_address().endswith(".") and lesson_now().lesson == ours()

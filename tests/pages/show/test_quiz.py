"""The quiz on its page: an answer first, then the reason; and the handout."""

from __future__ import annotations

from core.lesson.quiz import quiz
from core.lesson.registry import LESSONS
from tests.pages.opened import Opened


def radio(opened: Opened):
    return next(field for field in opened.at.radio if field.key.startswith("quiz"))


def answer(opened: Opened, place: int) -> Opened:
    radio(opened).set_value(place)
    return opened.look().press("That is my answer")


def commit(opened: Opened):
    return next(button for button in opened.at.button if button.label == "That is my answer")


def test_nothing_is_given_away_before_an_answer_stands():
    opened, first = Opened("takeaways"), quiz()[0]
    assert radio(opened).label == first.words and commit(opened).disabled and first.why not in opened.words
    radio(opened).set_value(first.right)
    assert first.why not in opened.look().words, "choosing is not yet answering"
    opened.press("That is my answer")
    assert f"Right. {first.why}" in opened.words and not opened.at.radio
    assert (first.page, f"preset={first.preset}") in [
        (link.proto.page.split("/")[-1], link.proto.query_string) for link in opened.at.get("page_link")
    ]


def test_a_wrong_answer_is_told_the_right_one_and_all_are_counted_and_kept():
    opened = Opened("takeaways")
    for place, question in enumerate(quiz()):
        wrong = (question.right + 1) % 3
        answer(opened, wrong if place == 2 else question.right)
        if place == 2:
            assert f"Not quite: {question.choices[question.right].lower()}. {question.why}" in opened.words
            opened.at.switch_page("home.py").run()
            opened.at.switch_page("takeaways.py").run()
        opened.press("See the score" if question is quiz()[-1] else "Next question")
    assert f"**{len(quiz()) - 1} of {len(quiz())} right.**" in opened.words
    opened.press("Begin again")
    assert radio(opened).label == quiz()[0].words


def test_the_handout_has_the_five_patterns_with_law_and_advice_and_nothing_else():
    opened = Opened("takeaways", handout="1")
    leaves = opened.drawn("handout")["leaves"]
    five = [lesson for lesson in LESSONS.values() if lesson.page and lesson.page.section == "Patterns"]
    assert [leaf["title"] for leaf in leaves] == [lesson.page.title for lesson in five]
    assert [(leaf["use"], leaf["avoid"]) for leaf in leaves] == [tuple(lesson.advice) for lesson in five]
    assert leaves[3]["calls"] == "1 plan + N workers + 1 synthesis"
    assert "Quiz" not in [header.value for header in opened.at.header]

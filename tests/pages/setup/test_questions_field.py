"""The answers to the questions: kept, changed, and brought by a link."""

from __future__ import annotations

from core.lesson.which_pattern import ends, paths, questions
from pages.parts.setup.questions_field import GivenAnswers
from tests.pages.opened import Opened, link_of


def test_an_answer_can_be_changed_and_all_are_kept_when_the_page_is_left():
    opened = Opened("choose").press("No, it is too much for one call").press("No, every input goes the same way")
    opened.at.switch_page("home.py").run()
    opened.at.switch_page("choose.py").run()
    assert "Do the steps depend on each other?" in [header.value for header in opened.at.header]
    next(button for button in opened.at.button if button.key == "change kinds").click()
    opened.look()
    assert questions()["kinds"].words in [header.value for header in opened.at.header]
    assert [button.key for button in opened.at.button if button.key.startswith("change")] == ["change single"]


def test_a_link_to_the_questions_brings_the_answers():
    opened = Opened("choose").press("No, it is too much for one call")
    opened.press("Yes, each kind needs its own instructions")
    second = Opened("choose", **link_of(opened))
    assert ends()["routing"].title in [header.value for header in second.at.header]
    assert "do not fit" in Opened("choose", answers="1<script>").words


def test_a_question_that_is_opened_again_opens_those_after_it_and_no_other():
    path = next(path for path, end in paths() if len(path) > 2)
    names = [name for name, _ in path]
    given = GivenAnswers(dict(path))
    given.take_back("no such question")
    assert list(given) == names
    given.take_back(names[1])
    assert list(given) == names[:1]

"""A lesson as a list: ours, and one that comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib

import pytest

from core.lesson.registry import LESSONS
from core.rooms.kinds import truth_of
from core.rooms.lists import (
    MOST_CHARACTERS,
    MOST_STEPS,
    BadList,
    LessonList,
    Step,
    from_file,
    from_link,
    ours,
    to_file,
    to_link,
)
from core.rooms.subject import Subject
from tests.rows import rows

STEP = {"page": "routing", "preset": "late-parcel", "kind": "route"}


def lesson(*steps, **more) -> str:
    return json.dumps({"format": 1, "title": "Mine", "steps": list(steps)} | more)


def test_ours_has_ten_questions_from_the_first_pattern_to_the_agent():
    steps = ours().steps
    assert len(steps) == 10 and not ours().notices
    assert {"Patterns", "Combined", "Agents"} == {LESSONS[step.page].page.section for step in steps}
    assert {step.page for step in steps} >= {name for name, one in LESSONS.items() if one.page and one.number <= 5}
    assert {step.known.start for step in steps} == {"run", "compare", "single"}


@rows("step", ours().steps, name=lambda step: step.title)
def test_each_of_our_questions_is_answered_by_its_run(step):
    question = step.question()
    truth = truth_of(question, Subject.of(step.page, step.chosen).forecasts(step.known.start))
    assert truth is not None and truth.why and step.asks == step.known.title


SURPRISES = ["One call", "3.0×", "shipping", "More", "2.0×", "2.83 s", "0 parts", "None of them", "3.00 s", "1 call"]


def test_what_comes_true_is_not_what_one_would_say_first():
    """One call is faster; three chains are 3x and not 9x; five calls are 2x and not 5x; a plan may be empty; ..."""
    said = [
        truth_of(step.question(), Subject.of(step.page, step.chosen).forecasts(step.known.start)).words
        for step in ours().steps
    ]
    assert said == SURPRISES


def test_a_lesson_is_the_same_from_its_file_and_from_its_link():
    own = Step("agent", "haiku", words="Who decides?", choices=("The code", "The model"), right=1)
    for given in (ours(), LessonList("Mine · 日本", (own, Step("routing"), Step("agent", words="Why?", free=True)))):
        assert from_file(to_file(given)) == given
        assert from_link(to_link(given)) == given
        assert re.fullmatch(r"[\w-]+", to_link(given), re.ASCII)
    assert len(to_link(ours())) < 400


def test_ones_own_question_has_its_right_choice_and_its_setup():
    own = Step("agent", "haiku", words="Who decides?", choices=("The code", "The model"), right=1)
    question = own.question()
    assert truth_of(question).words == "The model" and question.query["preset"] == "haiku"
    assert Step("agent", "haiku").question() is None and Step("agent", "haiku").asks == ""


@pytest.mark.parametrize(
    ("step", "left", "words"),
    [
        ({**STEP, "page": "gone"}, None, "names a page that is not here"),
        ({**STEP, "page": ["routing"]}, None, "names a page that is not here"),
        ({**STEP, "preset": "gone"}, None, "names a preset that is not here"),
        ("no step", None, "names a page that is not here"),
        ({**STEP, "kind": "round"}, Step("routing", "late-parcel"), "does not have"),
        ({**STEP, "words": "x" * 201}, Step("routing", "late-parcel"), "cannot be asked"),
        ({**STEP, "words": "Which?", "choices": ["one"]}, Step("routing", "late-parcel"), "cannot be asked"),
        ({**STEP, "words": "Which?", "choices": ["a", 2]}, Step("routing", "late-parcel"), "cannot be asked"),
        ({**STEP, "words": "Which?", "choices": 3}, Step("routing", "late-parcel"), "cannot be asked"),
        ({**STEP, "words": 3}, Step("routing", "late-parcel"), "cannot be asked"),
        ({**STEP, "words": "?", "choices": ["a", "b"], "right": .5}, Step("routing", "late-parcel"), "cannot be asked"),
        ({**STEP, "words": "?", "choices": ["a", "b"], "right": 2}, Step("routing", "late-parcel"), "cannot be asked"),
    ],
)  # fmt: skip
def test_what_is_not_here_is_said_and_the_rest_is_kept(step, left, words):
    told = from_file(lesson(step, STEP))
    assert told.steps == ((left,) if left else ()) + (Step(**STEP),)
    (notice,) = told.notices
    assert notice.startswith("Step 1 ") and words in notice and "gone" not in notice


@pytest.mark.parametrize(
    "text", ["", "no json", "[]", "{}", '{"steps": 3}', "[" * 5_000, lesson(format=2), "x" * (MOST_CHARACTERS + 1)]
)
def test_what_is_no_lesson_is_refused_with_a_sentence(text):
    with pytest.raises(BadList, match=r"\.$"):
        from_file(text)


def packed(text: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(text)).decode().rstrip("=")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "%%%",
        "abc",
        "é",
        packed(b"\xff"),
        packed(b"[]"),
        packed(b" " * 10_000_000),
        to_link(ours())[:-8],
        "a" * 5_000,
    ],
)
def test_a_broken_link_is_refused_however_large_it_unpacks(value):
    with pytest.raises(BadList):
        from_link(value)


def test_a_lesson_ends_somewhere():
    told = from_file(lesson(*[STEP] * (MOST_STEPS + 5)))
    assert len(told.steps) == MOST_STEPS and "at most" in told.notices[0]
    words = [hashlib.sha512(bytes([n])).hexdigest() for n in range(MOST_STEPS)]  # nothing packs these
    long = LessonList("Mine", tuple(Step("routing", words=one, free=True) for one in words))
    with pytest.raises(BadList, match="too long for a link"):
        to_link(long)

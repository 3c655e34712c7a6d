"""A shape is taken where it is plain, and refused where it is not: by its schema alone."""

from __future__ import annotations

import json
import time

import pytest
from pydantic import BaseModel, ValidationError

from core.llm import _schema
from core.models.model import Answer
from core.models.wire.taken import taken
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.routing import SupportCategory
from tests.core.models.quirks.reading_shapes import EIGHT, JSONS, LABEL, NO_SCORE, REFUSED, verdict
from tests.rows import rows


def read(shape: type[BaseModel], text: str) -> BaseModel:
    """As the engine reads it: first as it is, then what is plain in it, each time strictly."""
    try:
        return shape.model_validate_json(text, strict=True)
    except ValidationError:
        plain = taken(Answer(text, "m"), _schema(shape))
        if plain is None:
            raise
        assert plain.raw == text and plain.done
        return shape.model_validate_json(plain.text, strict=True)


@rows("name", [name for name in JSONS if "thoughts" not in name])  # which are told apart before
def test_a_label_that_is_plain_is_taken(name):
    assert read(SupportCategory, JSONS[name][0]).model_dump() == LABEL


@rows("name", REFUSED)
def test_a_label_that_is_not_is_refused(name):
    with pytest.raises(ValidationError):
        read(SupportCategory, REFUSED[name])


@rows("score", EIGHT)
def test_eight_is_eight(score):
    assert read(Evaluation, verdict(score)).score == 8


@rows("score", NO_SCORE)
def test_what_is_no_score_is_refused_and_never_clamped(score):
    with pytest.raises(ValidationError):
        read(Evaluation, verdict(score))


def test_a_text_is_never_touched():
    feedback = " 8/10, 'Refund'. \n- one\n- two"
    answer = taken(Answer(f'{{"score": "8", "feedback": {json.dumps(feedback)}}}', "m"), _schema(Evaluation))
    assert Evaluation.model_validate_json(answer.text).feedback == feedback


@rows(
    "text",
    [
        '{"example": {"score": 1, "feedback": "a"}, "score": 8, "feedback": "b" oops}',  # what holds it is broken
        '{"Score": 1, "SCORE": 8, "feedback": "a"}',
        '```\n{"score": 1, "feedback": "a"}\n```\nNo: {"score": 8, "feedback": "b"}',
    ],
)
def test_of_two_that_could_be_meant_none_is_taken(text):
    with pytest.raises(ValidationError):
        read(Evaluation, text)


@rows("text", ["{{%s}}", "As {asked}: {%s}", "```\n{%s}\n```\nThat is {%s}"])
def test_one_that_is_alone_or_said_twice_is_taken(text):
    assert read(Evaluation, text.replace("%s", '"score": 8, "feedback": "a"')).score == 8


def test_what_was_done_before_stays_said():
    before = Answer(f"```\n{JSONS['as it is'][0]}\n```", "m", raw="as it came", done=("thoughts kept apart",))
    after = taken(before, _schema(SupportCategory))
    assert after.raw == "as it came" and after.done == ("thoughts kept apart", "taken out of a code fence")


@rows(
    "text",
    ["{" * 200_000, '{"a":' * 100_000, "```" * 60_000, '"8/10' * 50_000, "9" * 200_000, "{'a':" * 15_000, "[" * 99_999],
)
def test_no_text_takes_long(text):
    began = time.process_time()
    with pytest.raises(ValidationError):
        read(Evaluation, text)
    assert time.process_time() - began < 5

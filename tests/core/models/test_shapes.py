"""Structured answers: each field by its name and kind; what is beyond that gets a value that fits, and is marked."""

from __future__ import annotations

import random

import pytest
from pydantic import BaseModel

from core.lesson.use_cases.voting import REVIEWERS
from core.models.simulated.replies.prompt import read_prompt
from core.models.simulated.replies.shapes import filled_shape
from core.models.simulated.replies.topics import topic_of

LATE = "Classify this customer message: My parcel was due on Monday and the tracking has not moved since."


def filled(prompt, properties, instructions="", **more):
    schema = {"type": "object", "properties": properties, "required": list(properties), **more}
    return filled_shape(read_prompt(instructions, prompt), schema, random.Random(1))


def test_a_label_comes_with_a_reason_that_quotes_the_text():
    value, unknown = filled(LATE, {"reason": {"type": "string"}, "desk": {"enum": ["refund", "shipping", "general"]}})
    assert value["desk"] == "shipping" and "“tracking”" in value["reason"] and not unknown
    assert list(value) == ["reason", "desk"]


def test_labels_without_examples_are_unknown():
    value, unknown = filled(LATE, {"colour": {"enum": ["blue", "octarine"]}})
    assert value["colour"] in ("blue", "octarine") and unknown.startswith("My parcel was due")


def test_what_is_not_known_passes_nothing():
    draft = "Task: Write a haiku about llamas\n\nDraft:\nLlamas.\n\nScore the draft."
    value, unknown = filled(
        draft,
        {
            "score": {"type": "integer"}, "passed": {"type": "boolean"}, "style": {"type": "integer"},
            "verdict": {"enum": ["good", "bad"]}, "advice": {"type": "string"},
        },
    )  # fmt: skip
    assert unknown and value["score"] <= 5 and value["passed"] is False and value["style"] == 0
    assert value["verdict"] == "bad" and value["advice"].startswith("The simulated model knows nothing about")


def test_one_unknown_property_leaves_the_others_as_they_are():
    mood = {"sentiment": {"enum": ["positive", "negative", "neutral"]}, "confidence": {"type": "number"}}
    value, unknown = filled("Classify this review: I hate it, the worst film ever.", mood)
    assert value["sentiment"] == "negative" and unknown


@pytest.mark.parametrize(("most", "points"), [(10, 9), (100, 90), (5, 4)])
def test_a_score_fits_the_scale_of_its_schema(most, points):
    task = "Photosynthesis"
    draft = " ".join(point.text for point in topic_of(task).points)
    value, _ = filled(
        f"Task: {task}\n\nDraft:\n{draft}\n\nScore the draft.",
        {"score": {"type": "integer", "minimum": 1, "maximum": most}, "feedback": {"type": "string"}},
    )
    assert value["score"] == points and value["feedback"]


def test_a_plan_is_a_list_of_known_parts():
    value, unknown = filled(
        "Break this task into subtasks.\nTask: Organise a two-day class trip for 28 pupils",
        {"subtasks": {"type": "array", "items": {"type": "string"}}},
    )
    assert len(value["subtasks"]) == 4 and not unknown


def test_a_vote_follows_the_reviewer():
    vote = {"vote": {"enum": ["approve", "reject"]}, "reason": {"type": "string"}}
    plan = "Vote on this plan, approve or reject:\nOn 4 May Mr Osei brings fireworks, paid by the parents."
    votes = {name: filled(plan, vote, role)[0]["vote"] for name, role in REVIEWERS.items()}
    assert votes == {"safety": "reject", "clarity": "approve", "budget": "approve"}


class Odd(BaseModel):
    flavour: float
    tags: list[dict[str, int]]


@pytest.mark.parametrize(
    "properties",
    [
        Odd.model_json_schema()["properties"],
        {"x": {"type": "string", "pattern": "^a+$"}}, {"x": {"$ref": "#/nowhere"}},
        {"x": {"type": 7}}, {"x": True}, {"x": {"anyOf": []}}, {"x": {"enum": []}},
    ],
)  # fmt: skip
def test_what_is_beyond_it_is_marked(properties):
    value, unknown = filled("Invent something", properties)
    assert unknown and (value is None or set(value) == set(properties))

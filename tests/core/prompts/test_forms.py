"""The form of a structured answer, in words."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from core.prompts.forms import in_words


class Shape(BaseModel):
    best_score: Annotated[int, Field(ge=1, le=10)]
    label: Literal["spam", "urgent", "normal"]
    parts: list[str]
    passed: bool


def test_each_field_is_told_with_what_it_may_be():
    assert in_words(Shape) == (
        "best score: a whole number from 1 to 10; label: spam, urgent or normal; parts: a list of texts; "
        "passed: yes or no"
    )

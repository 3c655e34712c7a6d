"""Fields on lines or in elements of their own are read where there is nothing else, and each is there once."""

from __future__ import annotations

from core.models.wire.field_by_field import field_by_field
from tests.rows import rows


def read(text):
    return field_by_field(text, ("score", "what_is_good"), lambda name: str(name).lower().replace(" ", "_"))


@rows(
    "text, fields",
    [
        ("score: 8\nwhat_is_good: All: of it.", {"score": "8", "what_is_good": "All: of it."}),
        ("- **Score:** 8\n\n* What is good = all", {"score": "8", "what_is_good": "all"}),
        ("```yaml\nscore: 8\n```", {"score": "8"}),
        ("<score>8</score><what_is_good>\nall\n</what_is_good>", {"score": "8", "what_is_good": "all"}),
        ("<verdict>\n<score>8</score>\n</verdict>", {"score": "8"}),
        ("score: None\nmore: 1", {"score": None, "more": "1"}),
    ],
)
def test_fields_alone(text, fields):
    assert read(text) == fields


@rows(
    "text",
    ["score: 8\nscore: 9", "score: 8\nIt is good.", "Well,\nscore: 8", "<score>8</score> or so", "score", "", "8"],
)
def test_anything_else_is_refused(text):
    assert not read(text)

"""Which values fit a schema."""

from __future__ import annotations

import jsonschema
import pytest

from core.models.simulated.fits import fits


@pytest.mark.parametrize(
    ("value", "schema", "expected"),
    [
        (True, {"type": "integer"}, False),
        (1.0, {"type": "integer"}, True),
        (1, {"const": True}, False),
        ({"a": 1}, {"additionalProperties": False}, False),
        ([1, 1.0], {"uniqueItems": True}, False),
        ("unknown", {"enum": ["refund", "general"]}, False),
    ],
)
def test_fits_says_what_jsonschema_says(value, schema, expected):
    assert fits(value, schema, schema) is expected
    assert jsonschema.Draft202012Validator(schema).is_valid(value) is expected

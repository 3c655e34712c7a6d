"""How many tokens an answer used; unknown is unknown."""

from __future__ import annotations

from core.models.wire.usage import Usage, count, merged, usage_in
from tests.core.models.quirks.reading_usage import USED
from tests.rows import rows


@rows("name", USED)
def test_the_counts_are_those_that_the_provider_means(name):
    usage, counts = USED[name]
    assert usage_in(usage) == Usage(*counts)


@rows(
    "found, number",
    [
        (0, 0), (12, 12), (10**12 - 1, 10**12 - 1), (10**12, None), (-1, None), (True, None), (1.0, 1), (1.5, None),
        ("1", 1), ("one", None), ("9" * 5000, None), (float("nan"), None), (float("inf"), None), ("٣", None),
    ],
)  # fmt: skip
def test_a_count_of_tokens_is_a_whole_number_that_can_be_or_unknown(found, number):
    assert count({"usage": {"in": found}}, "usage", "in") == number
    assert count({"usage": [found]}, "usage", "in") is None


def test_the_last_report_counts_field_by_field():
    assert merged({"a": 1, "b": 2}, {"b": 3, "a": None}) == {"a": 1, "b": 3}
    assert merged({"a": 1}, None) == merged({"a": 1}, 7) == {"a": 1}

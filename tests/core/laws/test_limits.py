"""A provider's limits: what can be, and the earliest moment of the last of many calls."""

from __future__ import annotations

import math

import pytest

from core.errors import InputError
from core.laws.at_scale import starts
from core.laws.limits import ProviderLimits
from tests.rows import rows


@rows(
    "limits",
    [
        ProviderLimits(60), ProviderLimits(600, burst=1), ProviderLimits(tokens=3000), ProviderLimits(45, 2000),
        ProviderLimits(), ProviderLimits(slots=3),
    ],
)  # fmt: skip
@rows("calls", [1, 44, 61, 500])
def test_the_last_call_starts_when_the_law_says_and_never_before(limits, calls):
    # All are alike, so the law is exact: each goes as soon as there is enough in the buckets for it.
    begun = starts([1.0] * calls, None, limits, 50)
    assert begun[-1] == pytest.approx(limits.least(calls, 50 * calls), abs=1e-9)


def test_the_law_by_hand():
    # 100 calls at 60 a minute: 60 at once, and the last 40 s later. 5,000 tokens at 3,000: 3,000 at once, 40 s more.
    assert ProviderLimits(60).least(100, 0) == pytest.approx(40.0)
    assert ProviderLimits(tokens=3000).least(100, 5000) == pytest.approx(40.0)
    assert ProviderLimits(60, 3000).least(50, 2900) == 0.0


@rows(
    "given",
    [
        {"requests": 0}, {"requests": -1}, {"tokens": 0}, {"tokens": math.nan}, {"tokens": math.inf}, {"slots": 0},
        {"slots": 1.5}, {"burst": 0}, {"burst": None}, {"requests": "60"}, {"requests": True}, {"slots": 10**12},
        {"requests": 0.5}, {"requests": 6, "burst": 1},
    ],
)  # fmt: skip
def test_limits_that_let_nothing_through_or_make_no_sense_are_refused_in_words(given):
    with pytest.raises(InputError, match="the provider"):
        ProviderLimits(**given)

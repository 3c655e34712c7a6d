"""What a server refuses is left out of the request, once, and for good."""

from __future__ import annotations

import pytest

from tests.core.models.quirks.asking import CASES, asked, held, ways

NAMED = [
    pytest.param(case, api, streamed, id=f"{case.name} {case.status} {api}{' streamed' * streamed}")
    for case in CASES
    for api, streamed in ways(case)
]


@pytest.mark.parametrize(("case", "api", "streamed"), NAMED)
def test_what_is_refused_is_left_out_once_and_for_good(case, api, streamed):
    assert held(case, api, streamed), asked(case, api, streamed)

"""Which kind of failure a server tells of, wherever it says that, and what of its words is shown."""

from __future__ import annotations

import pytest

from tests.core.models.quirks.refusals import CASES, held, outcome


@pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_failure_is_of_its_kind_and_says_what_the_server_says(case, streaming):
    for api in ("responses", "chat"):
        assert held(case, api, streaming), (api, outcome(case, api, streaming))

"""Wait for what another thread does. No test says how long that takes: LONGEST is when it gives up."""

from __future__ import annotations

import time
from collections.abc import Callable

LONGEST = 60.0  # seconds
_LOOK = 0.005  # seconds between two looks


def until(happened: Callable[[], bool]) -> None:
    """Return when it is so; a test that still waits after LONGEST has failed."""
    limit = time.monotonic() + LONGEST
    while not happened():
        assert time.monotonic() < limit, "it never came true"
        time.sleep(_LOOK)

"""A server with some abilities, on the loop of the runs while a test looks at a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from core.runner import runner
from tests.core.models.able_server import AbleServer


@contextmanager
def able_server(*able: Any, **more: Any) -> Iterator[AbleServer]:
    server = AbleServer(*able, **more)
    runner.work(server.__aenter__()).result()
    try:
        yield server
    finally:
        runner.work(server.__aexit__()).result()

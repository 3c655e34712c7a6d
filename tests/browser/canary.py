"""A server on loopback that nobody should ever ask: it keeps the path of every request."""

from __future__ import annotations

from collections.abc import Mapping

from tests.loopback import Loopback, Reply


class Canary(Loopback):
    def __init__(self) -> None:
        super().__init__(self._answer)
        self.asked: list[str] = []

    def _answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        self.asked.append(path)
        return 200, {}, b""

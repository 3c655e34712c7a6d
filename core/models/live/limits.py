"""What the environment says may be spent on live models."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from core.errors import ConfigError
from core.models.live.budget import Budget, Limits

CALLS_A_SESSION = 60  # of a browser session, unless the environment says otherwise
SCOPES = ("run", "session", "server")
CALLS, TOKENS, DOLLARS = "LLM_BUDGET_CALLS", "LLM_BUDGET_TOKENS", "LLM_BUDGET_USD"
A_MINUTE, AT_ONCE = "LLM_REQUESTS_A_MINUTE", "LLM_MAX_CONCURRENCY"
_MOST = 1_000_000_000_000
_PART = re.compile(r"(?:(run|session|server)\s+)?([0-9][0-9_]*(?:\.[0-9]+)?)")


class Allowed(NamedTuple):
    """The limits of each run, each browser session and the server, and how many requests may be in flight."""

    run: Limits
    session: Limits
    server: Limits
    at_once: int | None


def allowed(environment: Mapping[str, str] = os.environ, calls_a_session: int = CALLS_A_SESSION) -> Allowed:
    """A variable holds the number for the server, and others by name: "20, session 1, run 0.10".

    Raises ConfigError for what cannot be read so.
    """
    calls = _by_scope(environment, CALLS, int, 0)
    tokens = _by_scope(environment, TOKENS, int, 0)
    dollars = _by_scope(environment, DOLLARS, Decimal, 0)
    a_minute = _by_scope(environment, A_MINUTE, int, 1)
    calls.setdefault("session", calls_a_session)
    run, session, server = (Limits(calls.get(s), tokens.get(s), dollars.get(s), a_minute.get(s)) for s in SCOPES)
    return Allowed(run, session, server, _by_scope(environment, AT_ONCE, int, 1, only="server").get("server"))


def server_budget(environment: Mapping[str, str] = os.environ) -> Budget:
    """What all runs of this process share. Raises ConfigError for limits that cannot be read."""
    said = allowed(environment)
    return _shared(said.server, said.at_once)


@lru_cache
def _shared(limits: Limits, at_once: int | None) -> Budget:
    return Budget(limits, "server", at_once=at_once)


def _by_scope(
    environment: Mapping[str, str], name: str, number: Callable[[str], Any], least: int, only: str = ""
) -> dict[str, Any]:
    written, found = environment.get(name, ""), dict[str, Any]()
    if name in environment and not written.strip():
        raise _unreadable(name, written)
    for part in written.split(",") if written.strip() else ():
        read = _PART.fullmatch(part.strip())
        scope = (read[1] or "server") if read else ""
        if read is None or scope in found or (only and scope != only) or (number is int and "." in read[2]):
            raise _unreadable(name, written)
        found[scope] = number(read[2])
        if not least <= found[scope] <= _MOST:
            raise _unreadable(name, written)
    return found


_EXAMPLES = {
    CALLS: "500, or 500, session 60, run 20",
    TOKENS: "1000000, or 1000000, session 50000",
    DOLLARS: "20, or 20, session 1, run 0.10",
    A_MINUTE: "60, or 60, session 20",
    AT_ONCE: "16",
}


def _unreadable(name: str, written: str) -> ConfigError:
    said = f"{name} is {written[:40]!r}" if written.strip() else f"{name} is empty"
    return ConfigError(f"{said}. Write a number for the server, such as {_EXAMPLES[name]}; or unset it.")

"""What the environment says may be spent, and what it can't say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.errors import ConfigError
from core.models.live import from_environment
from core.models.live.budget import Limits
from core.models.live.limits import A_MINUTE, AT_ONCE, CALLS, DOLLARS, TOKENS, allowed, server_budget

ALL = {CALLS: "500, run 20", TOKENS: "1_000_000", DOLLARS: "20, session 1, run 0.10", A_MINUTE: "60", AT_ONCE: "16"}


def test_without_any_of_them_a_browser_session_has_60_calls():
    assert allowed({}) == (Limits(), Limits(calls=60), Limits(), None)


def test_a_number_is_the_servers_and_others_come_by_name():
    run, session, server, at_once = allowed(ALL)
    assert server == Limits(500, 1_000_000, Decimal(20), 60) and at_once == 16
    assert session == Limits(calls=60, dollars=Decimal(1)) and run == Limits(calls=20, dollars=Decimal("0.10"))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "written", ["", "  ", "lots", "-1", "1e9", "5,5", "5, team 3", "NaN", "5; 6", "9" * 40, "0x10"]
)
def test_what_cannot_be_read_is_said_with_an_example(name, written):
    with pytest.raises(ConfigError, match=f"^{name} is .* such as .*; or unset it.$") as error:
        allowed({name: written})
    allowed({name: str(error.value).split("such as ")[1].split(", or ")[0].split(";")[0]})


@pytest.mark.parametrize(
    ("name", "written"), [(CALLS, "1.5"), (TOKENS, "0.5"), (A_MINUTE, "0"), (AT_ONCE, "0"), (AT_ONCE, "run 3")]
)
def test_what_makes_no_sense_is_refused_too(name, written):
    with pytest.raises(ConfigError):
        allowed({name: written})


def test_all_of_a_process_share_what_the_server_has():
    assert server_budget(ALL) is server_budget(ALL)
    gate = server_budget(ALL).gate
    assert (gate.a_minute, gate.at_once) == (60, 16)


def test_python_and_the_shell_keep_to_them_too():
    first, second = (from_environment(ALL | {"OPENAI_API_KEY": "sk-x"}).budget for _ in range(2))
    assert first is not second and first.limits.calls == 20
    assert first.above is second.above is server_budget(ALL)

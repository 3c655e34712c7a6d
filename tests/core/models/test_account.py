"""What a provider with limits keeps of an account, by hand."""

from __future__ import annotations

import pytest

from core.laws.limits import ProviderLimits
from core.models import account as module
from core.models.account import Account
from core.models.wire.failures import from_status
from core.models.wire.waits import wait_asked


def test_a_bucket_gives_a_minutes_worth_at_once_and_then_one_by_one():
    account = Account(ProviderLimits(requests=3))
    assert [account.take(0.0, 10, "m") for _ in range(3)] == [None] * 3
    refused = account.take(0.0, 10, "m")
    # As OpenAI says it of 3 a minute: the next one comes after 20 s.
    assert refused.body["error"]["message"] == (
        "Rate limit reached for m on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20.000s."
    )
    assert refused.body["error"]["code"] == "rate_limit_exceeded"
    assert refused.headers["retry-after"] == "20" and wait_asked(refused.headers, refused.body) == 20.0
    assert refused.headers["x-ratelimit-remaining-requests"] == "0"
    # The refused one was not counted.
    assert account.take(20.0, 10, "m") is None and account.take(20.0, 10, "m") is not None


def test_tokens_wait_as_openai_counts_them():
    # Its own words to somebody: Limit 10000, Used 8554, Requested 3082. Please try again in 9.816s.
    account = Account(ProviderLimits(tokens=10_000))
    account.take(0.0, 8554, "gpt-4")
    refused = account.take(0.0, 3082, "gpt-4")
    assert refused.body["error"]["message"].endswith("Used 8554, Requested 3082. Please try again in 9.816s.")
    assert refused.headers["x-ratelimit-remaining-tokens"] == "1446" and "retry-after-ms" in refused.headers


def test_a_request_that_is_larger_than_a_minute_is_never_taken_and_not_tried_again():
    refused = Account(ProviderLimits(tokens=100)).take(0.0, 101, "m")
    assert "Request too large for m" in refused.body["error"]["message"] and "retry-after" not in refused.headers
    error = from_status(429, refused.headers, refused.body, model="m", key="")
    assert error.kind == "request" and error.tries == 1


def test_a_bucket_of_a_second_is_named_with_what_is_used_of_it():
    account = Account(ProviderLimits(requests=600, burst=1))
    assert [account.take(0.0, 10, "m") for _ in range(10)] == [None] * 10
    refused = account.take(0.0, 10, "m").body["error"]["message"]
    assert "Limit 600, 10 at once, Used 10, Requested 1. Please try again in 0.100s." in refused
    account = Account(ProviderLimits(tokens=12_000, burst=1))
    account.take(0.0, 150, "m")
    assert "Limit 12000, 200 at once, Used 150, Requested 60." in account.take(0.0, 60, "m").body["error"]["message"]
    assert "Limit 12000, 200 at once, Requested 300." in account.take(0.0, 300, "m").body["error"]["message"]


def test_slots_are_given_first_come_first_served():
    account = Account(ProviderLimits(slots=2))
    assert [account.queue(0.0, seconds) for seconds in (3.0, 1.0, 5.0, 1.0)] == [0.0, 0.0, 1.0, 3.0]
    assert account.queue(10.0, 1.0) == 0.0


def test_a_refused_attempt_is_none_of_those_that_draw():
    account = Account(ProviderLimits(requests=1))
    account.refuse(b"a", "1")
    assert [account.heard(b"a", number) for number in ("2", "3")] == ["1", "2"]
    assert account.heard(b"b", "2") == "2"


def test_a_run_draws_as_if_none_had_been_refused_before_it(monkeypatch):
    account = Account(ProviderLimits(requests=1))
    account.refuse(b"a", "1")
    # The same request in a later run, whose first attempt is taken and breaks by itself.
    assert [account.heard(b"a", number) for number in ("1", "2")] == ["1", "2"]
    monkeypatch.setattr(module, "_MOST", 2)
    for request in (b"a", b"b", b"c"):
        account.refuse(request, "1")
    assert [account.heard(request, "2") for request in (b"a", b"b", b"c")] == ["2", "1", "1"]


@pytest.mark.parametrize("limits", [ProviderLimits(), ProviderLimits(slots=1)])
def test_without_a_limit_a_minute_nobody_is_refused_and_nothing_is_said_of_it(limits):
    account = Account(limits)
    assert not any(account.take(0.0, 10**9, "m") for _ in range(100)) and account.headers(0.0) == {}

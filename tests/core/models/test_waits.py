"""The wait that a server asks for, in every spelling."""

from __future__ import annotations

import pytest

from core.models.wire import waits
from core.models.wire.waits import wait_asked

NOW = 1_795_995_200.0  # 2026-11-29T23:33:20Z


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(waits.time, "time", lambda: NOW)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "2"}, 2.0),
        ({"Retry-After": " 0.5 "}, 0.5),
        ({"retry-after": "2s"}, 2.0),
        ({"retry-after": "1500 ms"}, 1.5),
        ({"retry-after": "2 seconds"}, 2.0),
        ({"retry-after": "1m2s"}, 62.0),
        ({"retry-after": "PT1M2S"}, 62.0),
        ({"retry-after": "00:01:02"}, 62.0),
        ({"retry-after": "in 5 seconds"}, 5.0),
        ({"retry_after": "3"}, 3.0),
        ({"x-retry-after-ms": "300"}, 0.3),
        ({"retry-after": "2, 2"}, 2.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "300"}, 300.0),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"x-ms-retry-after-ms": "20"}, 0.02),
        ({"retry-after": "Sun, 29 Nov 2026 23:33:30 GMT"}, 10.0),
        ({"retry-after": "Sun, 29 Nov 2026 23:33:00 GMT"}, 0.0),
        ({"retry-after": "2026-11-29T23:33:30Z"}, 10.0),
        ({"retry-after": "1795995204"}, 4.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "Sun, 99 Nov 2026"}, None),
        ({"retry-after": "1e309 s"}, None),
    ],
)
def test_retry_after(headers, expected):
    assert wait_asked(headers) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-ratelimit-reset-requests": "2.5s"}, 2.5),
        ({"x-ratelimit-reset-requests": "1m2s"}, 62.0),
        ({"x-ratelimit-reset-tokens": "1h2m3.5s"}, 3723.5),
        ({"x-ratelimit-reset-tokens": "6ms"}, 0.006),
        ({"x-ratelimit-reset": "30"}, 30.0),
        ({"x-ratelimit-reset": "1795995203"}, 3.0),
        ({"x-ratelimit-reset": "1795995202500"}, 2.5),
        ({"x-rate-limit-reset": "7"}, 7.0),
        ({"ratelimit-reset": "12"}, 12.0),
        ({"ratelimit": "limit=10, remaining=0, reset=4"}, 4.0),
        ({"ratelimit": '"default";r=0;t=5'}, 5.0),
        ({"anthropic-ratelimit-requests-reset": "2026-11-29T23:33:25Z"}, 5.0),
        ({"x-ratelimit-reset-requests": "1s", "x-ratelimit-reset-tokens": "6m0s"}, 1.0),
        (
            {
                "x-ratelimit-reset-requests": "1s", "x-ratelimit-remaining-requests": "3",
                "x-ratelimit-reset-tokens": "6s", "x-ratelimit-remaining-tokens": "0",
            },
            6.0,
        ),
        ({"x-ratelimit-limit-requests": "10", "x-ratelimit-remaining-requests": "0"}, None),
        ({"retry-after": "0", "x-ratelimit-reset-requests": "8s"}, 0.0),
    ],
)  # fmt: skip
def test_the_limits_own_headers(headers, expected):
    assert wait_asked(headers) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([{"error": {"code": 429, "details": [{"@type": "x/google.rpc.RetryInfo", "retryDelay": "2.5s"}]}}], 2.5),
        ({"error": {"details": [{"retryDelay": {"seconds": 2, "nanos": 500_000_000}}]}}, 2.5),
        ({"error": {"details": [{"retryDelay": {"nanos": 500_000_000}}]}}, 0.5),
        ({"retry_after": 3}, 3.0),
        ({"error": {"metadata": {"headers": {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "7"}}}}, 7.0),
        ({"error": "The model is loading", "estimated_time": 20.0}, 20.0),
        ({"error": {"message": "Too many requests. Retry-After: 5"}}, 5.0),
        ({"error": {"message": "Next request allowed in 9 seconds"}}, 9.0),
        ({"error": {"retry_after": "3"}}, 3.0),
        ({"error": {"metadata": {"retry_after_ms": 250}}}, 0.25),
        ({"retry_after": None, "error": {"message": "slow down"}}, None),
        ({"retry_after": True}, None),
        ({"error": {"message": "Rate limit reached. Please try again in 1m2.5s. Visit https://example.com/3"}}, 62.5),
        ({"error": {"message": "Requests have exceeded the limit. Please retry after 20 seconds."}}, 20.0),
        ({"detail": "Try again in 250ms"}, 0.25),
        ("Limit 3, used 3: wait 5 sec", 5.0),
        ({"error": {"message": "You may send 10 requests in 1 minute"}}, None),
        (None, None),
    ],
)
def test_the_body(body, expected):
    assert wait_asked({}, body) == (expected if expected is None else pytest.approx(expected))


def test_a_header_that_names_a_wait_comes_before_the_body():
    assert wait_asked({"retry-after": "1"}, {"retry_after": 9}) == 1.0


def test_a_body_without_end_is_not_looked_through():
    deep: dict[str, object] = {}
    inner = deep
    for _ in range(2000):
        inner["error"] = inner = {}
    inner["retry_after"] = 1
    assert wait_asked({}, deep) is None

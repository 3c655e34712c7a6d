"""How often a call is tried, and what it waits in between."""

from __future__ import annotations

import asyncio

import pytest

from core.engine.tries import MOST, Tries
from core.errors import EmptyAnswer, KeyRefused, RateLimited, RequestRefused, ServerFailed
from core.models.line import FLOOR, Line
from core.models.model import Ask

ASK = Ask("x")


def overloaded(wait: float | None) -> ServerFailed:
    error = ServerFailed("down", status=503)
    error.retry_after = wait
    return error


def test_without_a_line_the_call_itself_waits_as_long_as_the_server_asks():
    tries = Tries(ASK, 30.0, 1.0, None)
    assert tries.delay(RateLimited("slow", retry_after=2.0), 1) == 2.0
    assert tries.delay(overloaded(3.0), 1) == 3.0
    assert 0.375 <= tries.delay(RateLimited("slow"), 1) <= 0.5 and 0.75 <= tries.delay(overloaded(None), 2) <= 1.0


def test_asked_to_come_at_once_it_waits_a_little_and_then_longer():
    tries = Tries(ASK, 30.0, 1.0, None)
    assert [tries.delay(RateLimited("slow", retry_after=0.0), sent) for sent in (1, 2)] == [FLOOR, 2 * FLOOR]


def test_what_is_not_worth_it_or_comes_too_late_is_not_tried_again():
    tries = Tries(ASK, 30.0, 1.0, None)
    assert tries.delay(KeyRefused("no"), 1) is None
    assert tries.delay(RateLimited("slow"), 3) is None
    assert tries.delay(RateLimited("slow", retry_after=30.0), 1) is None
    tries.used = 29.0
    assert tries.delay(RateLimited("slow", retry_after=2.0), 1) is None


def test_in_a_line_a_refusal_costs_a_try_only_while_nobody_is_answered(play):
    async def main():
        line = Line()
        tries, other = Tries(ASK, 30.0, 1.0, line), Tries(ASK, 30.0, 1.0, line)
        told = []
        for sent in range(1, MOST + 1):
            await tries.turn(bool)
            tries.failed(RateLimited("slow"))
            told.append(tries.delay(RateLimited("slow"), sent))
            tries.give()
            await other.turn(bool)
            other.answered()
            other.give()
        return told

    assert play(main()) == [0.0] * (MOST - 1) + [None]


@pytest.mark.parametrize("error", [RequestRefused("flagged", status=400), EmptyAnswer("nothing", status=200)])
def test_a_call_that_was_heard_and_failed_ends_the_wait_of_the_others(error, play):
    async def main():
        line = Line()
        tries = Tries(ASK, 30.0, 1.0, line)
        for met in (RateLimited("slow", retry_after=1.0), error):
            await tries.turn(bool)
            tries.failed(met)
            tries.give()
        heard = line.answered_at
        await tries.turn(bool)  # else as one that tries, some time behind the one before
        return heard, asyncio.get_running_loop().time()

    assert play(main()) == (1.0, 1.0)


def test_a_server_error_without_a_wait_is_no_matter_of_the_line(play):
    async def main():
        line = Line()
        tries = Tries(ASK, 30.0, 1.0, line)
        await tries.turn(bool)
        tries.failed(overloaded(None))
        tries.give()
        return line.idle, tries.delay(overloaded(None), 1)

    idle, delay = play(main())
    assert idle and delay > 0


@pytest.mark.parametrize("wait", [2.0, 0.0])
def test_a_503_that_names_a_wait_holds_all_back(play, wait):
    async def main():
        line = Line()
        tries, other = Tries(ASK, 30.0, 1.0, line), Tries(ASK, 30.0, 1.0, line)
        await tries.turn(bool)
        tries.failed(overloaded(wait))
        delay = tries.delay(overloaded(wait), 1)
        tries.give()
        await other.turn(bool)
        from core.clock import now

        return delay, now()

    assert play(main()) == (0.0, max(wait, FLOOR))

"""One line before a provider: its limit is learnt once, nobody is lost, and it is hardly slower than it must be."""

from __future__ import annotations

import asyncio
import math
from itertools import pairwise

import pytest

import core
from core.models.line import FLOOR, FORGOTTEN, Line, connections, line_to
from core.models.live import Live
from tests.core.models.limited import Limited, Provider, bucket, by_the_second, tokens, window
from tests.core.models.side_by_side import items, side_by_side

HINTS = {
    "Retry-After: 1": lambda _: {"retry-after": "1"},
    "none": lambda _: {},
    "ms": lambda wait: {"retry-after-ms": f"{wait * 1000:.0f}"},
    "reset": lambda wait: {"x-ratelimit-reset-requests": f"{wait:.3f}s"},
    "0": lambda _: {"retry-after": "0"},
}


@pytest.mark.parametrize("limit", [by_the_second, bucket])
@pytest.mark.parametrize("hint", HINTS)
def test_fifty_at_once_against_ten_a_second_lose_none_and_take_hardly_longer(play, limit, hint):
    provider = Provider(limit(10), HINTS[hint])
    run = play(core.run(side_by_side, items(50), model=Limited(provider)))

    assert (run.status, [span.status for span in run.trace.spans]) == ("done", ["ok"] * 50)
    # At best ten go at once and then ten a second: the last one is sent after 4 s.
    assert run.trace.makespan <= 1.3 * (4.0 + provider.seconds + 0.01)
    refused = [at for at, status in provider.log if status == 429]
    assert len(refused) <= 45 and max(span.sent for span in run.trace.spans) <= 3


ROUNDED = "Retry-After, rounded up"
LIMITS = {  # the limit, the hints, and the seconds after which the last of 50 may be sent at the earliest
    "30 in a minute": (lambda: window(30, 60), ["reset", ROUNDED], 60.0),
    "30 in a minute that soon ends": (lambda: window(30, 60, 10), ["reset", ROUNDED], 10.0),
    "20 in a minute": (lambda: window(20, 60, 15), ["reset", ROUNDED], 75.0),
    "10 in 10 s": (lambda: window(10, 10), ["none", "reset", ROUNDED], 40.0),
    "2 a second, 20 at once": (lambda: tokens(2, 20), ["none", "reset", ROUNDED], 15.0),
    "1 a second, 5 at once": (lambda: tokens(1, 5), ["none", "reset", ROUNDED], 45.0),
}


@pytest.mark.parametrize("limit, hint", [(name, hint) for name, (_, hints, _) in LIMITS.items() for hint in hints])
def test_fifty_at_once_lose_none_whatever_the_limit(play, limit, hint):
    make, _, least = LIMITS[limit]
    rounded = {ROUNDED: lambda wait: {"retry-after": str(math.ceil(wait))}}
    provider = Provider(make(), (HINTS | rounded)[hint])
    run = play(core.run(side_by_side, items(50), model=Limited(provider)))

    assert (run.status, [span.status for span in run.trace.spans]) == ("done", ["ok"] * 50)
    assert run.trace.makespan <= (1.2 if hint == "none" else 1.1) * (least + provider.seconds + 0.01)
    assert len(provider.log) <= 120 and max(span.sent for span in run.trace.spans) <= 5


@pytest.mark.parametrize("seconds", [0.3, 2.0])
@pytest.mark.parametrize("most", [1, 2, 10])
def test_too_many_at_the_same_time_are_sent_one_for_each_that_has_ended(play, most, seconds):
    provider = Provider(lambda _: 0.0, HINTS["none"], seconds, most)
    run = play(core.run(side_by_side, items(50), model=Limited(provider)))

    assert [span.status for span in run.trace.spans] == ["ok"] * 50
    assert run.trace.makespan <= 1.05 * (50 / most) * (seconds + 0.01)
    assert len(provider.log) <= 120 and max(span.sent for span in run.trace.spans) <= 5


def test_a_provider_that_is_busy_with_others_alone_is_not_hammered(play):
    provider = Provider(lambda _: 0.0, HINTS["none"], most=0)
    run = play(core.run(side_by_side, items(50), model=Limited(provider)))

    assert run.status == "failed" and run.trace.makespan <= 40 and len(provider.log) <= 65


@pytest.mark.parametrize("hint", HINTS)
def test_nobody_is_sent_before_the_wait_that_was_asked_for_and_then_they_do_not_all_come_at_once(play, hint):
    provider = Provider(by_the_second(10), HINTS[hint])
    play(core.run(side_by_side, items(50), model=Limited(provider)))

    first = next(at for at, status in provider.log if status == 429)
    later = [at for at, _ in provider.log if at > first]
    assert later[0] - first >= (1.0 if hint in ("Retry-After: 1", "reset") else FLOOR) - 0.011
    assert max(sum(at <= other < at + 0.2 for other in later) for at in later) <= 4


def test_what_one_run_has_learnt_holds_for_the_next(play):
    async def two():
        provider, line = Provider(by_the_second(10), HINTS["none"]), Line()
        first = await core.run(side_by_side, items(30), model=Limited(provider, line))
        sent = len(provider.log)
        second = await core.run(side_by_side, items(30), model=Limited(provider, line))
        return first, second, provider.log[sent:]

    first, second, log = play(two())
    assert (first.status, second.status) == ("done", "done")
    assert [status for _, status in log].count(429) <= 1
    assert second.trace.spans[20].attempts[0].held is not None


@pytest.mark.parametrize("hint", ["none", "Retry-After: 1", "reset"])
def test_the_time_in_which_nobody_called_is_no_part_of_the_pace(play, hint):
    async def main():
        model = Limited(Provider(by_the_second(10), HINTS[hint], 0.3))
        await core.run(side_by_side, items(3), model=model)
        await asyncio.sleep(300)
        return await core.run(side_by_side, items(20), model=model)

    # Ten at once, ten after a second; not one in 20 s, as 13 calls in five minutes would have it.
    assert play(main()).trace.makespan <= 2.5


def test_two_runs_side_by_side_wait_in_one_line(play):
    async def both():
        provider, line = Provider(by_the_second(10), HINTS["Retry-After: 1"]), Line()
        runs = [core.run(side_by_side, items(25), model=Limited(provider, line)) for _ in range(2)]
        return await asyncio.gather(*runs), provider

    runs, provider = play(both())
    assert [run.status for run in runs] == ["done", "done"]
    assert max(run.trace.makespan for run in runs) <= 1.3 * 4.31
    assert len([1 for _, status in provider.log if status == 429]) <= 45


def test_waiting_for_the_provider_is_queued_time_and_no_attempt(play):
    provider = Provider(by_the_second(1), HINTS["Retry-After: 1"])
    run = play(core.run(side_by_side, items(2), model=Limited(provider)))
    late = run.trace.spans[1]

    assert [one.phase for one in late.stretches()] == ["error", "provider", "whole"]
    assert late.attempts[1].start - late.attempts[0].end == pytest.approx(1.0)
    assert [s.kind for s in run.trace.waited_for()] == ["attempt", "provider", "attempt"]
    assert sum(s.end - s.start for s in run.trace.waited_for()) == pytest.approx(run.trace.makespan)
    assert run.trace.work == pytest.approx(run.trace.makespan - 1.0 + 0.31)


def test_a_provider_that_refuses_all_ends_the_run_within_the_deadline_and_is_not_hammered(play):
    provider = Provider(lambda _: 1.0, HINTS["none"])
    run = play(core.run(side_by_side, items(50), model=Limited(provider)))

    assert run.status == "failed" and {span.error_kind for span in run.trace.spans} == {"rate_limit"}
    assert run.trace.makespan <= 40
    assert len(provider.log) <= 65  # all at once before anything is known, and then one now and then
    later = [at for at, _ in provider.log][50:]
    assert all(after - before >= 0.5 for before, after in pairwise(later))


def test_a_single_call_that_is_refused_is_tried_three_times(play):
    provider = Provider(lambda _: 1.0, HINTS["none"])
    run = play(core.run(side_by_side, items(1), model=Limited(provider)))

    assert run.status == "failed" and len(provider.log) == 3


def test_a_wait_beyond_the_deadline_ends_all_that_wait_and_nothing_more_is_sent(play):
    async def twice():
        provider, line = Provider(lambda _: 300.0, lambda wait: {"retry-after": f"{wait:.0f}"}), Line(room=2)
        first = await core.run(side_by_side, items(5), model=Limited(provider, line))
        sent = len(provider.log)
        second = await core.run(side_by_side, items(5), model=Limited(provider, line))
        return first, second, sent, len(provider.log)

    first, second, before, after = play(twice())
    assert first.status == second.status == "failed" and first.trace.makespan < 1
    assert before == after == 2
    assert "another 300 s" in second.trace.spans[0].error and second.trace.attempts == 0


def test_beyond_the_connections_calls_wait_and_that_is_no_time_of_theirs(play):
    model = Limited(Provider(lambda _: 0.0, HINTS["none"], seconds=20.0), room=2)
    run = play(core.run(side_by_side, items(6), model=model))

    assert run.status == "done"  # though the last one waited 40 s, longer than its deadline
    assert [span.start for span in run.trace.spans] == pytest.approx([0, 0, 20.01, 20.01, 40.02, 40.02])
    assert run.trace.spans[5].stretches()[0].phase == "slot"
    assert run.trace.peak == 2


@pytest.mark.parametrize("end", ["done", "failed", "cancelled", "deadline"])
def test_every_end_gives_back_what_was_taken(play, end):
    async def main():
        limits = {"failed": lambda _: 300.0, "cancelled": by_the_second(3), "deadline": by_the_second(1)}
        hint = (lambda _: {"retry-after": "300"}) if end == "failed" else HINTS["none"]
        model = Limited(Provider(limits.get(end, by_the_second(10)), hint), room=4)
        started = core.start(
            side_by_side, items(20), model=model, concurrency=6, deadline=1.0 if end == "deadline" else None
        )
        slots = started.recorder.slots
        if end == "cancelled":
            await asyncio.sleep(0.4)
            started.cancel()
        await started.ended()
        return started.status, model.line.room, slots.free

    status, room, free = play(main())
    assert status == ("failed" if end == "deadline" else end)
    assert (room, free) == (4, 6)


@pytest.mark.parametrize("room", [1, 2, 3])
@pytest.mark.parametrize("waiting", [1, 2, 5])
def test_all_cancelled_in_the_turn_of_the_release_leave_the_line_as_it_was(play, room, waiting):
    async def main():
        line = Line(room)
        for _ in range(room):
            await line.take(bool, 30)
        tasks = [asyncio.create_task(line.take(bool, 30)) for _ in range(waiting)]
        await asyncio.sleep(0)
        line.give()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for _ in range(room - 1):
            line.give()
        return line.room, line.idle

    assert play(main()) == (room, True)


def test_a_pace_is_forgotten_after_a_minute_in_which_nobody_called(play):
    async def main():
        provider, line = Provider(by_the_second(10), HINTS["none"]), Line()
        await core.run(side_by_side, items(20), model=Limited(provider, line))
        known = line.idle
        await asyncio.sleep(FORGOTTEN)
        forgotten, sent = line.idle, len(provider.log)
        await core.run(side_by_side, items(10), model=Limited(provider, line))
        at = [at for at, _ in provider.log[sent:]]
        return known, forgotten, at[-1] - at[0]

    assert play(main()) == (False, True, 0.0)


def test_there_is_one_line_for_each_endpoint_and_key_of_a_loop(play):
    async def main():
        lines = [
            Live("k1", url).line for url in ("https://a.example/v1", "https://a.example/v1", "https://b.example/v1")
        ]
        return [*lines, Live("k2", "https://a.example/v1").line]

    first, again, other, key = play(main())
    assert first is again and len({id(line) for line in (first, other, key)}) == 3
    assert play(main())[0] is not first  # another loop
    assert "k1" not in repr(vars(first))


def test_lines_that_nobody_needs_are_dropped(play):
    async def main():
        first = line_to("https://a.example/v1", "0")
        await first.take(bool, 30)
        first.refused(0.0, 20.0, 30)
        second = line_to("https://a.example/v1", "1")
        for number in range(2, 60):
            line_to("https://a.example/v1", str(number))
        same = [line_to("https://a.example/v1", str(number)) for number in (0, 1)]
        return same[0] is first, same[1] is second

    assert play(main()) == (True, False)


def test_a_refusal_of_long_ago_is_not_held_against_the_calls_that_come_later(play):
    """A run was stopped while it waited; until the next one nobody had been sent."""

    async def refused_once(line):
        sent = await line.take(bool, 30)
        line.refused(sent, 2.0, 30)
        line.give()

    async def main():
        line = Line(10)
        await refused_once(line)
        stopped = asyncio.ensure_future(line.take(bool, 30))
        await asyncio.sleep(0.5)
        stopped.cancel()
        await asyncio.sleep(600)
        first = asyncio.ensure_future(refused_once(line))
        later = [asyncio.ensure_future(line.take(bool, 30)) for _ in range(5)]
        await first
        await asyncio.sleep(2.5)
        line.answered()
        return len(await asyncio.gather(*later))

    assert play(main()) == 5


def test_connections_are_at_most_half_of_the_files_that_may_be_open():
    assert 1 <= connections() <= 500 and connections(3) == 3


@pytest.mark.parametrize(
    ("files", "most", "then", "room"),
    [(256, 1_000_000, 10_240, 500), (1024, -1, 10_240, 500), (256, 400, 400, 200), (20_000, 30_000, 20_000, 500),
     (-1, -1, -1, 500), (300, 300, 300, 150)],
)  # fmt: skip
def test_this_process_opens_as_many_files_as_it_is_free_to(files, most, then, room, monkeypatch):
    resource = pytest.importorskip("resource")
    now = [(files, most)]
    monkeypatch.setattr(resource, "RLIM_INFINITY", -1)
    monkeypatch.setattr(resource, "getrlimit", lambda _: now[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: now.append(limits))
    assert (connections(), now[-1]) == (room, (then, most))

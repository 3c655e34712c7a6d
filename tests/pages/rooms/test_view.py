"""What a room looked like last, and the streams that carry it."""

from __future__ import annotations

import asyncio

from core.rooms.question import Asked
from core.rooms.room import Room
from pages.parts.rooms.view import COUNTS_SECONDS, Stream, View, event, ring
from tests.pages.rooms.conftest import CHOICE, told


def test_an_event_has_one_line_whatever_is_in_it():
    raw = event("all", {"words": "a\nb “c” \r\n\nevent: x"})
    assert raw.count(b"\n") == 3 and told(raw) == ("all", {"words": "a\nb “c” \r\n\nevent: x"})


def test_a_stream_wakes_at_news_and_not_without(play):
    async def main():
        stream = Stream(View("BCDF"), "one", asyncio.get_running_loop())
        quiet = await stream.news(5)
        asyncio.get_running_loop().call_later(1, stream.ring)
        return quiet, await stream.news(5), await stream.news(5)

    assert play(main()) == (False, True, False)


def test_a_loop_that_is_closed_keeps_nobody_from_the_news():
    view = View("BCDF")

    async def stream():
        return Stream(view, "one", asyncio.get_running_loop())

    gone = asyncio.run(stream())

    async def main():
        here = await stream()
        ring([gone, here])
        return await here.news(5)

    assert asyncio.run(main())


def test_each_message_has_a_number_and_a_frame_the_moment_since_it_stands_still():
    view = View("BCDF")
    asked = (Asked(1, CHOICE, "truth"), Asked(2, CHOICE, "run"))
    view.say(Room("BCDF", 3, 0.0, 9), {"run": None}, None)
    view.say(Room("BCDF", 4, 0.0, 9, asked, everyone={"number": 2}), {"run": {"now": 1}}, {"all": 1})
    since = view.frame_since
    assert (view.truths, view.round) == (1, 2)
    view.say(Room("BCDF", 5, 0.0, 9), {"run": {"now": 1}, "question": None}, None)
    assert (view.number, view.version, view.lead) == (3, 5, b"")
    assert view.frame_since == since > 0


def test_phones_hear_of_counts_once_a_second_and_the_board_at_once(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("pages.parts.rooms.view.time.monotonic", lambda: now[0])
    view = View("BCDF")

    def say(count, stage="guess"):
        told = {"version": count, "here": 9, "run": None, "question": {"stage": stage, "count": count}}
        view.say(Room("BCDF", count, 0.0, 9), told, {"count": count})
        return view.number, view.lead_number, view.owes()

    assert say(1) == (1, 1, False)
    assert say(2) == (1, 2, False), "the board alone has heard of it"
    now[0] += COUNTS_SECONDS
    assert view.owes() and say(2) == (2, 3, False)
    assert say(2, "spread") == (3, 4, False), "what is new comes at once"

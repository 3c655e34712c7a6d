"""What one phone is sent from when it comes: its own, the room, its run; and how a stream ends."""

from __future__ import annotations

import asyncio

from core.rooms.errors import NoDatabase
from core.runner import runner
from pages.parts.rooms import streams
from pages.parts.rooms.everyone import id_of
from pages.parts.rooms.streams import CLOSED, to_leader, to_phone
from tests.pages.rooms.conftest import CHOICE, told
from tests.until import LONGEST, until


def heard(events, first, *steps):
    """What a stream tells: `first` events, and after each step, an act and how many more, or when it is enough."""

    async def main():
        found, came = [], asyncio.Event()

        async def listen():
            async for event in events:
                if event != streams._RETRY:
                    found.append(told(event))
                    came.set()

        task = asyncio.create_task(listen())

        async def wait(enough):
            async with asyncio.timeout(LONGEST):
                while not enough():
                    came.clear()
                    await came.wait()

        await wait(lambda: len(found) >= first)
        for act, more in steps:
            before = len(found)
            await asyncio.to_thread(act)
            if more is None:
                await asyncio.wait_for(task, LONGEST)
            else:
                await wait(
                    more(found) if callable(more) else lambda before=before, more=more: len(found) >= before + more
                )
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return found

    return asyncio.run(main())


def test_a_phone_that_comes_is_told_its_own_answers_and_then_the_room(lesson, hub):
    lesson.join("one")
    number = lesson.ask(CHOICE)
    lesson.rooms.answer(lesson.code, "one", number, 2)
    found = heard(to_phone(lesson.code, "one"), 2)
    assert [name for name, _ in found] == ["mine", "all"]
    assert found[0][1]["mine"] == {"1": {"1": 2}} and found[1][1]["question"]["count"] == 1
    assert not hub._views, "who has left looks no more"


def test_an_answer_and_a_truth_bring_its_own_anew(lesson, hub):
    lesson.join("one")
    number = lesson.ask(CHOICE)

    def answer():
        lesson.rooms.answer(lesson.code, "one", number, 0)
        hub.own_changed(lesson.code, "one")

    def truth():
        lesson.go_on("truth")
        hub.round()

    found = heard(to_phone(lesson.code, "one"), 2, (answer, 1), (truth, 2))
    assert [name for name, _ in found] == ["mine", "all", "mine", "mine", "all"]
    assert found[2][1]["score"] == [] and found[3][1]["score"][0]["off"] == 1.0


def test_a_closed_room_says_so_and_the_stream_ends(lesson, hub):
    lesson.join("one")

    def close():
        lesson.rooms.close(lesson.code, lesson.secret)
        hub.round()

    assert heard(to_phone(lesson.code, "one"), 2, (close, 1))[-1] == ("closed", CLOSED)
    assert heard(to_phone("BBBB", "one"), 1) == [("closed", CLOSED)]


def test_a_server_that_stops_says_nothing_so_that_phones_come_again(lesson, hub):
    lesson.join("one")
    assert heard(to_phone(lesson.code, "one"), 2, (hub.let_go, None))[-1][0] == "all"


def test_a_quiet_room_gives_a_sign_of_life(lesson, hub, monkeypatch):
    lesson.join("one")
    monkeypatch.setattr(streams, "_SILENCE", 0.01)

    async def main():
        async for event in to_phone(lesson.code, "one"):
            if event == streams._BEAT:
                return True

    assert asyncio.run(main())


def test_a_run_of_ones_own_is_seen_and_found_again_after_it_was_put_away(lesson, hub, monkeypatch):
    monkeypatch.setattr(streams, "_OWN_PAUSE", 0.02)
    lesson.join("one")
    hub.everyone(lesson.code, lesson.secret, {"page": "routing", "query": {"speed": "At once"}})

    def run():
        hub.run_own(lesson.code, "one", 1)
        hub.own_changed(lesson.code, "one")
        until(lambda: not runner.find(id_of("one", lesson.code, 1)).running)
        hub.round()  # it is kept

    def over(found):
        return lambda: any(name == "own" and data["frame"] and not data["frame"]["going"] for name, data in found)

    owns = [data for name, data in heard(to_phone(lesson.code, "one"), 3, (run, over)) if name == "own"]
    assert owns[0]["frame"] is None and owns[-1]["frame"]["going"] is False
    assert {one["seed"] for one in owns} == {owns[0]["seed"]}
    del runner._shown[id_of("one", lesson.code, 1)]
    (again,) = [data for name, data in heard(to_phone(lesson.code, "one"), 3) if name == "own"]
    assert again == owns[-1]


def test_the_teachers_stream_ends_where_another_browser_takes_the_room_over(lesson, hub):
    def take_over():
        digits = lesson.rooms.hand_over(lesson.code, lesson.secret)
        lesson.rooms.take_over(lesson.code, digits)
        hub.round()

    found = heard(to_leader(lesson.code, lesson.secret), 1, (take_over, 1))
    assert [name for name, _ in found] == ["lead", "closed"] and "Another browser" in found[1][1]
    assert heard(to_leader("BBBB", "x"), 1) == [("closed", CLOSED)]


def test_a_database_that_is_away_ends_a_stream_without_a_word(lesson, hub, monkeypatch):
    lesson.join("one")

    def away(_):
        raise NoDatabase("away")

    monkeypatch.setattr(hub, "meet", away)
    for events in (to_phone(lesson.code, "one"), to_leader(lesson.code, lesson.secret)):
        assert heard(events, 0, (lambda: None, None)) == []

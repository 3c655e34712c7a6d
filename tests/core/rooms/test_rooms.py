"""Rooms: opened, joined, led, answered and closed."""

from __future__ import annotations

import threading

import pytest

from core.rooms.database import Database
from core.rooms.errors import BadAnswer, NoRoom, NotOpen, NotOwner, RoomError, RoomFull
from core.rooms.question import Question
from core.rooms.rooms import HANDOVER_SECONDS, KEEP_SECONDS, Rooms

CALLS = Question("How many calls?", "calls", high=20)


def test_nothing_is_written_before_a_room_is_opened(rooms, tmp_path):
    with pytest.raises(NoRoom):
        rooms.find("BCDF")
    assert rooms.versions(["BCDF"]) == {} and not rooms.owns("BCDF", "secret") and not rooms.is_member("BCDF", "one")
    rooms.tidy()
    assert not list(tmp_path.rglob("*"))
    code, secret = rooms.open()
    assert rooms.find(code).here == 0 and rooms.owns(code, secret) and not rooms.owns(code, secret + "x")


def test_an_answer_counts_once_a_device_and_the_last_one_wins(rooms):
    code, secret = rooms.open()
    for device in ("one", "two"):
        rooms.join(code, device)
        rooms.join(code, device)  # again, after a reload
    number = rooms.ask(code, secret, CALLS)
    for value in (3, 4.6):
        rooms.answer(code, "one", number, value)
    rooms.answer(code, "two", number, 2)
    assert rooms.find(code).here == 2
    assert sorted(answer.value for answer in rooms.answers(code, number)) == [2, 5]
    rooms.go_on(code, secret, number, "spread")
    with pytest.raises(NotOpen):
        rooms.answer(code, "one", number, 9)
    rooms.go_on(code, secret, number, "again")
    rooms.answer(code, "one", number, 3)
    assert rooms.own_answers(code, "one") == {number: {1: 5, 2: 3}}


def test_a_question_goes_on_and_never_back_and_the_next_one_ends_it(rooms):
    code, secret = rooms.open()
    rooms.join(code, "one")
    first = rooms.ask(code, secret, CALLS)
    rooms.go_on(code, secret, first, "truth", run="ab")
    assert rooms.find(code).now.run == "ab"
    with pytest.raises(BadAnswer):
        rooms.go_on(code, secret, first, "guess")
    second = rooms.ask(code, secret, CALLS)
    assert [asked.number for asked in rooms.find(code).asked] == [first, second]
    with pytest.raises(NotOpen):
        rooms.answer(code, "one", first, 1)


def test_who_has_not_joined_and_who_does_not_lead_is_refused(rooms):
    code, secret = rooms.open()
    with pytest.raises(NotOwner):
        rooms.ask(code, "another", CALLS)
    number = rooms.ask(code, secret, CALLS)
    for at in (number, number + 1):  # whether something is asked there is nothing that a stranger is told
        with pytest.raises(NoRoom):
            rooms.answer(code, "stranger", at, 1)
    with pytest.raises(NotOwner):
        rooms.close(code, "another")


def test_another_device_takes_the_room_over_once_and_in_time(rooms, clock):
    code, secret = rooms.open()
    digits = rooms.hand_over(code, secret)
    with pytest.raises(BadAnswer):
        rooms.take_over(code, "no digits")
    with pytest.raises(BadAnswer):  # a wrong try ended them
        rooms.take_over(code, digits)
    with pytest.raises(BadAnswer, match="lead no room"):  # nor does it say which rooms there are
        rooms.take_over("BBBB", digits)
    digits = rooms.hand_over(code, secret)
    new = rooms.take_over(code, f" {digits} ")
    assert rooms.owns(code, new) and not rooms.owns(code, secret)
    digits = rooms.hand_over(code, new)
    clock.now += HANDOVER_SECONDS + 1
    with pytest.raises(BadAnswer):
        rooms.take_over(code, digits)


def test_a_full_room_says_so_and_lets_its_own_back_in(rooms, monkeypatch):
    monkeypatch.setattr("core.rooms.rooms.MOST_MEMBERS", 2)
    code, _ = rooms.open()
    for device in ("one", "two"):
        rooms.join(code, device)
    with pytest.raises(RoomFull, match="2 people"):
        rooms.join(code, "three")
    rooms.join(code, "one")


def test_a_closed_room_and_one_of_yesterday_are_gone_with_all_that_was_theirs(rooms, clock):
    code, secret = rooms.open()
    rooms.join(code, "one")
    number = rooms.ask(code, secret, CALLS)
    rooms.answer(code, "one", number, 1)
    rooms.close(code, secret)
    assert rooms.answers(code, number) == () and not rooms.is_member(code, "one")
    with pytest.raises(NoRoom):
        rooms.join(code, "one")
    old, secret = rooms.open()
    clock.now += KEEP_SECONDS + 1
    new, _ = rooms.open()
    assert rooms.versions([old, new]).keys() == {new} and not rooms.owns(old, secret), "gone before it is deleted"
    with pytest.raises(NoRoom):
        rooms.join(old, "one")
    rooms.tidy()
    assert rooms.versions([old, new]).keys() == {new}


def test_answers_at_the_same_time_are_all_kept_and_a_second_copy_finds_them(rooms):
    code, secret = rooms.open()
    devices = [f"device {n}" for n in range(40)]
    for device in devices:
        rooms.join(code, device)
    number = rooms.ask(code, secret, CALLS)
    other = Rooms(Database(rooms.database.engine.url), rooms.clock)  # another copy of the app
    threads = [
        threading.Thread(target=lambda at, part: [at.answer(code, d, number, 7) for d in part], args=(at, part))
        for at, part in ((rooms, devices[::2]), (other, devices[1::2]))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(other.answers(code, number)) == len(devices)
    assert other.versions([code]) == rooms.versions([code])
    other.database.close()


def test_a_restarted_server_finds_what_was_there(rooms):
    code, secret = rooms.open()
    rooms.join(code, "one")
    number = rooms.ask(code, secret, CALLS)
    rooms.answer(code, "one", number, 4)
    rooms.database.close()
    again = Rooms(Database(rooms.database._url), rooms.clock)
    assert again.find(code).now.question == CALLS and again.own_answers(code, "one") == {number: {1: 4}}
    again.database.close()


def test_everyone_may_be_asked_to_run_something_and_who_has_started_is_counted(rooms):
    code, secret = rooms.open()
    with pytest.raises(NotOwner):
        rooms.everyone(code, "another", {"page": "routing"})
    assert rooms.everyone(code, secret, {"page": "routing"}) == 1
    rooms.started(code, 1)
    rooms.started(code, 2)  # a round that there is none of
    told = rooms.find(code).everyone
    assert (told["page"], told["started"], told["ended"], told["after"]) == ("routing", 1, 0, 0)
    number = rooms.ask(code, secret, CALLS)
    with pytest.raises(NotOpen, match="too much"):
        rooms.everyone(code, secret, {"page": "routing"})
    rooms.go_on(code, secret, number, "spread")
    assert rooms.everyone(code, secret, {"page": "routing"}) == 2
    assert rooms.find(code).everyone["after"] == 1, "a round belongs to the question before it"


def test_a_new_question_takes_the_run_of_the_one_before_away(rooms):
    code, secret = rooms.open()
    rooms.frame(code, {"title": "Routing"})
    before = rooms.versions([code])[code]
    rooms.changed(code)
    assert rooms.versions([code])[code] == before + 1 and rooms.find(code).frame == {"title": "Routing"}
    rooms.ask(code, secret, CALLS)
    assert rooms.find(code).frame is None


def at_once(*calls):
    """All of them on threads, and what each came to."""
    came, begin = [], threading.Barrier(len(calls))

    def run(call):
        begin.wait()
        try:
            came.append(call())
        except RoomError as refused:
            came.append(refused)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def test_what_is_done_twice_at_the_same_moment_is_done_once(rooms):
    code, secret = rooms.open()
    at_once(*[lambda: rooms.join(code, "one")] * 6)
    assert rooms.find(code).here == 1
    numbers = at_once(*[lambda: rooms.ask(code, secret, CALLS)] * 4)
    assert sorted(numbers) == [1, 2, 3, 4]
    at_once(*[lambda: rooms.answer(code, "one", 4, 3)] * 6)
    assert [answer.value for answer in rooms.answers(code, 4)] == [3]
    digits = rooms.hand_over(code, secret)
    owners = at_once(*[lambda: rooms.take_over(code, digits)] * 3)
    assert sum(isinstance(one, str) for one in owners) == 1


def test_the_end_of_a_turn_and_its_last_answers_do_not_hold_each_other_up(rooms):
    code, secret = rooms.open()
    devices = [f"device {n}" for n in range(8)]
    for device in devices:
        rooms.join(code, device)
    number = rooms.ask(code, secret, CALLS)
    answered = [lambda device=device: rooms.answer(code, device, number, 3) for device in devices]
    came = at_once(*answered, lambda: rooms.go_on(code, secret, number, "spread"))
    kept = sum(one == 3 for one in came)
    assert len(came) == 9 and kept + sum(isinstance(one, NotOpen) for one in came) == 8
    assert len(rooms.answers(code, number)) == kept


def test_an_answer_of_the_first_turn_that_comes_in_the_second_is_too_late(rooms):
    code, secret = rooms.open()
    rooms.join(code, "one")
    number = rooms.ask(code, secret, CALLS)
    rooms.answer(code, "one", number, 1, 1)
    for stage in ("spread", "again"):
        rooms.go_on(code, secret, number, stage)
    with pytest.raises(NotOpen):
        rooms.answer(code, "one", number, 2, 1)
    rooms.answer(code, "one", number, 3, 2)
    assert rooms.own_answers(code, "one") == {number: {1: 1, 2: 3}}


def test_words_that_are_worded_anew_leave_the_screen_and_the_teacher_can_take_them_away(rooms):
    code, secret = rooms.open()
    rooms.join(code, "one")
    number = rooms.ask(code, secret, Question("Why?", free=True))
    rooms.answer(code, "one", number, "kind")
    (device,) = {one.device for one in rooms.answers(code, number)}

    def shown():
        return [one.shown for one in rooms.answers(code, number)]

    rooms.show_words(code, secret, number, device)
    rooms.answer(code, "one", number, "kind")
    assert shown() == [True], "the same words, sent again"
    rooms.answer(code, "one", number, "unkind")
    assert shown() == [False]
    rooms.show_words(code, secret, number, device)
    rooms.show_words(code, secret, number, device, shown=False)
    assert shown() == [False]

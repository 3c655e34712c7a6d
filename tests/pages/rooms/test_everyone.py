"""Everyone runs it: each device once a round, with a seed of its own, on the simulated model alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.errors import InputError
from core.rooms.errors import NotOpen, NotOwner
from core.runner import runner
from pages.parts.rooms.everyone import MOST_TEXT, begin, checked, id_of, seed_of
from pages.parts.setup.session import carried
from tests.until import until

ORDER = {"page": "parallelization", "query": {"speed": "At once"}}


@pytest.fixture
def room(lesson, hub):
    lesson.join("one", "two")
    hub.everyone(lesson.code, lesson.secret, {**ORDER, "own": True})
    return hub.rooms.find(lesson.code)


def test_a_device_runs_it_once_a_round_and_its_run_is_one_of_the_class(room, lesson, hub):
    assert hub.run_own(lesson.code, "one", 1)
    shown = runner.find(id_of("one", lesson.code, 1))
    assert carried(shown).setup.seed == seed_of("one", lesson.code, 1) and len(shown.started) == 2
    assert carried(shown).start == "compare" and {one.world for one in shown.started} == {"simulated"}
    assert not hub.run_own(lesson.code, "one", 1)
    until(lambda: not shown.running)
    hub.round()
    assert not hub._jobs and hub.rooms.find(lesson.code).everyone["ended"] == 1
    assert [one.id for one in hub.told.kept.of_room(lesson.code)] == [shown.id]
    del runner._shown[shown.id]
    assert begin(hub.told, hub.rooms.find(lesson.code), "one", 1) is None, "it is kept, after a restart too"


def test_seeds_and_ids_differ_by_device_round_and_room():
    given = [("one", "BCDF", 1), ("two", "BCDF", 1), ("one", "BCDF", 2), ("one", "WXZZ", 1)]
    assert len({seed_of(*one) for one in given}) == len({id_of(*one) for one in given}) == 4
    assert all(0 <= seed_of(*one) < 10_000 and len(id_of(*one)) == 32 for one in given)


def test_an_input_of_ones_own_is_run_where_the_teacher_lets_it(room, lesson, hub):
    hub.run_own(lesson.code, "two", 1, " a parcel\nan invoice ")
    shown = runner.find(id_of("two", lesson.code, 1))
    assert shown.readings[0].inputs == (["a parcel", "an invoice"],)
    with pytest.raises(InputError, match="allowed"):
        hub.run_own(lesson.code, "one", 1, "x" * (MOST_TEXT + 1))
    hub.everyone(lesson.code, lesson.secret, ORDER)
    hub.run_own(lesson.code, "one", 2, "mine")
    assert "mine" not in str(runner.find(id_of("one", lesson.code, 2)).readings)


@pytest.mark.parametrize("number", [0, 2, None, "1", True])
def test_nothing_runs_that_the_teacher_did_not_open(room, lesson, hub, number):
    if number is True:
        hub.everyone(lesson.code, lesson.secret, ORDER)
    with pytest.raises(NotOpen):
        hub.run_own(lesson.code, "one", number)


def test_a_new_question_ends_the_round(room, lesson, hub):
    lesson.ask()
    with pytest.raises(NotOpen):
        hub.run_own(lesson.code, "one", 1)


def test_a_press_that_comes_twice_at_once_is_one_run(room, lesson, hub):
    with ThreadPoolExecutor(4) as pool:
        begun = list(pool.map(lambda _: hub.run_own(lesson.code, "one", 1), range(4)))
    assert sorted(begun) == [False, False, False, True]


def test_without_a_round_nothing_runs_and_only_the_teacher_opens_one(lesson, hub):
    with pytest.raises(NotOpen):
        hub.run_own(lesson.code, "one", 1)
    with pytest.raises(NotOwner):
        hub.everyone(lesson.code, "another", ORDER)


def test_an_order_has_a_title_and_one_that_cannot_be_run_is_refused():
    assert checked(ORDER)["title"].startswith("Parallelization · ") and checked(ORDER)["both"]
    with pytest.raises(InputError):
        checked({"page": "nothing", "query": {}})
    with pytest.raises(InputError):
        checked({"page": "routing", "query": {"input": " "}})

"""What core gives to be drawn fits the records that say so; tests/pages/drawings holds the scripts to the same ones."""

from __future__ import annotations

import json

import pytest

import core
from core.engine.breaks import breaks
from core.lesson.readings import naive_and_guarded
from core.lesson.registry import LESSONS, lesson_of, predicted
from core.view import drawings
from core.view.envelopes import envelope, sealed
from core.view.plan import planned
from core.view.race import race
from core.view.small import small
from tests.browser.one_picture import ODD, RACES
from tests.records import misfits
from tests.rows import rows


def wrong(data, record):
    return list(misfits(json.loads(json.dumps(data)), record))


@rows("pattern", [*LESSONS, "one of yours"])
def test_a_plan_is_given_as_its_record(pattern):
    assert wrong(planned(pattern), drawings.Planned) == []


@pytest.mark.parametrize("status", [("running", "done"), ("done", "failed")])
@pytest.mark.parametrize("case", ODD)
def test_two_odd_traces_are_given_as_their_record(case, status):
    assert wrong(race(ODD[case](), ODD["one"](), status=status, alike=False), drawings.Race) == []
    assert wrong(RACES["race"](), drawings.Race) == []


@rows("name", [name for name, lesson in LESSONS.items() if lesson.presets])
def test_a_run_of_the_first_page_is_given_as_its_record(name):
    _, run = predicted(name, LESSONS[name].presets[0].id)
    assert wrong(small(run.trace), drawings.SmallRun) == []


def test_a_letter_is_given_as_its_record_sealed_or_open():
    readings = naive_and_guarded(core.prompt_chaining, "Machine learning basics", {"breaks": breaks("draft:fail")})
    lesson = lesson_of(core.prompt_chaining.__name__)
    letters = [sealed("Naive"), *(envelope("One", reading.forecast(), lesson) for reading in readings)]
    assert [wrong(letter, drawings.Envelope) for letter in letters] == [[], [], []]


def test_a_letter_that_lacks_its_stamp_is_seen():
    letter = {name: value for name, value in sealed("Naive").items() if name != "stamp"}
    assert wrong(letter, drawings.Envelope) == ["data has no stamp"]

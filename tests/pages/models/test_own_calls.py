"""The live calls of a session: gathered once each, bounded, and runs beside forecasts from the calls before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from threading import Event
from typing import Any

import pytest

from core.clock import run_virtual
from core.errors import WorkflowError
from core.forecasts.beside import Beside
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS
from core.rooms.over import Over
from core.run import Reading, Run
from core.runner import Shown
from core.view.guess import NOT_GUESSED
from pages.parts.models import own_calls
from pages.parts.models.own_calls import beside_forecasts, own_now, own_of, waits
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.session import Carried, Entries
from tests.core.laws.known_server import KnownServer, labelled_drafts
from tests.pages.models.known_servers import known_server
from tests.pages.opened import Opened
from tests.until import until

HERE, BESIDE = "http://127.0.0.1:8001/v1", "http://127.0.0.1:8002/v1"
NAME, LESSON = next((name, lesson) for name, lesson in LESSONS.items() if lesson.page and lesson.many)


@dataclass
class Ended:
    """A run that has ended here."""

    run: Run[Any]
    status = "done"

    def now(self) -> Run[Any]:
        return self.run


@pytest.fixture
def session(monkeypatch):
    """A session without a page, with a live model chosen; its store of runs."""
    state, kept = {}, []
    monkeypatch.setattr("pages.parts.setup.session.st.session_state", state)
    monkeypatch.setattr(own_calls, "beside", Beside())  # equal runs of two tests have one forecast
    monkeypatch.setattr(own_calls, "is_live", lambda: True)
    monkeypatch.setattr(own_calls, "live_name", lambda: "known-8b")
    monkeypatch.setattr(own_calls, "base_url", lambda: HERE)
    monkeypatch.setattr(own_calls.runner, "kept", lambda owner: list(kept))
    return kept


def live(session, items, number=1, start="run", endpoint=HERE, name="known-8b", slow=1.0, **changes):
    """A live run that has ended on the page of a pattern, as its launch carried it."""
    reading = Reading(labelled_drafts, ([f"item {one}" for one in range(items)],), {"concurrency": 2})
    started = slowed(_started(reading, number), name, slow)
    run = replace(Run("done", started), **changes)
    preset = presets_of(NAME)[0]
    setup = Setup(NAME, LESSON.pattern, preset, preset.input)
    note = Carried(start, setup, Entries(), NOT_GUESSED, None, None, own_of(setup), endpoint)
    session.append(Shown(f"id{number}", "", NAME, [Ended(run)], [reading], note, number=number))
    return session[-1]


def slowed(trace, name, times):
    """The same run of a model of that name, each of its times so many times as long."""

    def of(record, *fields):
        return {field: None if (at := getattr(record, field)) is None else times * at for field in fields}

    def attempt(one):
        return replace(one, **of(one, "queued", "start", "end", "first_token"))

    spans = tuple(
        replace(span, model=name, attempts=tuple(map(attempt, span.attempts)), **of(span, "queued", "start", "end"))
        for span in trace.spans
    )
    return trace.model_copy(update={"spans": spans})


def _started(reading, seed):
    async def main():
        started = reading.start(model=KnownServer(seed))
        started.stream(True)
        return (await started).trace

    return run_virtual(main())


def foretold(shown):
    until(lambda: beside_forecasts(shown) and not waits(shown))
    (found,) = beside_forecasts(shown).values()
    return found


def test_each_run_is_taken_once_and_its_calls_stay_when_the_store_puts_it_away(session):
    live(session, 5)
    assert len(own_now().calls) == len(own_now().calls) == 10
    session.clear()
    assert len(own_now().calls) == 10 and own_now().record == ()


def test_what_is_no_live_run_is_none_of_its_calls(session):
    shown = live(session, 5)
    run = shown.runs[0]
    shown.started[:] = [Ended(replace(run, trace=run.trace.model_copy(update={"world": "simulated"})))]
    assert own_now().calls == ()


def test_a_run_that_was_kept_brings_no_calls_of_other_days(session):
    shown = live(session, 5)
    shown.started[:] = [Over(shown.runs[0])]
    assert own_now().calls == ()


def test_a_run_is_beside_the_forecast_from_the_calls_before_it(session):
    first = live(session, 20)
    assert own_now().models == {"calibrated": "known-8b"} and beside_forecasts(first) == {}
    second = live(session, 6, number=2)
    third = live(session, 6, number=3)
    found = foretold(second)
    assert (found.known, found.forecast.calls, found.calls, found.model) == (40, 12, 12, "known-8b")
    assert found.title == f"{LESSON.page.title}, run 2" and found.seconds == second.runs[0].trace.makespan
    assert foretold(third).known == 52
    assert [one.title[-1] for one in own_now().record] == ["2", "3"]


def test_what_ended_early_was_broken_or_reuses_answers_is_beside_no_forecast(session):
    live(session, 20)
    first = live(session, 3, number=2, status="cancelled")
    reused = [replace(span, reused=True) for span in first.runs[0].trace.spans]
    changes = {"breaks": ("label:fail",)}, {"spans": reused}, {"world": "simulated"}
    for number, changed in enumerate(changes, 3):
        shown = live(session, 3, number=number)
        shown.started[:] = [Ended(Run("done", first.runs[0].trace.model_copy(update=changed)))]
    whys = ["it was stopped", "it was broken by hand", "it reuses answers of an earlier run"]
    assert [beside_forecasts(one) for one in session[1:]] == [*({0: why} for why in whys), {}]
    assert own_now().left_out == 3 and not waits()


def test_the_page_waits_once_and_only_for_the_runs_that_it_shows(session, monkeypatch):
    def never(reading, own, seed):
        while not released.wait(0.01):
            yield 0.0
        raise WorkflowError("the test is over")

    released, waited = Event(), []
    monkeypatch.setattr(own_calls, "foretell", never)
    monkeypatch.setattr(own_calls.beside, "of", _counting(own_calls.beside.of, waited))
    live(session, 20)
    for number in range(2, 6):
        live(session, 4, number=number)
    both = live(session, 4, number=6)
    both.started.append(both.started[0])
    both.readings.append(both.readings[0])
    waited.clear()
    assert beside_forecasts(both) == {} and len(waited) == 6
    assert waited[:4] == [0.0] * 4 and 0 < waited[4] <= own_calls._PATIENCE and waited[5] < 0.05
    released.set()
    until(lambda: not (own_now() and waits()))


def _counting(of, waited):
    """The patience of each look, before it waits for so long."""

    def counted(key, work, patience=0.0):
        waited.append(patience)
        return of(key, work, patience)

    return counted


def test_a_run_whose_forecast_cannot_be_made_says_why(session, monkeypatch):
    def fails(reading, own, seed):
        raise WorkflowError("the plan has no steps.")
        yield

    monkeypatch.setattr(own_calls, "foretell", fails)
    live(session, 20)
    assert foretold(live(session, 2, number=2)) == "the plan has no steps"
    assert own_now().left_out == 1


def test_of_two_runs_each_is_beside_its_own_forecast(session):
    live(session, 20)
    pair = live(session, 3, number=2)
    ended, reading = pair.started[0], pair.readings[0]
    pair.started[:] = [Ended(replace(ended.run, status="cancelled")), ended]
    pair.readings.append(reading)
    until(lambda: len(beside_forecasts(pair)) == 2)
    stopped, whole = beside_forecasts(pair).values()
    assert stopped == "it was stopped" and whole.seconds == ended.run.trace.makespan


def test_a_run_with_a_call_changed_by_hand_brings_its_calls_only_once(session):
    first = live(session, 5)
    fork = live(session, 4, number=2, start="fork")
    fork.started.insert(0, first.started[0])
    fork.readings.insert(0, first.readings[0])
    assert len(own_now().calls) == 18


def test_the_calls_of_a_model_are_the_last_ones(session, monkeypatch):
    monkeypatch.setattr(own_calls, "_MOST_CALLS", 32)
    for number in (1, 2, 3):
        live(session, 10, number)
    assert len(own_now().calls) == 32


def test_a_model_of_a_step_without_calls_enough_leaves_the_run_without_a_forecast(session):
    live(session, 20)
    preset = presets_of(NAME)[0]
    assert own_of(Setup(NAME, LESSON.pattern, preset, preset.input)) is not None
    assert own_of(Setup(NAME, LESSON.pattern, preset, preset.input, models={"draft": "other"})) is None


def test_two_servers_with_a_model_of_one_name_come_to_two_profiles(session, monkeypatch):
    live(session, 20)
    live(session, 20, number=2, endpoint=BESIDE, slow=10.0)
    own = own_now()
    assert own.models == {"calibrated": "known-8b", "calibrated 2": f"known-8b at {BESIDE}"}
    here, beside = map(own.profile, own.models)
    assert beside.fit.first.median > 5 * here.fit.first.median and here.fit.first.spread < 0.6
    preset = presets_of(NAME)[0]
    setup = Setup(NAME, LESSON.pattern, preset, preset.input)
    assert own_of(setup).fit.model == "known-8b"
    monkeypatch.setattr(own_calls, "base_url", lambda: BESIDE)
    assert own_of(setup).fit == beside.fit
    monkeypatch.setattr(own_calls, "base_url", lambda: "http://127.0.0.1:8003/v1")
    assert own_of(setup) is None


def test_a_run_is_beside_the_forecast_of_its_own_server_and_model(session, monkeypatch):
    def chosen(name, address=HERE):
        monkeypatch.setattr(own_calls, "live_name", lambda: name)
        monkeypatch.setattr(own_calls, "base_url", lambda: address)

    live(session, 15)
    chosen("other-70b")
    live(session, 15, number=2, name="other-70b", slow=10.0)
    chosen("known-8b", BESIDE)
    live(session, 15, number=3, endpoint=BESIDE, slow=3.0)
    assert not waits()
    for name, slow in (("known-8b", 1.0), ("other-70b", 10.0)):
        chosen(name)
        found = foretold(live(session, 4, number=len(session) + 1, name=name, slow=slow))
        assert (found.model, found.known) == (name, 30) and abs(found.off) < 0.5


def test_a_choice_goes_on_meaning_its_model_when_another_one_gets_calls_enough(session):
    live(session, 14, name="slow-70b")  # 28 calls, so that the other is the first with enough
    live(session, 20, number=2, name="fast-8b")
    assert own_now().models == {"calibrated": "fast-8b"}
    live(session, 2, number=3, name="slow-70b")
    assert own_now().models == {"calibrated": "fast-8b", "calibrated 2": "slow-70b"}
    assert own_now().profile("calibrated").fit.model == "fast-8b"


def test_what_was_fitted_is_kept_until_something_is_new(session):
    live(session, 20)
    own = own_now()
    assert own_now() is own
    live(session, 1, number=2)
    assert len(own_now().calls) == len(own.calls) + 2


def _seconds(words, page):
    return re.search(rf"{words} \d+ calls: (\d+\.\d\d) s", page)[1]


def test_live_runs_over_a_socket_come_to_a_profile_and_a_record(empty_shelf):
    topics = [f"The parcel with order {4000 + number}" for number in range(15)]  # three calls each
    with known_server() as url:
        opened = Opened(NAME).type("model", "Live endpoint").type("base_url", url).type("live_limit", 15)
        opened.type("input", "\n".join(topics)).press("Run").wait()
        assert opened.shown.runs[0].trace.world == "live" and "Forecast from your" not in opened.words
        opened.type("input", "\n".join(topics[:3]))
        until(lambda: "Forecast of the next run, from your" in opened.look().words)
        ahead = _seconds("Forecast of the next run, from your", opened.words)
        opened.press("Run").wait()
        until(lambda: "Forecast from your" in opened.look().words)
        assert _seconds("Forecast from your", opened.words) == ahead
    opened.at.switch_page("compare.py")
    opened.page = "compare"
    opened.at.query_params["show"] = "own"
    opened.look()
    until(lambda: not opened.look().at.get("progress"))
    profile, record = (opened.drawn(f"{title} table") for title in ("by step", "beside the runs"))
    assert profile["rows"][0][1] == "all steps" and int(profile["rows"][0][2]) >= 30
    assert record["rows"][0][-2:] == ["9", "9"] and len(opened.at.get("plotly_chart")) == 3

"""The live calls of this browser session: gathered from its runs, and each run laid beside the forecast of it.

A run that ended early, was broken by hand or reuses answers is beside no forecast; its calls count all the same.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import partial

from core.errors import InputError
from core.forecasts.beside import Job, Work, beside
from core.forecasts.own import Own
from core.forecasts.own_model import OwnModel, own_model
from core.forecasts.record import Compared, foretell
from core.laws.calibrate import LEAST, Call, measured
from core.lesson.registry import lesson_of
from core.rooms.over import Over
from core.run import Reading, Run
from core.runner import Shown, runner
from pages.parts.models.live_setup import base_url, live_name
from pages.parts.models.model_picker import is_live
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.session import carried, memory, owner

_MOST_CALLS, _MOST_MODELS, _MOST_RUNS = 400, 20, 200  # of a model, of a session, beside their forecasts
_PATIENCE = 0.25  # seconds that a page waits for a forecast before it goes on without

_ENDS = {
    "cancelled": "it was stopped", "failed": "it failed", "partial": "a part of it is missing",
    "over_budget": "its budget was used up",
}  # fmt: skip


@dataclass
class _Waiting:
    """A run whose forecast is not there yet."""

    title: str
    own: OwnModel
    forecast: tuple[object, Callable[[], Work]]
    seconds: float
    calls: int

    def job(self, patience: float) -> Job:
        """The forecast, on its way or done."""
        return beside.of(*self.forecast, patience)


@dataclass
class _Session:
    """`taken`: the runs that were gathered, by id. `waiting`, `record`: single runs by the name of `key_of`.

    `ready`: the models with calls enough, in the order in which they had them, since a choice is called by its place.
    `names`: what the models are called here, by their address and their own name, which two servers may share.
    """

    calls: dict[str, list[Call]] = field(default_factory=dict)  # by what their model is called here
    ready: list[str] = field(default_factory=list)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    waiting: dict[str, _Waiting] = field(default_factory=dict)
    record: dict[str, Compared] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)  # why a run is beside no forecast though there was one
    own: Own = field(default_factory=Own)  # all of that, as it was last asked for


def own_now() -> Own:
    """What is known by now."""
    session = _gathered()
    _settle(session)
    ordered = [session.calls[name] for name in dict.fromkeys([*session.ready, *session.calls])]
    own = Own(tuple(call for calls in ordered for call in calls), tuple(session.record.values()), len(session.left_out))
    # Mostly the one of before, which keeps what was fitted: it is asked for many times a draw.
    if own != session.own:
        session.own = own
    return session.own


def own_of(setup: Setup) -> OwnModel | None:
    """The profile of the live model that would run a setup, from all calls that are known before; None: there is none.

    Also for one with a step whose model has not enough calls.
    """
    if not is_live():
        return None
    session, address = _gathered(), base_url()
    try:
        models = {step: session.names[address, name] for step, name in (setup.models or {}).items()}
        calls = [call for calls in session.calls.values() for call in calls]
        return own_model(calls, session.names[address, live_name()], models)
    except (KeyError, InputError):
        return None


def forecast_of(setup: Setup, own: OwnModel) -> tuple[object, Callable[[], Work]]:
    """The key and the work of the forecast of a setup, to be computed beside the page; the run takes the same one."""
    return _forecast(setup.reading(), own, setup.seed)


def _forecast(reading: Reading, own: OwnModel, seed: int) -> tuple[object, Callable[[], Work]]:
    # A digest: the key outlives the session, and its calls need not.
    digest = hashlib.sha256(repr((reading, own, seed)).encode()).hexdigest()
    return ("own model", digest), partial(foretell, reading, own, seed)


def beside_forecasts(shown: Shown) -> dict[int, Compared | str]:
    """The runs that are shown, by their places from 0, beside their forecasts, as far as those are there.

    In place of one that is left out, why it is.
    """
    session = _gathered()
    keys = [key_of(shown, which) for which in range(len(shown.started))]
    _settle(session, keys)
    known: dict[str, Compared | str] = {**session.record, **session.left_out}
    return {which: known[key] for which, key in enumerate(keys) if key in known}


def waits(shown: Shown | None = None) -> bool:
    """Is a forecast still on its way, of these runs or of any?"""
    waiting, keys = memory(_Session).waiting, () if shown is None else range(len(shown.started))
    return bool(waiting) if shown is None else any(key_of(shown, which) in waiting for which in keys)


def key_of(shown: Shown, which: int) -> str:
    """The name of one of the runs that are shown, by its place from 0."""
    return f"{shown.id} {which}"


def _gathered() -> _Session:
    """With the runs that have ended since. Each is looked at once: the store puts runs away."""
    session, kept = memory(_Session), runner.kept(owner())
    session.taken &= {shown.id for shown in kept}
    for shown in kept:
        if not shown.running and shown.id not in session.taken:
            session.taken.add(shown.id)
            _take(session, shown)
    return session


def _take(session: _Session, shown: Shown) -> None:
    for which, (run, reading) in enumerate(zip(shown.runs, shown.readings, strict=True)):
        # Of a fork the first was taken when it was alone; what comes back from the database was measured in other days.
        if (carried(shown).start == "fork" and which == 0) or isinstance(shown.started[which], Over):
            continue
        for call in measured([run.trace]):
            if name := _called(session, carried(shown).endpoint, call.model):
                calls = session.calls.setdefault(name, [])
                calls.append(replace(call, model=name))
                if len(calls) >= LEAST and name not in session.ready:
                    session.ready.append(name)
        if (own := carried(shown).own) is None or run.trace.world != "live":
            continue
        if why := _apart(run):
            session.left_out[key_of(shown, which)] = why
        else:
            forecast, trace = _forecast(reading, own, run.trace.seed), run.trace
            title = _title(shown, which)
            session.waiting[key_of(shown, which)] = _Waiting(title, own, forecast, trace.makespan, trace.calls)
    for model, calls in session.calls.items():
        session.calls[model] = calls[-_MOST_CALLS:]


def _called(session: _Session, address: str, model: str) -> str:
    """The model's name, with its address where another server has one of that name; empty: there are too many."""
    names = session.names
    if (address, model) not in names and len(names) < _MOST_MODELS:
        names[address, model] = f"{model} at {address}" if model in names.values() else model
    return names.get((address, model), "")


def _apart(run: Run[object]) -> str:
    """Why a run that has ended is not what was forecast; empty where it is."""
    if run.status != "done":
        return _ENDS.get(run.status, "it came to no end")
    if run.trace.breaks:
        return "it was broken by hand"
    if run.trace.reused:
        return "it reuses answers of an earlier run"
    return "" if run.trace.makespan > 0 else "it made no calls"


def _title(shown: Shown, which: int) -> str:
    page = lesson_of(shown.page).page
    side = f" {carried(shown).sides[which].lower()}" if len(shown.started) == 2 else ""
    return f"{page.title if page else shown.page}, run {shown.number}{side}"


def _settle(session: _Session, wanted: Collection[str] = ()) -> None:
    """Into the record, in the order of the runs, with those that are there; one that cannot be made is none.

    The page waits once, however many are on their way, and only for those that are wanted.
    """
    earlier_waits, until = False, time.monotonic() + _PATIENCE
    for key, one in list(session.waiting.items()):
        job = one.job(max(0.0, until - time.monotonic()) if key in wanted else 0.0)
        earlier_waits |= not job.over.is_set() or job.cancelled
        if earlier_waits:
            continue
        del session.waiting[key]
        if job.result is None:
            session.left_out[key] = job.problem.rstrip(".")
        else:
            model, known = one.own.fit.model, one.own.known
            session.record[key] = Compared(one.title, model, known, job.result, one.seconds, one.calls)
    for kept in (session.record, session.left_out):
        for oldest in list(kept)[:-_MOST_RUNS]:
            del kept[oldest]

"""A Streamlit script for tests: one picture that no page of the app can make. A field below it says which."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import streamlit as st

import core
from core.run import Run
from core.trace.span import Attempt, Group, Span
from core.trace.trace import Trace
from core.view.guess import NOT_GUESSED
from core.view.race import race
from pages.parts.drawings import draw
from pages.parts.show.run_picture import flow_of
from pages.parts.show.trace_view import more_texts, readable
from tests.scripted import Scripted


def attempt(**facts) -> Attempt:
    return Attempt(**{"queued": 0.0, "start": 0.0, "first_token": 0.5, "end": 1.0, "status": "ok"} | facts)


def span(id: int, **facts) -> Span:
    base = {"id": id, "step": "classify", "kind": "work", "group": None, "place": (0, id, 0), "model": "m"}
    base |= {"queued": 0.0, "start": 0.0, "end": 1.0, "status": "ok", "after": (), "attempts": (attempt(),)}
    return Span(**base | {"prompt": f"prompt {id}", "answer": f"answer {id}"} | facts)


def odd(*spans: Span, **facts) -> Trace:
    return Trace(**{"pattern": "parallelization", "spans": spans, "now": 1.0} | facts)


EVIL = "<img src=x onerror=alert(1)>"
ODD = {
    "failed": lambda: odd(
        span(1),
        span(
            2,
            status="error",
            answer=None,
            error="It broke.",
            attempts=(
                attempt(end=0.3, first_token=None, status="error", error="down", http_status=500),
                attempt(queued=0.6, start=0.6, first_token=None, status="error", error="down", http_status=500),
            ),
        ),
    ),
    "cancelled": lambda: odd(
        span(1),
        span(2, status="cancelled", end=0.7, answer="half an", attempts=(attempt(end=0.7, status="cancelled"),)),
    ),
    "never-finished": lambda: odd(
        span(1), span(2, end=None, status="running", answer="half", attempts=(attempt(end=None, status="running"),))
    ),
    "never-started": lambda: odd(
        span(1),
        span(
            2,
            start=None,
            end=None,
            status="queued",
            answer=None,
            attempts=(attempt(start=None, first_token=None, end=None, status="queued"),),
        ),
    ),
    "zero-length": lambda: odd(
        span(1, end=0.0, attempts=(attempt(first_token=0.0, end=0.0),)),
        span(2, queued=0.5, start=0.5, end=0.5, attempts=(attempt(queued=0.5, start=0.5, first_token=0.5, end=0.5),)),
        now=0.5,
    ),
    "no-time": lambda: odd(span(1, end=0.0, attempts=(attempt(first_token=None, end=0.0),)), now=0.0),
    "one": lambda: odd(span(1)),
    "none": lambda: odd(),
    "equal-starts": lambda: odd(*(span(i) for i in range(1, 9))),
    "long-answer": lambda: odd(
        span(1, answer="word " * 40_000, attempts=(attempt(deltas=tuple((0.5 + i / 100, 5_000) for i in range(40))),)),
        span(2),
    ),
    "long-answers": lambda: odd(*(span(i, answer=f"{i} word " * 25_000) for i in range(1, 5))),
    "markup": lambda: odd(
        span(1, step=EVIL, answer=EVIL, prompt=EVIL),
        span(2, step=EVIL, group=7),
        groups=(Group(id=6, name="all", parent=None), Group(id=7, name=EVIL, parent=6)),
    ),
}
SLOW = 900.0  # seconds that a call takes in a run whose end no test waits for


def scripted(answers: list[str], seconds: float) -> Scripted:
    """A model whose calls have no deadline."""
    model = Scripted(answers, latency=seconds)
    model.call_deadline = math.inf
    return model


@cache
def made(case: str) -> tuple[Trace, str]:
    if case in ODD:
        return ODD[case](), "done"
    if case == "slow":
        run = core.forecast(core.parallelization, ["one", "two"], model=scripted(["One.", "Two."], SLOW))
        return run.trace, run.status
    name, _, count = case.partition("-")
    inputs = [f"mail {i}" for i in range(int(count))]
    run = core.forecast(getattr(core, name), inputs, seed=7)
    return run.trace, run.status


def known_race(seconds: float) -> dict[str, Any]:
    """Two runs whose every moment is known: three calls, the first token half way."""
    emails = ["one", "two", "three"]
    readings = core.readings(core.parallelization, emails)
    return race(*(reading.forecast(model=scripted(emails, seconds)).trace for reading in readings))


def speculative_race() -> dict[str, Any]:
    """In parallel every specialist starts with the classifier, and three are cancelled."""
    readings = core.readings(core.routing, "I was charged twice, refund please.")
    return race(*(reading.forecast(model=core.Simulated(latency="equal"), seed=7).trace for reading in readings))


RACES = {"race": lambda: known_race(2.0), "race-slow": lambda: known_race(SLOW), "race-routing": speculative_race}


def show_run(case: str, key: str) -> None:
    kept = st.session_state.setdefault("made", {})
    if case not in kept:
        kept[case] = made(case)
    trace, status = kept[case]
    pattern = core.prompt_chaining if "chain" in case else core.parallelization
    flow, beside = flow_of(Run(status, trace), NOT_GUESSED, case), readable(pattern, trace)
    with st.container(gap=None):
        draw("flow", flow | beside, key=key)
        more_texts(key, flow["run"], beside, trace)


if __name__ == "__main__":
    above = st.container()
    asked = st.text_input("Case", st.query_params.get("case", ""))  # and after a space which picture of the tab it is
    case = asked.partition(" ")[0]
    if case:
        with above, st.container(key=f"picture {asked}"):
            if case in RACES:
                draw("race", RACES[case](), key=asked)
            else:
                show_run(case, key=asked)

"""Spans, attempts and runs for the pictures of these tests."""

import core
from core import readings
from core.run import Run
from core.trace.span import Attempt, Span
from core.trace.trace import Trace
from core.view.picture import picture
from core.view.race import race
from tests.scripted import Scripted

EMAILS = ["one", "two", "three"]
MAILS = ["a", "b", "c"]


def span(id: int, **facts) -> Span:
    base = {"id": id, "step": "classify", "kind": "work", "group": None, "place": (0, id, 0), "model": "m"}
    base |= {"queued": 0.0, "start": 0.0, "end": 1.0, "status": "ok", "after": (), "attempts": (attempt(),)}
    return Span(**base | facts)


def attempt(**facts) -> Attempt:
    return Attempt(**{"queued": 0.0, "start": 0.0, "first_token": 0.5, "end": 1.0, "status": "ok"} | facts)


def run(play, pattern, value, model, **settings) -> Run:
    return play(core.run(pattern, value, model=model, **settings))


def state(trace: Trace, status: str, **more) -> str:
    return " | ".join(picture(trace, status=status, **more)["state"])


def both(pattern, value, answers, latency, **options):
    """The sequential and the parallel run, each with its own answers and seconds, streamed."""
    first, second = readings(pattern, value, **options)
    one = first.forecast(model=Scripted(answers[0], latency[0]))
    other = second.forecast(model=Scripted(answers[1], latency[1]))
    return race(one.trace, other.trace, status=[one.status, other.status])

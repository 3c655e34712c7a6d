"""A call has one time: whatever writes its seconds writes the same ones, in any workflow and on a busy computer."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

import core
from core import Simulated
from core.clock import run_virtual
from core.models.simulated import FaultPlan
from core.run import Run
from core.shell import report
from core.trace.compare import pairs, table
from core.trace.span import Span
from core.trace.trace import Trace
from core.view.card import cards
from core.view.charts import latencies
from core.view.drawings import Sum
from core.view.picture import picture
from core.view.still import still
from core.view.sums import sums_of
from core.view.time_made_of import MadeOf, Once, as_it_ran, end_to_end
from core.view.verdict import READINGS
from tests.core.random_workflows import STEPS, workflow

WORKFLOWS = 60
FAULTS = ("server_error", "rate_limit", "empty", "refusal", "slow")
_SECONDS = re.compile(r"\d+\.\d\d(?= s| |$)")


def ended(seed: int) -> Run:
    draw = random.Random(-seed)
    faults = FaultPlan({draw.choice(STEPS): draw.choice(FAULTS)}) if seed % 3 == 0 else FaultPlan({})
    limit = draw.choice([None, None, 1, 2])
    return run_virtual(
        core.run(workflow(seed, busy=True), "the sea", model=Simulated(faults=faults), seed=seed, concurrency=limit)
    )


def written(run: Run) -> Iterator[tuple[str, int, str]]:
    """Where the seconds of a call stand, its id, and the seconds."""
    trace = run.trace
    spans = [span for span in trace.spans if span.duration is not None]
    flow = picture(trace, status=run.status)
    for call in flow["calls"]:
        starts = [stretch[1] for stretch in call["stretches"] if stretch[0] != "slot"]
        if starts:
            yield "label", call["id"], f"{(call['end'] or 0.0) - starts[0]:.2f}"  # as moment.mjs writes it
    texts, rows = cards(trace), report.table(trace)[1:]
    _, lasts = table(pairs(trace, trace), READINGS)
    charted = latencies(trace, trace, READINGS).data[0].text
    for place, span in enumerate(trace.spans):
        if span.duration is None:
            continue
        facts = [fact for fact in texts[str(span.id)]["facts"].split(" · ") if not fact.startswith("first token")]
        yield "card", span.id, next(_SECONDS.findall(fact)[-1] for fact in facts if _SECONDS.search(fact))
        yield "shell", span.id, re.findall(r"(\d+\.\d\d) s", rows[place])[1]
    for place, span in enumerate(sorted(trace.spans, key=lambda span: span.id)):
        if span.duration is not None:
            yield "comparison", span.id, _SECONDS.findall(lasts[place][5])[0]
            if place < len(charted):
                yield "chart", span.id, _SECONDS.findall(charted[place])[0]
    figures = {name: value for value, name, _ in flow["numbers"]}
    if trace.longest is not None:
        yield "longest", trace.longest.id, _SECONDS.findall(figures["Longest call"])[0]
    drawn = re.findall(r'class="bold" text-anchor="start">(\d+\.\d\d) s<', still(trace, run.status))
    for span, seconds in zip(sorted(spans, key=lambda span: span.id), drawn, strict=True):
        yield "still", span.id, seconds


def leaves(made_of: MadeOf) -> Iterator[Once]:
    if isinstance(made_of, Once):
        yield made_of
    else:
        for part in made_of.parts:
            yield from leaves(part)


def is_whole(span: Span) -> bool:
    """Was it one attempt, and nothing else?"""
    return len(span.attempts) == 1 and "back-off" not in [stretch.phase for stretch in span.stretches()]


def terms_of(trace: Trace, once: bool) -> Iterator[tuple[str, Once, Span]]:
    """The calls in both sums that are one attempt, or several."""
    spans = {span.id: span for span in trace.spans}
    for name, made_of in (("as it ran", as_it_ran(trace)), ("end to end", end_to_end(trace))):
        for leaf in leaves(made_of):
            if leaf.calls and not leaf.name and is_whole(spans[leaf.calls[0]]) is once:
                yield name, leaf, spans[leaf.calls[0]]


def adds_up(one: Sum, seconds: float) -> None:
    """With "=" to the digit, with "≈" to the rounding of its terms."""
    text = "".join(term["text"] for term in one["terms"])
    if "…" in text or not one["total"].startswith(("=", "≈")):
        return
    value, terms = eval(re.sub(" (back-off|idle|waiting)", "", text)), len(re.findall(r"\d\.", text))
    rounding = 1e-9 if one["total"].startswith("=") else 0.005 * (terms + 2)
    assert value == pytest.approx(float(f"{seconds:.2f}"), abs=rounding), f"{text} {one['total']}"


@pytest.mark.parametrize("part", range(2))
def test_each_call_has_the_same_time_wherever_it_is_written_and_the_sums_are_true(part):
    places: set[str] = set()
    for seed in range(part, WORKFLOWS, 2):
        run = ended(seed)
        trace = run.trace
        own = {span.id: f"{span.duration:.2f}" for span in trace.spans if span.duration is not None}
        for where, id, seconds in written(run):
            assert seconds == own[id], f"{where} of {trace.names[id]}, workflow {seed}"
            places.add(where)
        for where, leaf, span in terms_of(trace, once=True):
            assert f"{leaf.seconds:.2f}" == own[span.id], f"{where}, {trace.names[span.id]}, workflow {seed}"
            places.add(where)
        for where, leaf, span in terms_of(trace, once=False):
            tried = [f"{a.end - a.start:.2f}" for a in span.attempts if a.start is not None and a.end is not None]
            assert where == "end to end" or f"{leaf.seconds:.2f}" in tried, f"{trace.names[span.id]}, workflow {seed}"
        if trace.makespan:
            sums = sums_of(trace)
            adds_up(sums["as_it_ran"], trace.makespan)
            adds_up(sums["end_to_end"], trace.work)
    assert {"label", "card", "shell", "comparison", "chart", "longest", "still", "as it ran", "end to end"} <= places

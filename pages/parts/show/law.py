"""The laws of two readings, filled from the forecast of their input alone; of live ones from the calls they made."""

from __future__ import annotations

from core.errors import WorkflowError
from core.laws.laws import Law
from core.lesson.registry import law
from core.run import Reading
from core.runner import Shown
from core.trace.trace import Trace
from pages.parts.setup.session import carried, memory


class Laws(dict[str, "tuple[Law, Law] | str"]):
    """Of comparisons by their ids, since each takes a forecast; a sentence where the input has none."""


def laws_of(shown: Shown) -> tuple[Law, Law] | str:
    """Of the sequential and the parallel reading; or why there is none."""
    known = memory(Laws)
    if shown.id not in known:
        known[shown.id] = _laws(shown)
    return known[shown.id]


def law_of(shown: Shown) -> Law | str:
    """Of a run alone; or why there is none."""
    setup = carried(shown).setup
    if shown.runs[0].trace.world == "live":
        return "The law of a live run is filled from the calls of its sequential run: press Compare."
    if shown.runs[0].trace.reused:
        return "Answers of an earlier run are reused, so no law says what this one takes."
    try:
        forecast = _forecast(setup.pair()[0], shown)
    except WorkflowError as error:
        return f"No law for this input: {error}"
    return law(shown.readings[0].pattern.__name__, forecast, concurrency=setup.concurrency)


def _laws(shown: Shown) -> tuple[Law, Law] | str:
    first, second = shown.readings
    sequential = shown.runs[0]
    if sequential.trace.world != "live":
        try:
            forecast = _forecast(first, shown)
        except WorkflowError as error:
            return f"No law for this input: {error}"
    # The simulated model's seconds say nothing of a live one.
    elif sequential.status == "done":
        forecast = sequential.trace
    else:
        return "No law: it is filled from the calls of the sequential run, which did not come to its end."
    cap, candidates = second.options.get("concurrency"), second.options.get("candidates", 1)
    return (
        law(first.pattern.__name__, forecast, concurrency=1),
        law(second.pattern.__name__, forecast, concurrency=cap, candidates=candidates),
    )


def _forecast(sequential: Reading, shown: Shown) -> Trace:
    """The forecast of one call at a time, in the world of the run."""
    return sequential.forecast(model=carried(shown).predictor, seed=shown.runs[0].trace.seed).trace

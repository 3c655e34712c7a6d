"""A latency profile of your own model from its live calls: first token, and seconds a token, by model and step.

Only streamed answers tell when their first token came, and a run streams while it is watched. What failed, what was
reused, and tools are left out; of a call with several attempts the one that was answered counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.errors import InputError
from core.laws.durations import Lognormal
from core.laws.samples import Points, fitted, quantile_plot
from core.laws.streamed import Streamed
from core.trace.counts import counted
from core.trace.span import Span
from core.trace.trace import Trace

LEAST = 30  # calls: with fewer the fitted spread is off by an eighth of itself and more

_FASTEST = 5000.0  # tokens a second that are believed; the fastest hosted models stay below


@dataclass(frozen=True, slots=True)
class Call:
    """One measured call. `first` and `seconds`: from its request to its first token, and to its end; above 0.

    `model`: as it was asked for, since that is known before it answers; who gathers calls of several servers gives
    those of one name different ones, else they come to one profile. `tokens`: those that came from the first token
    on, hidden reasoning before it left out; 1 or more.
    """

    model: str
    step: str
    first: float
    seconds: float
    tokens: int


def measured(traces: Iterable[Trace]) -> list[Call]:
    """The calls of live runs that tell what is needed; others are left out."""
    spans = (span for trace in traces if trace.world == "live" for span in trace.spans)
    return [call for span in spans if (call := _call(span)) is not None]


def _call(span: Span) -> Call | None:
    if span.kind == "tool" or span.reused or span.status != "ok" or not span.attempts:
        return None
    last = span.attempts[-1]
    # Thoughts that stream in are tokens like any others, and the first of them is the first token.
    streamed = last.first_token if last.first_thought is None else last.first_thought
    if last.start is None or last.end is None or streamed is None or last.tokens_out is None:
        return None
    hidden = (last.tokens_reasoning or 0) if last.first_thought is None else 0
    first, seconds, tokens = streamed - last.start, last.end - last.start, last.tokens_out - hidden
    # Faster than any model: held back by a proxy or a busy computer, it tells no first token either.
    if not (0 < first < seconds and 0 < tokens < _FASTEST * (seconds - first)):
        return None
    return Call(span.model, span.step, first, seconds, tokens)


@dataclass(frozen=True)
class Calibrated:
    """What the calls of one model come to; `step`: of which step, empty for all of them.

    `first`: seconds to the first token; `each`: seconds for one token; `calls`: what both were fitted to.
    """

    model: str
    step: str
    first: Lognormal
    each: Lognormal
    calls: tuple[Call, ...]

    @property
    def rate(self) -> float:
        """Tokens per second, the median."""
        return 1 / self.each.median

    def lasts(self, tokens: int) -> Streamed:
        """How long an answer of so many tokens takes, as a distribution."""
        return Streamed(self.first, self.each, tokens)

    @property
    def first_plot(self) -> Points:
        """(fitted, measured) seconds to the first token, for a quantile plot: on the line y = x where they agree."""
        return quantile_plot([call.first for call in self.calls], self.first)

    @property
    def each_plot(self) -> Points:
        """(fitted, measured) seconds for one token, for a quantile plot."""
        return quantile_plot([_each(call) for call in self.calls], self.each)

    def places(self, calls: Sequence[Call] | None = None) -> Points:
        """Where each call lies in the forecast for its own tokens, 0 to 1, against where it would if that were right.

        Sorted: (expected, measured), on the line y = x where the profile is right. `calls`: others than its own, such
        as those that came after it was fitted.
        """
        chosen = self.calls if calls is None else calls
        shares = sorted(1 - self.lasts(call.tokens).later(call.seconds) for call in chosen)
        return [((number + 0.5) / len(shares), share) for number, share in enumerate(shares)]


def calibrate(calls: Sequence[Call], model: str, step: str = "") -> Calibrated:
    """The profile of one model, from its calls in one step, or in all. Raises InputError for fewer than 30 of them.

    Source: a lognormal each, fitted by maximum likelihood. For 100 calls the median to the first token is off by a
    tenth of the spread, and so is the spread by a fourteenth of itself, each one standard error.
    """
    chosen = tuple(call for call in calls if call.model == model and step in ("", call.step))
    if len(chosen) < LEAST:
        where = f" in the step {step!r}" if step else ""
        raise InputError(
            f"A latency profile needs {LEAST} streamed answers of live calls; of {model}{where} there "
            f"{'is' if len(chosen) == 1 else 'are'} {counted(len(chosen), 'call')} so far. "
            f"Run {LEAST - len(chosen)} more and watch them, since only a watched run streams."
        )
    first = fitted([call.first for call in chosen])
    return Calibrated(model, step, first, fitted([_each(call) for call in chosen]), chosen)


def calibrations(calls: Sequence[Call]) -> list[Calibrated]:
    """Every profile that there are calls enough for: for each model that of all steps, then of single steps.

    Raises InputError where no model has 30 calls; its sentence names the one that has most.
    """
    steps: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for call in calls:
        steps[call.model][call.step] += 1
    enough = [model for model, counts in steps.items() if sum(counts.values()) >= LEAST]
    if not enough:
        most = max(steps, key=lambda model: sum(steps[model].values()), default="any live model")
        calibrate(calls, most)
    found = []
    for model in enough:
        found.append(calibrate(calls, model))
        found += [calibrate(calls, model, step) for step, count in steps[model].items() if count >= LEAST]
    return found


def profile_for(profiles: Iterable[Calibrated], model: str, step: str) -> Calibrated | None:
    """That of the step where there is one, else that of the model; None for a model that was never calibrated."""
    own = {profile.step: profile for profile in profiles if profile.model == model}
    return own.get(step) or own.get("")


def _each(call: Call) -> float:
    return (call.seconds - call.first) / call.tokens

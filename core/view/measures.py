"""What two runs took, side by side: seconds, calls, tokens and money, each a pair of bars."""

from __future__ import annotations

from collections.abc import Sequence

from core.laws.costs import Bill, bill
from core.trace.speed import at_speed, took
from core.trace.trace import Trace
from core.view.drawings import Measure, Race

NOT_KNOWN = "not known"


def measures(runs: Sequence[Trace], ended: bool) -> list[Measure]:
    """Of two runs, as far as they have come, which the names then say.

    Money is asked for when both have ended: the price table takes a while.

    Seconds; counts; US dollars. None: not known.
    """
    speeds = list(dict.fromkeys(filter(None, (at_speed(run.pace) for run in runs))))
    time = ", ".join(["Time", *speeds]) if len(speeds) == 1 and all(at_speed(run.pace) for run in runs) else "Time"
    plain = time != "Time"  # the speed stands in the title
    seconds = [f"{run.makespan:.2f} s" if plain else took(run) for run in runs]
    tokens = [None if None in (run.tokens_in, run.tokens_out) else _all_tokens(run) for run in runs]
    money = [bill(run) if ended else None for run in runs]
    unknown, so_far = (NOT_KNOWN, "") if ended else ("none yet", ", so far")
    counts = [run.calls if ended else run.done for run in runs]
    return [
        _measure(time + so_far, [run.makespan for run in runs], seconds),
        _measure(
            "Calls" if ended else "Calls done",
            counts,
            [f"{count:,}{_reused(run)}{_cancelled(run)}" for count, run in zip(counts, runs, strict=True)],
        ),
        _measure("Tokens" + so_far, tokens, [unknown if count is None else f"{count:,}" for count in tokens]),
        _measure(
            "Money" if all(run.world == "live" for run in runs) else f"Money, on {_models(runs)}",
            [None if paid is None or paid.dollars is None else float(paid.dollars) for paid in money],
            [_price(paid) for paid in money],
        ),
    ]


def with_law(data: Race, seconds: tuple[float | None, float | None], calls: tuple[int, int]) -> Race:
    """The picture of a race with what the law says of both runs, as ticks on the bars of seconds and of calls."""
    time, count, *rest = data["measures"]
    return {**data, "measures": [{**time, "law": seconds}, {**count, "law": calls}, *rest]}


def _measure(name: str, values: Sequence[float | None], texts: list[str]) -> Measure:
    one, other = values
    return {"name": name, "values": (one, other), "texts": texts, "law": (None, None)}


def _all_tokens(run: Trace) -> int:
    return (run.tokens_in or 0) + (run.tokens_out or 0)


def _reused(run: Trace) -> str:
    return f", {run.reused:,} reused" if run.reused else ""


def _cancelled(run: Trace) -> str:
    count = sum(span.status == "cancelled" for span in run.spans)
    return f", {count:,} cancelled" if count else ""


def _models(runs: Sequence[Trace]) -> str:
    return " and ".join(dict.fromkeys(span.model for run in runs for span in run.spans if span.model)) or "a model"


def _price(paid: Bill | None) -> str:
    return "at the end" if paid is None else paid.words

"""What the lab knows about evaluator-optimizer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, zip_longest
from math import fsum
from typing import Any

from core.laws.costs import Tokens
from core.laws.estimate import Estimate, Formula, Inputs, Size, Stages, estimate
from core.laws.laws import Chain, Law, as_sum, lasted, side_by_side, with_total
from core.lesson.ask import Ask, Choices
from core.lesson.lesson import Advice, Costs, Entry, Lesson, Line, Neighbours, PatternPlan, Pitfall, example
from core.lesson.naive.evaluator_optimizer import naive_loop
from core.lesson.settings import Setting
from core.lesson.summed import Summed
from core.patterns.evaluator_optimizer import Draft, evaluator_optimizer
from core.run import Pattern, Reading, Run
from core.trace.counts import counted, more_calls, spelled
from core.trace.span import Kind
from core.trace.trace import Trace

CANDIDATES = 3  # drafts a round in the parallel reading
_ROUNDS = "the rounds that one draft at a time needs"
_SLOWEST = "Each round waits for its slowest candidate; the law takes all to be like the first."


def evaluator_calls(rounds: int, candidates: int = 1, given: bool = False) -> int:
    """Calls: a draft and its verdict for each candidate of each round.

    Passing at evaluation k gives k rounds, never passing within the limit m gives m. `given`: the first draft was
    handed in, so nobody writes it, and as it has no rivals the first round is its verdict alone.
    """
    return 1 + 2 * (rounds - 1) * candidates if given else 2 * rounds * candidates


def evaluator_seconds(
    rounds: Sequence[Chain], candidates: int = 1, concurrency: int | None = None, given: bool = False
) -> float:
    """Seconds: rounds wait for each other; in a round the candidates go side by side, each as long as the first.

    `rounds`: seconds to write and to judge a draft, round by round. `given`: the first draft was handed in; its round
    is the seconds to judge it, once.
    """
    return fsum(side_by_side(stage, concurrency) for stage in _rivals(rounds, candidates, given))


def _rivals(rounds: Sequence[Chain], candidates: int, given: bool) -> list[list[Chain]]:
    """The chains of each round: as many as there are candidates, but one for a draft that was given."""
    return [[chain] * (1 if given and number == 0 else candidates) for number, chain in enumerate(rounds)]


def law_of_rounds(forecast: Trace, cap: int | None, candidates: int) -> Law:
    """Draft and verdict in turn, with so many candidates a round, each like the one of the forecast."""
    writes = [lasted(s) for s in forecast.spans if s.step != "evaluate"]
    judges = [lasted(s) for s in forecast.spans if s.step == "evaluate"]
    given = bool(forecast.spans) and forecast.spans[0].step == "evaluate"
    first = [judges[:1]] if given else []
    # Filled up, since an improvement that failed was never judged.
    rounds = first + [list(pair) for pair in zip_longest(writes, judges[len(first) :], fillvalue=0.0)]
    calls = evaluator_calls(len(rounds), candidates, given)
    seconds = evaluator_seconds(rounds, candidates, cap, given)
    several, of_each = (" × candidates", f" × {candidates}") if candidates > 1 else ("", "")
    calls_rule, calls_filled = f"2 × rounds{several}", f"2 × {len(rounds)}{of_each} = {calls}"
    if given:
        calls_rule = f"verdict on the given draft + 2 × later rounds{several}"
        calls_filled = f"1 + 2 × {len(rounds) - 1}{of_each} = {calls}"
    rule = "for each round draft + verdict" + (", candidates side by side, each like the first" if several else "")
    if several:
        filled = as_sum([[[side_by_side(stage, cap)]] for stage in _rivals(rounds, candidates, given)], 1)
    else:
        filled = with_total([f"({' + '.join(f'{part:.2f}' for part in chain)})" for chain in rounds], seconds)
    return Law(calls, seconds, calls_rule, calls_filled, rule, filled, _ROUNDS, _SLOWEST)


def _reason(sequential: Trace, parallel: Trace) -> str:
    one = sum(s.step == "evaluate" for s in sequential.spans)
    rounds = Counter(s.place[:-2] for s in parallel.spans if s.step == "evaluate")
    best, n = len(rounds), max(rounds.values(), default=0)
    if parallel.calls == 1:
        return "Only the draft that was given was judged: with one call there is nothing to overlap."
    loop = "A loop cannot overlap: each round needs the verdict before it. "
    if best < one:
        return loop + (
            f"With the best of {spelled(n)} it ended after {counted(best, 'round')} instead of {one}: "
            f"that saves the time, for {parallel.calls} calls instead of {sequential.calls}."
        )
    return loop + f"The {spelled(n)} drafts of a round cost more calls, and the round waits for the slowest of them."


def _lead(sequential: Run[Any], parallel: Run[Any]) -> str:
    """What several drafts a round are made for: the score, and how early it came; then the calls that it cost."""
    one, many = sequential.result, parallel.result
    if one is None or many is None or one.score is None or many.score is None:
        return ""
    first, best = (_round_of_best(result.history, result.score) for result in (one, many))
    scores = f"{one.score} → {many.score} in round {best}"
    if one.score == many.score:
        scores = f"{one.score} both times, in round {first} and {best}" if first != best else f"{one.score} both times"
    return ", ".join(filter(None, [scores, more_calls(sequential.trace.calls, parallel.trace.calls)]))


def _round_of_best(history: Sequence[Sequence[Any]], score: int) -> int:
    """From 1: where the draft that is kept was judged."""
    return next(number for number, drafts in enumerate(history, 1) if any(draft.score == score for draft in drafts))


def _readings(pattern: Pattern[Any], inputs: tuple[Any, ...], options: dict[str, Any]) -> tuple[Reading, Reading]:
    """One draft a round against the best of several."""
    cap = options.pop("concurrency", None)
    # At least two: with one, both sides of the comparison would be the same run.
    several = max(options.pop("candidates", CANDIDATES), 2)
    one, many = {**options, "candidates": 1}, {**options, "candidates": several, "concurrency": cap}
    return Reading(pattern, inputs, one), Reading(pattern, inputs, many)


def _estimate(given: Inputs) -> Estimate:
    k, t, p, a = given.sizes["rounds"], given.seconds, given.prompt, given.answer
    calls, seconds = evaluator_calls(k), evaluator_seconds([[t, t]] * k)
    judge, improve = Tokens(p + a, a), Tokens(p + 2 * a, a)
    requests = [Tokens(p, a), judge, *[improve, judge] * (k - 1)]
    read = 2 * k * p + (3 * k - 2) * a
    stages: list[tuple[Kind, list[list[float]]]] = [("work", [[t]]), ("judge", [[t]])]
    return estimate(
        "evaluator_optimizer",
        (
            Formula(calls, "2 calls a round, k rounds: 2k", f"2 × {k} = {calls}"),
            Formula(seconds, "2k × seconds a call", f"{calls} × {t:.2f} = {seconds:.2f} s"),
        ),
        Formula(read, "2k × prompt + (3k − 2) × answer", f"{2 * k} × {p:,} + {3 * k - 2} × {a:,} = {read:,}"),
        requests,
        Stages(stages * k, None),
    )


def _outcome(run: Run[Any]) -> str:
    if run.result is None:
        return "There is no draft."
    scores = (
        run.result.scores if "scores" in run.result else [one.score for drafts in run.result.history for one in drafts]
    )
    known = [str(score) for score in scores if score is not None]
    if not known:
        return "No draft was scored: the judge gave no usable verdict."
    listed = ", ".join(known)
    if run.result.score is None:
        return f"The drafts scored {listed}. The one handed over came after them and has no score."
    return f"The drafts scored {listed}. The one handed over scored {run.result.score}."


def _firsts(judged: Any) -> list[Draft]:
    """The first draft of each round."""
    return [drafts[0] for drafts in judged.history]


def _best_round(judged: Any) -> str:
    return next((str(number) for number, one in enumerate(_firsts(judged), 1) if one.text == judged.final), "")


def _in_remarks(drafts: Sequence[Draft], shape: str) -> str:
    """What the judge's first remark on these drafts that has such a shape names in it."""
    named = [match[1] for draft in drafts if (match := re.search(shape, draft.feedback))]
    return named[0] if named else ""


# What an answer may name of the rounds.
ROUNDS: dict[str, Callable[[Any], str]] = {
    "scores": lambda judged: ", ".join(str(one.score) for one in _firsts(judged) if one.score is not None),
    "rounds": lambda judged: counted(len(judged.history), "round"),
    "best_round": _best_round,
    "named": lambda judged: _in_remarks(_firsts(judged)[:1], "“(.+?)”"),
    "missed": lambda judged: _in_remarks(_firsts(judged)[::-1], "I miss (.+?):"),  # longest
}


def state_of_rounds(judged: Any, target: int | None) -> str:
    """How the rounds ended, and whether the score that they were to reach, `target`, was missed."""
    if judged.ended == "passed":
        return f"passed in round {judged.iterations}"
    missed = target is not None and judged.score is not None and judged.score < target
    reached = f", target {target} not reached" if missed else ""
    return f"{judged.ended} after {counted(judged.iterations, 'round')}{reached}"


def facts_of_rounds(judged: Any, _: Trace) -> dict[str, object]:
    """What a promise may name: whether the best draft is the last one, and whether a score fell."""
    scores = [draft.score or 0 for draft in _firsts(judged)]
    return {
        "best is last": judged.final == judged.last,
        "fell": any(after < before for before, after in pairwise(scores)),
    }


def broke_off(judged: Any) -> str:
    """The ending, where a call that failed is the reason for it; a naive loop has no word for its ending."""
    ended = str(getattr(judged, "ended", ""))
    return ended if "failed" in ended else ""


def score_of(judged: Any) -> int | None:
    """That of the draft that is handed over."""
    score: int | None = judged.score
    return score


def printed_rounds(judged: Any) -> list[Line]:
    """For the shell: what the rounds say in short, a draft each, stands for the history and its last draft."""
    fields = [Line(f"{name}:", value) for name, value in judged if name not in ("last", "history")]
    drafts = [(number, draft) for number, drafts in enumerate(judged.history, 1) for draft in drafts]
    rounds = [Line(f"round {number}:", f"score {draft.score or '-'}  {draft.feedback}") for number, draft in drafts]
    return fields + rounds


def _rounds_asked(options: Mapping[str, Any]) -> Choices:
    """The rounds there may be, and none of them; those from the seventh on are one choice."""
    last, later = min(options["max_iterations"], 7), options["max_iterations"] > 7
    return *(f"Round {n}{' or a later one' if later and n == last else ''}" for n in range(1, last + 1)), "None of them"


def _round_that_passed(run: Run[Any], choices: Choices) -> int:
    judged: Any = run.result
    none = len(choices) - 1
    return min(judged.iterations, none) - 1 if judged.ended == "passed" else none


ROUND_ASKED = Ask(
    "round", "Which round passes", "Which round will pass the judge?", _round_that_passed,
    lambda run: f"The scores were {ROUNDS['scores'](run.result)}: {state_of_rounds(run.result, None)}.", _rounds_asked,
)  # fmt: skip

SETTINGS = (
    Setting("target_score", "Target score", "target score"),
    Setting("max_iterations", "Limit of rounds", "limit of rounds", "rounds of judging", up_to=10),
    Setting("candidates", help="drafts in each round"),
    Setting("draft", help="a first draft to start from"),
)

LESSONS = (
    Lesson(
        evaluator_optimizer,
        number=5,
        page=Entry(
            "Evaluator–optimizer",
            "Write, judge, improve, until the score is good enough.",
            "Patterns",
            "the sum",
        ),
        plan=PatternPlan(
            "Task",
            "Best draft",
            (
                ("draft", "work", ()), ("evaluate 1", "judge", (0,)), ("improve 1", "work", (1,)),
                ("evaluate 2", "judge", (2,)), ("improve …", "work", (3,)), ("evaluate n", "judge", (4,)),
            ),
        ),
        law=law_of_rounds,
        reason=_reason,
        readings=_readings,
        lead=_lead,
        costs=Costs(
            _estimate,
            "When quality counts more than calls.",
            "The lesson says 2–3 calls an iteration. Exactly: passing in round k costs 2k calls, and "
            "never passing within the limit of m rounds costs 2m.",
            (Size("rounds", "Rounds", 2, 1, 10, "In which round the draft passes, or the limit."),),
        ),
        advice=Advice(
            "You can say what good means, in words that a judge can check. A first draft is seldom good enough, and a "
            "hint makes it better. Quality is worth several times the calls.",
            "Nobody could tell a good result from a bad one: then the score is noise. A test, a linter or a rule in "
            "code can check it: use that as the judge. The first draft is nearly always good enough.",
        ),
        pitfall=Pitfall(
            "The loop ends with one more improvement that no judge has seen, though a later draft may be a worse one.",
            naive_loop, evaluator_optimizer, "gets-worse", _outcome,
        ),
        neighbours=Neighbours(
            ("The lesson’s loop", naive_loop),
            ("Evaluator–optimizer", evaluator_optimizer),
            "Every draft is scored, the best one is kept, and one round may hold several drafts.",
        ),
        example=example(
            "evaluator_optimizer",
            '"Write binary search in Python"',
            "print(f\"Score: {result['score']}/10 after {result['iterations']} iterations\")",
            "'Write a haiku about rain'",
        ),
        summed=Summed(ROUNDS, facts_of_rounds, state=state_of_rounds, score=score_of, broke_off=broke_off),
        delivers="final",
        rivals=True,
        target="target_score",
        short="evaluator–optimizer",
        alone="a loop cannot overlap",
        settings=SETTINGS,
        printed=printed_rounds,
        asks=(ROUND_ASKED,),
    ),
)  # fmt: skip

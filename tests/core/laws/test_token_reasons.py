"""The tokens of a run beside those of the formula."""

from __future__ import annotations

from dataclasses import replace

import core
from core.errors import ServerFailed
from core.laws.estimate import Inputs
from core.laws.reasons import why_tokens
from core.lesson.registry import estimates
from core.trace.span import Attempt
from core.trace.trace import Trace
from tests.scripted import Scripted

CHAIN, ROUTING, *_ = estimates(Inputs(prompt=200, answer=300))


def counted(trace: Trace, into: int, out: int) -> Trace:
    """The trace with these tokens in every attempt that was answered."""

    def told(a: Attempt) -> Attempt:
        ok = a.status == "ok"
        return replace(a, tokens_in=into if ok else None, tokens_out=out if ok else None)

    spans = (replace(s, attempts=tuple(map(told, s.attempts))) for s in trace.spans)
    return trace.model_copy(update={"spans": tuple(spans)})


def test_shorter_texts_than_the_formula_takes_are_said_with_both_averages(play):
    trace = counted(play(core.run(core.prompt_chaining, "tea", model=Scripted("odf"))).trace, 100, 60)
    tokens, money = why_tokens(CHAIN, trace, "gpt-4o-mini")
    # the formula's three prompts have 200, 500 and 500 tokens
    assert tokens == (
        "The tokens differ from the formula: a prompt has 100 on average, the formula 400, "
        "an answer has 60 on average, the formula 300."
    )
    assert money == "The money differs as the tokens do: the prices are the same."


def test_a_run_with_the_formulas_tokens_needs_no_word(play):
    trace = counted(play(core.run(core.prompt_chaining, "tea", model=Scripted("odf"))).trace, 400, 300)
    assert why_tokens(CHAIN, trace, "gpt-4o-mini") == []


def test_an_attempt_made_again_and_cancelled_losers_are_named(play):
    down = ServerFailed("down", status=500)
    again = counted(play(core.run(core.prompt_chaining, "tea", model=Scripted(["o", down, "d", "f"]))).trace, 400, 300)
    assert why_tokens(CHAIN, again, "")[0].endswith(
        ": 1 attempt failed and did not say its tokens, which a provider may bill."
    )
    _, parallel = core.readings(core.routing, "Where is my parcel?")
    lost = counted(parallel.forecast(seed=7).trace, 200, 300)
    assert why_tokens(ROUTING, lost, "")[0] == (
        "The tokens differ from the formula: 5 calls instead of 2; "
        "3 attempts were cancelled and did not say their tokens, which a provider may bill."
    )


def test_of_several_that_failed_those_that_did_not_say_their_tokens_are_counted_too(play):
    down = [ServerFailed("down", status=500)] * 2
    again = counted(play(core.run(core.prompt_chaining, "tea", model=Scripted(["o", *down, "d", "f"]))).trace, 400, 300)
    outline, draft, final = again.spans
    one_said = replace(draft, attempts=(replace(draft.attempts[0], tokens_in=7, tokens_out=1), *draft.attempts[1:]))
    trace = again.model_copy(update={"spans": (outline, one_said, final)})
    assert why_tokens(CHAIN, trace, "")[0].endswith(
        ": 2 attempts failed and cost 8 more and 1 of them did not say its tokens, which a provider may bill."
    )


def test_a_live_run_has_prices_of_its_own(play):
    trace = counted(play(core.run(core.prompt_chaining, "tea", model=Scripted("odf"))).trace, 100, 60)
    live = trace.model_copy(update={"world": "live", "model": "gpt-5-mini"})
    assert why_tokens(CHAIN, live, "gpt-4o-mini")[1].endswith("the run’s are those of its own model.")
    assert why_tokens(CHAIN, Trace(), "gpt-4o-mini") == [], "nobody has said the tokens"

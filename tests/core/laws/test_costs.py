"""Money from tokens: worked out by hand from the rates of the table, and never 0 for what is not known."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import pytest

from core.laws.costs import (
    MODELS,
    TABLE,
    Bill,
    Tokens,
    bill,
    date_of_prices,
    price,
    price_in_words,
    price_of,
    rates,
    savings,
)
from core.trace.span import Attempt, Span
from core.trace.trace import HERE, NEAR, Trace
from tests.rows import rows

ROOT = Path(__file__).parents[3]


def run(*attempts: Attempt, model: str = "gpt-4o-mini") -> Trace:
    facts = {"id": 0, "step": "s", "kind": "work", "group": None, "place": (0, 0, 0), "model": model, "queued": 0.0}
    return Trace(spans=(Span(**facts, start=0.0, end=1.0, status="ok", after=(), attempts=attempts),))


def sent(into: int | None, out: int | None, cached: int | None = None) -> Attempt:
    return Attempt(queued=0.0, start=0.0, end=1.0, status="ok", tokens_in=into, tokens_out=out, tokens_cached=cached)


def test_the_rates_of_the_lessons_model():
    assert rates("gpt-4o-mini") == (Decimal("0.15"), Decimal("0.60"))  # dollars a million tokens


def test_a_request_costs_its_tokens_times_the_rates():
    # 2,000 × 0.15 / 1,000,000 + 500 × 0.60 / 1,000,000 = 0.0003 + 0.0003
    assert price("gpt-4o-mini", Tokens(2000, 500)) == Decimal("0.0006")
    # of 2,000 tokens 1,000 are cached, at half the rate: 0.00015 + 0.000075 + 0.0003
    assert price("gpt-4o-mini", Tokens(2000, 500, cached=1000)) == Decimal("0.000525")


def test_several_requests_add_up():
    assert price_of("gpt-4o-mini", [Tokens(2000, 500)] * 3) == Decimal("0.0018")
    assert price_of("gpt-4o-mini", []) == 0


def test_an_unknown_model_has_no_price():
    assert price("a-model-of-my-own", Tokens(10, 10)) is None
    assert rates("a-model-of-my-own") is None
    assert price_of("a-model-of-my-own", [Tokens(10, 10)]) is None
    assert rates("") is None
    assert price_in_words(None) == "price not known"


@rows("model", MODELS)
def test_each_model_to_choose_from_has_a_price(model):
    into, out = rates(model)
    assert 0 < into <= out


def test_a_run_costs_all_its_attempts_also_the_failed_ones():
    assert bill(run(sent(2000, 500), sent(2000, 500))) == Bill(Decimal("0.0012"), 0)


def test_a_run_may_be_priced_on_another_model():
    # gpt-4.1-mini: 2,000 × 0.40 + 500 × 1.60 = 800 + 800 millionths
    assert bill(run(sent(2000, 500)), "gpt-4.1-mini").dollars == Decimal("0.0016")
    assert bill(run(sent(2000, 500), model="own")).dollars is None


def live(host: str, *attempts: Attempt) -> Trace:
    return run(*attempts).model_copy(update={"world": "live", "host": host})


def test_the_model_that_answered_is_billed_and_not_the_one_that_was_asked():
    answered = replace(sent(2000, 500), model="gpt-4.1-mini-2025-04-14")
    assert bill(run(answered)).dollars == Decimal("0.0016")


def test_a_price_holds_where_the_model_runs():
    assert bill(live("api.openai.com", sent(2000, 500))).dollars == Decimal("0.0006")
    assert bill(live(HERE, sent(2000, 500))).words == "no price: runs on your computer"
    assert bill(live(NEAR, sent(2000, 500))).words == "no price: runs in your network"
    assert bill(live("llm.example.org", sent(2000, 500))).words == "no price known for gpt-4o-mini at llm.example.org"
    # what it would have cost on another one is asked of that one's maker
    assert bill(live(HERE, sent(2000, 500)), "gpt-4o-mini").dollars == Decimal("0.0006")
    assert bill(live("api.openai.com", sent(None, None))).words == "price not known"


def test_attempts_that_did_not_say_their_tokens_are_counted_apart():
    assert bill(run(sent(2000, 500), sent(None, None))) == Bill(Decimal("0.0006"), 1)
    assert bill(run(sent(None, None))) == Bill(None, 1)
    assert bill(run(Attempt(queued=0.0))) == Bill(None, 0)  # never sent
    assert [Bill(None, n).without for n in range(3)] == [
        "",
        "without 1 request that did not say its tokens",
        "without 2 requests that did not say their tokens",
    ]


def test_a_server_that_says_more_cached_tokens_than_tokens_is_priced_all_the_same():
    assert bill(run(sent(1000, 0, cached=9000))) == bill(run(sent(1000, 0, cached=1000)))


def test_a_tool_is_no_request():
    trace = run(sent(2000, 500), sent(None, None))
    tool = replace(trace.spans[0], kind="tool", model="")
    assert bill(trace.model_copy(update={"spans": (*trace.spans, tool)})) == bill(trace)


def test_savings_are_the_bill_of_the_run_beside_that_of_one_model_for_all():
    (answer,) = run(sent(1000, 1000)).spans
    sort, failed = replace(answer, step="sort"), replace(answer, attempts=(sent(None, None),), status="error")
    found = savings(run().model_copy(update={"spans": (sort, answer, failed)}), "gpt-4o", extra="sort")
    # gpt-4o-mini: 150 + 600 millionths a call, two calls; gpt-4o: 2,500 + 10,000 for the one that answers
    assert (found.spent, found.instead) == (Bill(Decimal("0.0015"), 1), Bill(Decimal("0.0125"), 1))
    assert found.saved == Decimal("0.011") and found.answers == {"gpt-4o-mini": 1}
    assert savings(run(sent(1, 1)), "no such model").saved is None


@pytest.mark.parametrize(
    ("dollars", "words"),
    [("0", "$0"), ("0.00042", "$0.00042"), ("0.000054", "$0.000054"), ("0.0010", "$0.0010"), ("1.2", "$1.20"),
     ("1234.5", "$1,234.50"), ("0.15", "$0.15")],
)  # fmt: skip
def test_money_in_words_keeps_two_figures(dollars, words):
    assert price_in_words(Decimal(dollars)) == words


def test_the_date_belongs_to_the_version_that_is_pinned_and_installed():
    assert TABLE[0] == f"genai-prices {version('genai-prices')}"
    assert TABLE[0].replace(" ", "==") in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert date_of_prices() == "10 November 2026"


def test_prices_need_no_network_and_importing_core_does_not_load_them():
    code = (
        "import sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, _: seen.append(event) if event.startswith('socket.') else None)\n"
        "import core, core.laws.costs, core.laws.estimate\n"
        "assert 'genai_prices' not in sys.modules\n"
        "assert core.laws.costs.rates('gpt-4o-mini')\n"
        "print(seen)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr

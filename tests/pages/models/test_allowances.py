"""What may still be spent is said in the sidebar, and limits that cannot be read stop live runs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.clock import run_virtual
from core.models.live.budget import Amount
from core.runner import runner
from core.trace.trace import HERE
from pages.parts.models.allowances import budget_of_run, used_up, what_is_left
from tests.pages.opened import Opened

OPENAI = ("gpt-4o-mini", "api.openai.com")


@pytest.fixture(autouse=True)
def nothing_spent(monkeypatch):
    monkeypatch.setattr(runner, "_budgets", {})


def spend(*amounts: Amount) -> None:
    async def main():
        for amount in amounts:
            turn = await budget_of_run().turn(amount)
            turn.settle(amount)
            turn.give()

    run_virtual(main())


def test_without_limits_the_calls_of_the_session_are_said():
    assert what_is_left(*OPENAI) == ["60 calls left in this session, retries counted."]
    spend(Amount(1), Amount(1))
    assert what_is_left(*OPENAI) == ["58 calls left in this session, retries counted."]


def test_all_limits_are_said_and_what_is_left_of_each(monkeypatch):
    monkeypatch.setenv("LLM_BUDGET_USD", "20, session 1, run 0.10")
    monkeypatch.setenv("LLM_BUDGET_CALLS", "501, run 9")
    monkeypatch.setenv("LLM_BUDGET_TOKENS", "100001")
    monkeypatch.setenv("LLM_REQUESTS_A_MINUTE", "60, session 20")
    spend(Amount(1, 1001, Decimal("0.05")))
    assert " ".join(what_is_left(*OPENAI)) == (
        "59 calls and $0.95 left in this session, retries counted. For everybody on this server: 500 calls, 99,000 "
        "tokens and $19.95 left. One run: at most 9 calls and $0.10. At most 20 requests a minute, the others wait."
    )


def test_a_model_without_a_price_is_said_to_be_limited_otherwise(monkeypatch):
    monkeypatch.setenv("LLM_BUDGET_USD", "21")
    said = " ".join(what_is_left("their-own", "llm.example.com"))
    assert "No price is known for their-own at llm.example.com: its dollars cannot be counted, only its calls." in said
    assert "No price" not in " ".join(what_is_left(*OPENAI))


def test_a_server_on_this_computer_has_no_limit():
    assert what_is_left("qwen", HERE) == ["On this computer: no limit of calls, no money."]


def test_a_key_is_only_spoken_of_where_there_is_one():
    opened = Opened("routing").type("model", "Live endpoint").type("base_url", "localhost:11434")
    assert "no limit of calls, no money" in opened.words and "The key stays" not in opened.words
    assert "The key stays in this session." in opened.type("api_key", "sk-typed-secret").words


def test_what_is_used_up_stops_the_next_run(monkeypatch):
    monkeypatch.setenv("LLM_BUDGET_CALLS", "session 0")
    assert used_up().startswith("All 0 calls to live models of this browser session are used up.")
    opened = Opened("routing").type("model", "Live endpoint").type("api_key", "sk-typed-secret")
    assert [b.disabled for b in opened.at.button if b.label in ("Run", "Compare")] == [True, True]


@pytest.mark.parametrize(
    "name",
    ["LLM_BUDGET_USD", "LLM_BUDGET_CALLS", "LLM_BUDGET_TOKENS", "LLM_REQUESTS_A_MINUTE", "LLM_MAX_CONCURRENCY"],
)
def test_limits_that_cannot_be_read_are_said_in_the_sidebar_and_nothing_runs_live(name, monkeypatch):
    monkeypatch.setenv(name, "lots")
    opened = Opened("routing")
    said = f"{name} is 'lots'. Write a number for the server, such as"
    assert said in opened.words
    opened.type("model", "Live endpoint").type("api_key", "sk-typed-secret").press("Run")
    assert "run" not in opened.at.query_params and opened.words.count(said) > 1


def test_an_empty_passphrase_is_said_too(monkeypatch):
    monkeypatch.setenv("LLM_PASSPHRASE", " ")
    assert "LLM_PASSPHRASE is empty, which would let in nobody." in Opened("routing").words


def test_a_server_that_says_no_tokens_is_said_where_tokens_are_limited(monkeypatch):
    said = "This server does not say its tokens: each call counts as the most that it could take."
    assert said not in what_is_left(*OPENAI, counts=False), "only calls are limited"
    monkeypatch.setenv("LLM_BUDGET_TOKENS", "100001")
    assert said in what_is_left(*OPENAI, counts=False) and said not in what_is_left(*OPENAI)

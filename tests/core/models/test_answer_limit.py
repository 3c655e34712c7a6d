"""An answer that stops at the limit we set is said to, and a model that loops is said to loop."""

from __future__ import annotations

import pytest

from core.errors import ConfigError, CutOff
from core.models.live import Live
from core.models.live.live import ANSWER_LIMIT
from core.models.wire.answer_limit import at_the_limit
from tests.core.models.fault_server import replies
from tests.core.models.live_replies import KEY, attempt, completion

SENTENCE = "the parcel has not come and the customer asks where it is. "


def cut(text: str, tokens: int | None) -> str:
    error = CutOff("the answer stops at the token limit.", text=text)
    error.tokens_out = tokens
    at_the_limit(error, 400)
    return str(error)


def test_a_loop_is_told_from_a_long_answer():
    assert "stopped at 400 tokens" in cut(SENTENCE * 20, 400) and "looping" in cut(SENTENCE * 20, 399)
    long = " ".join(f"word{number}" for number in range(300))
    assert "Raise the answer limit" in cut(long, 400) and "looping" not in cut(long, 400)


@pytest.mark.parametrize(("text", "tokens"), [("short", 3), ("unknown", None), ("", 400)])
def test_another_end_keeps_its_own_words(text, tokens):
    assert cut(text, tokens) == "the answer stops at the token limit."


def test_a_model_that_loops_ends_by_the_limit_and_is_said_to():
    body = completion(SENTENCE * 50, "length")
    body["usage"]["completion_tokens"] = 600
    error, _, _ = attempt(replies(body), api="chat", answer_limit=600)

    assert isinstance(error, CutOff) and "stopped at 600 tokens" in str(error) and "looping" in str(error)


def test_there_is_a_limit_unless_it_is_taken_away():
    assert Live(KEY).answer_limit == ANSWER_LIMIT and Live(KEY, answer_limit=None).answer_limit is None
    with pytest.raises(ConfigError):
        Live(KEY, answer_limit=0)

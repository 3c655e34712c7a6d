"""The key never comes back, however a server writes it and wherever it cuts it."""

from __future__ import annotations

import base64
import html
import json
import random
from dataclasses import astuple, replace
from urllib.parse import quote

import pytest

from core.models.model import Answer, Ask
from core.models.wire.hidden import HIDDEN, Hidden, Pieces
from tests.core.models.fault_server import replies, streams
from tests.core.models.live_replies import KEY, attempt, completion, delta, response
from tests.core.models.quirks.refusals import FORMS as ECHOES
from tests.rows import rows

LONG = "sk-proj-Ab3" + "".join(random.Random(3).choices("abcdefghijkmnpqrstuvwxyzABCDEF0123456789_-", k=150))
FORMS = {
    "raw": lambda key: key,
    "its first eight characters": lambda key: key[:8],
    "masked by the server": lambda key: f"{key[:8]}******{key[-4:]}",
    "without its first three": lambda key: key[3:],
    "capitals": str.upper,
    "repr": repr,
    "backwards": lambda key: key[::-1],
    "percent": lambda key: "".join(f"%{ord(c):02x}" for c in key),
    "percent, twice": lambda key: "".join(f"%25{ord(c):02X}" for c in key),
    "an address": lambda key: f"https://x.example/?k={quote(key, safe='')}",
    "HTML": lambda key: html.escape(json.dumps(key)),
    "HTML numbers": lambda key: "".join(f"&#{ord(c)};" for c in key),
    "JSON escapes": lambda key: "".join(f"\\u{ord(c):04x}" for c in key),
    "escapes of Python": lambda key: "".join(f"\\x{ord(c):02x}" for c in key),
    "hex": lambda key: key.encode().hex(),
    "base64": lambda key: base64.b64encode(key.encode()).decode(),
    "base64 of a header": lambda key: base64.b64encode(f"Bearer {key}".encode()).decode(),
    "base64 for addresses": lambda key: base64.urlsafe_b64encode(f"k:{key}".encode()).decode(),
}
MASKS = [form for form in FORMS if form != "masked by the server"]


@rows("form", FORMS)
@pytest.mark.parametrize("key", [KEY, LONG], ids=["short", "long"])
def test_it_is_hidden_in_any_form_whole_and_in_pieces(form, key):
    hidden = Hidden(key)
    for before in ("Your key is ", "İß é "):
        text = f"{before}{FORMS[form](key)}, and so on."
        whole = hidden.text(text)
        assert HIDDEN in whole and len(whole) < len(before) + 60, whole
        assert whole.endswith(", and so on.")
        for size in (1, 2, 3, 5, 8, 13):
            told = []
            pieces = Pieces(hidden, told.append)
            for at in range(0, len(text), size):
                pieces.add(text[at : at + size])
            pieces.end()
            shown = "".join(told)
            assert shown.endswith(", and so on.") and HIDDEN in shown and key[:8] not in shown
            assert (
                len(shown) < len(whole) + 20
            )  # of a packed one, or a part, the first letters came before it was known


@rows("text", ["", "ask a question", "100 % of the skin\\n &c.", "Fußball 🙂 sk-", "a" * 300, "sk-sentenced", "\ud83d"])
def test_other_texts_are_as_they_were(text):
    hidden, told = Hidden(KEY), []
    assert hidden.text(text) == text
    pieces = Pieces(hidden, told.append)
    for letter in text:
        pieces.add(letter)
    pieces.end()
    assert "".join(told) == text


def test_what_can_be_no_key_is_told_as_it_comes():
    told = []
    pieces = Pieces(Hidden(KEY), told.append)
    for piece in ("The ", "quick ", "fox ", "a", "sk"):
        pieces.add(piece)
    assert told == ["The ", "quick ", "fox ", "a"]
    pieces.add("y")
    assert "".join(told) == "The quick fox asky"


def test_what_is_taken_back_is_no_beginning_of_what_comes_then():
    told, back = [], []
    pieces = Pieces(Hidden(KEY), told.append, lambda: back.append(len(told)))
    pieces.add(f"I think of {KEY[:6]}")
    pieces.drop()
    pieces.add(KEY[6:8])
    pieces.end()
    assert "".join(told) == f"I think of {KEY[6:8]}" and back == [1]


@pytest.mark.parametrize("key", ["ollama", "any", "123456", "4o", ""])
def test_a_short_key_that_may_be_a_word_of_an_answer_stays(key):
    hidden, text = Hidden(key), f"{key} and {key}, in any of 123456 answers"
    assert not hidden.active and hidden.text(text) == text
    assert hidden.within(text) is bool(key) and not hidden.within(f"x{key}x")


@pytest.mark.parametrize("key", ["sk-1", "a1b2", "hunter2", "p@sswd"])
def test_another_short_key_is_hidden_as_a_whole_word_whole_and_in_pieces(key):
    text = f"{key}: Your key is {key}, not x{key} nor {key}x, é. It is {key}"
    said = f"[key]: Your key is [key], not x{key} nor {key}x, é. It is [key]"
    hidden = Hidden(key)
    assert hidden.text(text) == said and hidden.data({key: [key, 1]}) == {HIDDEN: [HIDDEN, 1]}
    assert hidden.within(text) and not hidden.within(f"x{key}x")
    for size in range(1, 9):
        told = []
        pieces = Pieces(hidden, told.append)
        for at in range(0, len(text), size):
            pieces.add(text[at : at + size])
        pieces.end()
        assert "".join(told) == said, size


@rows("form", ECHOES)
def test_a_sentence_with_any_of_it_is_told_from_all_others(form):
    assert Hidden(KEY).within(f"Incorrect key: {ECHOES[form]}.")
    assert Hidden("").within(f"Incorrect key: {ECHOES[form]}.") is False


@pytest.mark.parametrize(
    "text", ["", "Please check the API key.", "a skater sat", "deadbeef" * 8, "The word sentinel is none", "A" * 5000]
)
def test_a_sentence_without_it_is_shown(text):
    assert not Hidden(KEY).within(text)


def echoes(api: str, text: str):
    """Replies of a server that says a text in every place it has."""
    if api == "chat":
        tool = {"id": text, "type": "function", "function": {"name": text, "arguments": json.dumps({"q": text})}}
        yield completion(text) | {"model": text, "id": text, "system_fingerprint": text}
        yield completion(None, "tool_calls", tool_calls=[tool])
        yield {"choices": [{"message": {"role": "assistant", "content": [text]}, "finish_reason": text}]}
        yield completion(None, refusal=text)
    else:
        yield response(text, model=text, metadata={"unknown": text, "knows": f"{text} | {text}"})
        yield response(text, "incomplete", incomplete_details={"reason": text})
        yield {"object": "response", "status": "failed", "error": {"code": text, "message": text}}
        call = {"type": "function_call", "name": text, "call_id": text, "arguments": json.dumps({"q": text})}
        yield response(output=[call])
    yield {"error": {"message": text, "type": text, "code": text, "param": text}}
    yield {"detail": [{"msg": text, "loc": [text]}]}
    yield [text]
    yield text
    yield {text: text}


def everything(outcome) -> str:
    """All that an answer or an error holds."""
    if isinstance(outcome, Answer):
        return repr(astuple(outcome))
    return repr((outcome.args, vars(outcome), str(outcome), outcome.__cause__, outcome.__context__))


@pytest.mark.parametrize("api", ["chat", "responses"])
@rows("form", MASKS)
def test_a_server_that_echoes_it_in_every_place_is_not_believed(api, form):
    text = FORMS[form](KEY)
    header = {"x_request_id": KEY, "retry_after": KEY, "server": KEY, "content_type": KEY}
    for body in echoes(api, text):
        for status in (200, 400, 401, 429, 500):
            outcome, pieces, _ = attempt(replies(body, status, **header), api=api)
            assert_without(everything(outcome) + repr(pieces), text)


@pytest.mark.parametrize("size", [1, 3, 7])
def test_a_streamed_answer_with_the_key_cut_across_its_pieces(size):
    text = f"Here it is: {KEY} and {KEY[:8]} again."
    cut = [text[at : at + size] for at in range(0, len(text), size)]
    events = [*map(delta, cut), {"type": "response.completed", "response": response(text)}]
    ask = lambda pieces: Ask("x", timeout=20, on_text=pieces.append)  # noqa: E731
    outcome, pieces, _ = attempt(streams(*events), ask=ask, api="responses")
    clean = f"Here it is: {HIDDEN} and {HIDDEN} again."
    assert (outcome.text, "".join(pieces)) == (clean, clean)


def assert_without(seen: str, text: str) -> None:
    for form in (KEY, KEY[:8], text, KEY[::-1], FORMS["base64"](KEY)[:11], KEY.encode().hex()[:16]):
        assert form not in seen, (form, seen)


def test_a_record_has_all_its_texts_cleaned_and_the_rest_left():
    answer = Answer(KEY, KEY, 7, 8, tool=KEY, knows=(KEY, "rain"))
    clean = Hidden(KEY).record(answer)
    assert clean == Answer(HIDDEN, HIDDEN, 7, 8, tool=HIDDEN, knows=(HIDDEN, "rain"))
    assert Hidden(KEY).record(plain := replace(clean)) == plain
    assert Hidden("short").record(answer) is answer

"""What is known of a model at an endpoint: it adds up, and it is not endless."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from core.models.able import Able
from core.models.live import known as module
from core.models.live.known import Known

URL = "http://127.0.0.1:1/v1"


def test_of_a_model_never_met_nothing_is_known():
    assert Known().of(URL, "m") == Able() == Able(None, "schema", None, None, None, None, True, frozenset())


def test_each_model_at_each_endpoint_is_known_by_itself():
    known = Known()
    known.learn(URL, "small", shape="json")

    assert known.of(URL, "small").shape == "json"
    assert known.of(URL, "big") == known.of(URL + "/x", "small") == Able()


def test_what_calls_side_by_side_learn_adds_up():
    known = Known()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: known.learn(URL, "m", left_out={f"field {n}"}), range(200)))

    assert known.of(URL, "m").left_out == {f"field {n}" for n in range(200)}


def test_a_way_that_was_lost_does_not_come_back_by_a_call_that_was_sent_before():
    known = Known()
    for shape in ("json", "prompt", "json"):
        known.learn(URL, "m", shape=shape)

    assert known.of(URL, "m").shape == "prompt"


def test_a_test_of_the_connection_puts_all_anew():
    known = Known()
    known.learn(URL, "m", shape="prompt", left_out={"seed"})
    known.put(URL, "m", Able(api="chat", tools=True))

    assert known.of(URL, "m") == Able(api="chat", tools=True)


def test_those_learnt_of_longest_ago_are_forgotten(monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    known = Known()
    for model in ("a", "b", "a", "c"):
        known.learn(URL, model, streams=False)

    assert [known.of(URL, model).streams for model in "abc"] == [False, None, False]

"""The card of one call: all that the trace knows of it, in words that fit."""

from __future__ import annotations

import asyncio
import json

import pytest

from core import (
    evaluator_optimizer,
    orchestrator_workers,
    parallelization,
    prompt_chaining,
    routing,
    run,
    start,
)
from core.engine.recorder import Recorder
from core.errors import Refused, ServerFailed, WrongShape
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.orchestrator_workers import TaskPlan
from core.patterns.routing import SupportCategory
from core.run import Started, _checked
from core.trace import paths
from core.trace import trace as traces
from core.trace.span import Attempt, Span
from core.trace.trace import Trace
from core.view.card import MOST_BYTES, card
from core.view.card import cards as all_cards
from tests.core.models.limited import Limited, Provider, by_the_second
from tests.scripted import Scripted

PLAN = TaskPlan(subtasks=["Travel", "Budget"])


def cards(trace):
    """Every call's card by its name."""
    return {name: card(trace, span) for span, name in trace.names.items()}


def test_all_cards_together_work_out_the_names_and_the_chains_once(play, monkeypatch):
    trace = play(run(parallelization, [f"Mail {n}" for n in range(30)], model=Scripted(["normal"] * 30))).trace
    done: list[str] = []
    names, before = traces.names, paths.depends_on
    monkeypatch.setattr(traces, "names", lambda of: done.append("names") or names(of))
    monkeypatch.setattr("core.view.card.depends_on", lambda of: done.append("depends on") or before(of))
    assert len(all_cards(trace)) == 30 and sorted(done) == ["depends on", "names"]


def test_an_item_names_its_place_in_the_input_and_its_numbers(play):
    trace = play(run(parallelization, ["Hello", "Server down"], model=Scripted(["normal", "urgent"], 2.0))).trace
    found = cards(trace)["classify 2"]

    assert found["title"] == "classify 2"
    assert found["facts"] == "2.00 s · 10 tokens in, 5 out · scripted, simulated"
    assert found["prompt"][-1] == {"text": "Server down", "source": "item 2 of the input", "item": 2}
    assert found["marked"] == "Marked: item 2 of the input."
    assert found["answer"] == "urgent"
    assert found["used"] == "Used by: the result."
    assert found["attempts"] == []
    json.dumps(found)


def test_the_pieces_of_the_prompt_make_the_prompt(play):
    trace = play(run(orchestrator_workers, "A trip", model=Scripted([PLAN, "a", "b", "all"]))).trace
    for span in trace.spans:
        assert "".join(piece["text"] for piece in card(trace, span.id)["prompt"]) == span.prompt


def test_a_filled_in_piece_says_which_call_and_field_it_is_from_and_where_an_answer_is_missing(play):
    plan = TaskPlan(subtasks=["Travel", "Budget"])
    trace = play(run(orchestrator_workers, "A trip", model=Scripted([plan, "a", Refused("No."), "all"]))).trace
    found, ids = cards(trace), {name: id for id, name in trace.names.items()}
    filled = {name: [piece for piece in found[name]["prompt"] if "source" in piece] for name in found}

    assert filled["worker 2"][-1] == {
        "text": "Budget", "source": "subtask 2 of plan", "span": ids["plan"], "field": "subtasks[1]"
    }  # fmt: skip
    task, first, second = filled["synthesis"]
    assert task == {"text": "A trip", "source": "the task"}
    assert first == {"text": "a", "source": "the answer of worker 1", "span": ids["worker 1"]}
    assert second == {"text": "Missing part: Budget", "source": "parts", "gap": True}


def test_answers_and_fields_of_earlier_calls_are_named(play):
    trace = play(run(orchestrator_workers, "A trip", model=Scripted([PLAN, "a", "b", "all"]))).trace
    found = cards(trace)

    assert found["worker 2"]["marked"] == "Marked: the task; subtask 2 of plan."
    assert found["worker 2"]["used"] == "Used by: synthesis."
    assert found["plan"]["used"] == "Used by: worker 1 and worker 2."
    assert found["synthesis"]["marked"] == "Marked: the task; the answers of worker 1 and worker 2."
    assert found["plan"]["shape"] == "TaskPlan"
    assert json.loads(found["plan"]["parsed"]) == {"subtasks": ["Travel", "Budget"]}


def test_one_answer_is_named_alone(play):
    trace = play(run(prompt_chaining, "tea", model=Scripted(["o", "d", "f"]))).trace
    assert cards(trace)["draft"]["marked"] == "Marked: the answer of outline."


def test_a_field_of_a_parsed_answer_is_named(play):
    answers = ["a", Evaluation(score=5, feedback="too long"), "b", Evaluation(score=9, feedback="")]
    trace = play(run(evaluator_optimizer, "haiku", model=Scripted(answers))).trace
    assert "feedback of evaluate 1" in cards(trace)["improve"]["marked"]


def test_a_label_is_waited_for_though_it_is_filled_in_nowhere(play):
    label = SupportCategory(category="refund", urgency="low")
    trace = play(run(routing, "Money back", model=Scripted([label, "of course"]))).trace
    assert cards(trace)["classify"]["used"] == "Waited for by: refund."
    assert cards(trace)["refund"]["instructions"].startswith("You are a refund specialist.")


def test_a_failed_call_shows_every_attempt_and_its_back_off(play):
    broken = [ServerFailed("the server answered 500", status=500)] * 3
    trace = play(run(parallelization, ["one", "two"], model=Scripted([broken[0], "ok", *broken[1:]]))).trace
    found = cards(trace)["classify 1"]

    assert found["title"] == "classify 1 failed"
    assert found["facts"].startswith("3 attempts in ")
    assert found["no_answer"] == "No answer."
    assert found["error"] == "The server answered 500 The calls that did not depend on it went on."
    assert [attempt["number"] for attempt in found["attempts"]] == ["1", "2", "3"]
    assert found["attempts"][0]["ended"] == "500: server error"
    assert found["attempts"][0]["then"].endswith(" s of back-off")
    assert found["attempts"][2]["then"] == ""
    assert found["used"] == ""


def test_after_a_failed_link_of_a_chain_nothing_went_on(play):
    trace = play(run(prompt_chaining, "tea", model=Scripted(["o", *[ServerFailed("down", status=500)] * 3]))).trace
    found = next(card for card in cards(trace).values() if card["title"] == "draft failed")
    assert found["error"] == "", "the run's own sentence stands above the picture"
    assert [attempt["ended"] for attempt in found["attempts"]] == ["500: server error"] * 3


def test_a_fallback_says_what_took_its_place(play):
    wrong = [WrongShape("the label is not one of the four", text="maybe"), Refused("declined", text="I can't.")]
    trace = play(run(routing, "?", model=Scripted([*wrong, "kindly"]))).trace
    found = cards(trace)["classify"]
    assert found["error"].endswith("The pattern's fallback took its place.")
    assert found["answer"] == "I can't."


def test_a_call_that_was_repaired_names_the_one_that_did_it_and_that_one_says_why_it_failed_too(play):
    label = SupportCategory(category="refund", urgency="low")
    mended = cards(play(run(routing, "?", model=Scripted(["no JSON", label, "kindly"], world="live"))).trace)
    assert mended["classify"]["error"].endswith("It was asked for anew: repair.")
    assert mended["repair"]["error"] == "" and "You answered:" in "".join(
        str(piece) for piece in mended["repair"]["prompt"]
    )
    lost = cards(play(run(routing, "?", model=Scripted(["no JSON", "none", "kindly"], world="live"))).trace)
    assert lost["classify"]["error"].endswith("The pattern's fallback took its place.")
    assert lost["repair"]["error"].startswith("The answer does not have the shape SupportCategory")


def test_a_wait_for_the_provider_is_no_back_off(play):
    provider = Provider(by_the_second(1), lambda _: {"retry-after": "2"})
    trace = play(run(parallelization, ["one", "two"], model=Limited(provider))).trace
    refused = next(span for span in trace.spans if span.sent > 1)

    first, last = cards(trace)[trace.names[refused.id]]["attempts"]
    assert (first["ended"], first["then"]) == ("429: too many requests", "2.00 s for the provider")
    assert last["then"] == ""


def test_a_slot_and_who_held_it_are_told(play):
    trace = play(run(parallelization, ["1", "2", "3"], model=Scripted("abc", 2.0), concurrency=2)).trace
    assert cards(trace)["classify 3"]["facts"].startswith(
        "waited 2.00 s for a slot, then 2.00 s · held by classify 1 ·"
    )


def test_the_turn_in_a_plain_loop_is_no_wait_for_a_slot(play):
    trace = play(run(parallelization, ["1", "2"], model=Scripted("ab", 2.0), concurrency=1)).trace
    assert cards(trace)["classify 2"]["facts"].startswith("2.00 s ·")


def test_calls_that_have_not_ended_say_so(play):
    async def watched():
        started = start(parallelization, ["1", "2"], model=Scripted("ab", 4.0), concurrency=None)
        waiting = start(parallelization, ["1", "2", "3"], model=Scripted("abc", 4.0), concurrency=2)
        await asyncio.sleep(1.0)
        traces = started.trace, waiting.trace
        waiting.cancel()
        return *traces, (await waiting).trace

    running, waiting, stopped = play(watched())
    found = cards(running)["classify 1"]
    assert found["title"] == "classify 1 is running"
    assert found["facts"].startswith("1.00 s so far")
    assert found["no_answer"] == "No text yet."
    assert cards(waiting)["classify 3"]["title"] == "classify 3 is waiting for a slot"
    assert cards(waiting)["classify 3"]["facts"].startswith("waited 1.00 s for a slot ·")
    assert cards(stopped)["classify 3"]["title"] == "classify 3 was cancelled"


def test_a_text_that_looks_like_markup_stays_as_it_is(play):
    nasty = "<img src=x onerror=alert(1)> {email} ![](http://x/) \u202e"
    trace = play(run(parallelization, [nasty, "b"], model=Scripted([nasty, "ok"]))).trace
    found = cards(trace)["classify 1"]
    assert found["prompt"][-1]["text"] == found["answer"] == nasty


def test_an_unknown_call_is_a_key_error(play):
    trace = play(run(parallelization, ["a"], model=Scripted("a"))).trace
    with pytest.raises(KeyError):
        card(trace, 999)


def streamed(play, answers, **settings):
    """The trace of a run whose answers come piece by piece."""

    async def main():
        recorder = Recorder(Scripted(answers, 2.0), 7, None, streaming=True)
        await (started := Started(recorder, _checked(parallelization, (["a", "b"],), {}, None, recorder), None))
        return started.trace

    return play(main())


def test_the_card_knows_when_how_much_of_the_answer_was_there(play):
    trace = streamed(play, ["normal", "urgent"])
    assert cards(trace)["classify 1"]["deltas"] == [(1.0, 6)]


def test_of_very_many_pieces_every_few_are_told_and_the_last():
    pieces = tuple((i / 1000, 2) for i in range(1000))
    one = Attempt(queued=0.0, start=0.0, first_token=0.0, end=1.0, status="ok", deltas=pieces)
    steps = card(Trace(spans=(call(1, attempts=(one,)),), now=1.0), 1)["deltas"]
    assert len(steps) <= 121 and steps[-1] == (0.999, 2000)
    assert steps == sorted(steps)


def call(id, **facts):
    base = {"id": id, "step": "classify", "kind": "work", "group": None, "place": (0, id), "model": "m", "queued": 0.0}
    base |= {"start": 0.0, "end": 1.0, "status": "ok", "after": (), "attempts": ()}
    return Span(**base | facts)


def test_all_cards_of_a_short_run_are_whole(play):
    trace = play(run(parallelization, ["a", "b"], model=Scripted("xy"))).trace
    assert all_cards(trace) == {str(span.id): card(trace, span.id) for span in trace.spans}


@pytest.mark.parametrize("letter", ["x", "文", "\U0001f600"])
def test_the_longest_texts_are_cut_and_say_how_long_they_are(letter):
    long = letter * 200_000
    spans = [call(i, answer=long, prompt=long) if i < 3 else call(i, answer="short", prompt="p") for i in range(1, 51)]
    found = all_cards(Trace(spans=tuple(spans), now=1.0))
    assert len(json.dumps(found)) <= MOST_BYTES
    assert found["1"]["cut"] == {"answer": 200_000, "prompt": 200_000} and "cut" not in found["3"]
    assert long.startswith(found["1"]["answer"]) and found["1"]["answer"]
    assert sum(len(piece["text"]) for piece in found["1"]["prompt"]) == len(found["1"]["answer"])


@pytest.mark.parametrize(("status", "words"), [(200, "200: cut off"), (None, "no connection")])
def test_a_stream_that_broke_off_had_its_connection(status, words):
    broken = Attempt(0.0, 0.0, 1.0, status="error", error_kind="connection", http_status=status)
    trace = Trace(spans=(call(1, status="error", attempts=(broken, broken)),), now=1.0)
    assert [row["ended"] for row in card(trace, 1)["attempts"]] == [words, words]

"""The outcome of a call in a word or two."""

import core
from core.trace.trace import Trace
from core.view.picture import picture
from tests.core.view.runs import span
from tests.rows import rows


@rows(
    "facts, words",
    [
        ({"template": "As spam, urgent or normal: {email}", "answer": "urgent: the shop is losing orders"}, "urgent"),
        ({"template": "Say yes/no about {text}", "answer": "**No**, it misses the second line of the poem"}, "No"),
        ({"template": "Answer: {question}", "answer": "Here is what I found:\nnothing"}, ""),
        ({"template": "Answer: {question}", "answer": "Yes, there is something for you"}, ""),
        ({"answer": "1. **Tides**: pulled by the moon and the sun"}, ""),
        ({"answer": "**Tides**\n"}, "Tides"),
        ({"answer": "17 * 23 = 391."}, "17 * 23 = 391."),
        ({"kind": "tool", "answer": "Nile: the Nile is about 6,650 kilometres long"}, "Nile"),
        ({"answer": "A long sentence that has no end in sight at all"}, ""),
        ({"answer": "x" * 200_000}, ""),
        ({"answer": "<b>hi</b>"}, "<b>hi</b>"),
        ({"parsed": {"score": 6, "feedback": "dull"}}, "score 6"),
        ({"parsed": {"subtasks": ["a", "b"]}}, "2 subtasks"),
        ({"parsed": {"category": "refund", "urgency": "high"}}, "refund, high"),
        ({"status": "error", "fallback": False}, "1 attempt"),
        ({"status": "error", "start": None, "attempts": ()}, "not sent"),
        ({"fallback": True}, "fallback"),
        ({"answer": None}, ""),
    ],
)
def test_the_outcome_is_a_word_or_two(facts, words):
    trace = Trace(spans=(span(1, **facts),), now=1.0)
    assert picture(trace, status="done")["calls"][0]["words"] == words


def test_a_worker_is_followed_by_its_part_of_the_plan():
    done = core.forecast(core.orchestrator_workers, "Organise a two-day class trip for 28 pupils.", seed=7)
    seen = picture(done.trace, status=done.status)
    parts = done.result.subtasks
    workers = [call["words"].rstrip("…") for call in seen["calls"] if call["name"].startswith("worker")]
    assert len(workers) == len(parts)
    assert all(part.startswith(words) for part, words in zip(parts, workers, strict=True))


def test_a_row_names_the_item_of_the_input_that_it_works_on():
    trace = core.forecast(core.parallelization, ["Meeting  at 3pm\tin the hall", "x" * 80]).trace
    first, second = (call["item"] for call in picture(trace, status="done")["calls"])
    assert first == "Meeting at 3pm in the hall" and second == "x" * 47 + "…"


def test_a_row_that_works_on_no_item_of_a_list_names_none():
    trace = core.forecast(core.prompt_chaining, "Photosynthesis").trace
    assert not any("item" in call for call in picture(trace, status="done")["calls"])

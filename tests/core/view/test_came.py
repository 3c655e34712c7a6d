"""The card says how an answer was read, and keeps what came."""

from __future__ import annotations

from core import evaluator_optimizer, prompt_chaining, run
from core.models.model import Answer
from core.view.card import card
from tests.scripted import Scripted


class Thinking(Scripted):
    """Thinks before each answer."""

    async def answer(self, ask):
        answer = await super().answer(ask)
        return Answer(
            answer.text,
            answer.model,
            raw=f"<think>hm</think>{answer.text}",
            done=("thoughts kept apart",),
            thoughts="hm",
        )


def test_what_was_done_to_what_came_is_a_line_of_the_card_and_what_came_is_kept(play):
    said = '```\n{"score": "9/10", "feedback": "fine"}\n```'
    trace = play(run(evaluator_optimizer, "write", model=Scripted(["draft", said]))).trace
    plain, judged = card(trace, trace.spans[0].id), card(trace, trace.spans[1].id)

    assert judged["read"] == "How it was read: taken out of a code fence and '9/10' read as a number."
    assert judged["raw"] == said and "thoughts" not in judged
    assert not {"read", "raw", "thoughts"} & set(plain)


def test_thoughts_are_a_part_of_their_own(play):
    trace = play(run(prompt_chaining, "tea", model=Thinking(["outline", "draft", "final"]))).trace
    shown = card(trace, trace.spans[0].id)

    assert (shown["answer"], shown["thoughts"], shown["read"]) == (
        "outline",
        "hm",
        "How it was read: thoughts kept apart.",
    )
    assert "raw" not in shown, "it would be the same texts once more"
    assert all("hm" not in span.prompt for span in trace.spans)

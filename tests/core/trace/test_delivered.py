"""Whose answers stand in a result, by the identity of the text, and what was paid for and thrown away."""

from __future__ import annotations

from pydantic import RootModel

import core
from core import Text, evaluator_optimizer, llm, pattern, routing
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.registry import LESSONS
from core.patterns.routing import SupportCategory, speculative_routing
from core.trace.delivered import handed_over, made_from, thrown_away, verdict_on
from core.trace.trace import Trace
from tests.scripted import Scripted


def steps(trace: Trace, ids: list[int] | set[int]) -> list[str]:
    return [trace.names[id] for id in sorted(ids)]


def of_preset(pattern, id: str) -> Trace:
    chosen = preset_of(pattern.__name__, id)
    return core.forecast(pattern, chosen.input, model=model(chosen), **chosen.settings()).trace


def test_the_best_draft_is_handed_over_and_the_one_after_it_thrown_away():
    trace = of_preset(evaluator_optimizer, "gets-worse")
    best = handed_over(trace, "final")
    assert steps(trace, best) == ["improve 1"]
    assert steps(trace, made_from(trace, best)) == ["draft", "evaluate 1", "improve 1"]
    assert steps(trace, thrown_away(trace, "final")) == ["improve 2"]
    verdict = verdict_on(trace, best[0])
    assert verdict is not None and trace.names[verdict.id] == "evaluate 2"


def test_a_specialist_who_was_not_picked_was_paid_for_nothing(play):
    label = SupportCategory(category="refund", urgency="high")
    model = Scripted([label, "shipped", "refunded", "restarted", "helped"], [2.0, 1.0, 3.0, 1.5, 9.0])
    trace = play(core.run(speculative_routing, "I was charged twice.", model=model)).trace
    assert steps(trace, handed_over(trace, "response")) == ["refund"]
    assert steps(trace, thrown_away(trace, "response")) == ["shipping", "technical"]  # the last one was cancelled


def test_nothing_is_called_thrown_away_where_it_is_not_known_what_was_handed_over():
    trace = core.forecast(routing, "I was charged twice for one order.").trace
    assert thrown_away(trace, "") == thrown_away(trace, "no such field") == []
    assert verdict_on(trace, trace.spans[0].id) is None


def test_an_answer_that_the_code_changed_is_no_longer_that_answer():
    @pattern
    async def changed(text: Text) -> list[object]:
        kept, cut = await llm("Say {text}", text=text, step="kept"), await llm("Say {text}", text=text, step="cut")
        several: list[object] = [kept, cut[:-1], {"inside": [kept]}]
        several.append(several)  # it holds itself
        return several

    trace = core.forecast(changed, "hello").trace
    assert [trace.names[one.span] for one in trace.delivered] == ["kept"]
    assert handed_over(trace, "") == thrown_away(trace, "") == [], "nothing is claimed of a pattern that is not ours"


def test_of_a_run_without_a_result_nothing_is_handed_over():
    assert handed_over(Trace(), "final") == []
    trace = core.forecast(evaluator_optimizer, "Write a haiku about rain", deadline=0.1).trace
    assert trace.spans and trace.delivered == ()


class Several(RootModel[list[str]]):
    def __iter__(self):
        return iter(self.root)


def test_a_result_that_is_iterated_in_a_way_of_its_own_is_read_by_its_fields(play):
    @pattern
    async def several(text: Text) -> Several:
        return Several([await llm("Say {text}", text=text, step="say")])

    run = play(core.run(several, "hello", model=Scripted(["hi"])))
    assert run.status == "done" and [one.span for one in run.trace.delivered] == [run.trace.spans[0].id]


def test_only_of_rivals_it_is_said_that_an_answer_was_thrown_away():
    assert [name for name, lesson in LESSONS.items() if lesson.rivals] == [
        "speculative_routing", "evaluator_optimizer", "research_report",
    ]  # fmt: skip

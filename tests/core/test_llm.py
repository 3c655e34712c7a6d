"""One call: its attempts, its record, and where each part of its prompt came from."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, BaseModel

import core
from core import InputError, llm, parse, using
from core.patterns.evaluator_optimizer import Evaluation, evaluator_optimizer
from core.patterns.orchestrator_workers import TaskPlan, orchestrator_workers
from core.trace.span import Source
from tests.scripted import Scripted


def marks(span):
    return {(span.prompt[m.start : m.end], m.name): m.source for m in span.marks}


def test_every_part_of_a_prompt_knows_where_it_came_from(play):
    model = Scripted([TaskPlan(subtasks=["travel", "budget"]), "by coach", "640 in all", "done"])
    run = play(core.run(orchestrator_workers, "a class trip", model=model))
    plan, first, second, synthesis = run.trace.spans

    assert marks(plan)["a class trip", "task"] == Source(input="task")
    assert marks(plan)["8", "cap"] is None  # the pattern's own number
    assert marks(first)["travel", "subtask"] == Source(span=plan.id, field="subtasks[0]")
    assert marks(second)["budget", "subtask"] == Source(span=plan.id, field="subtasks[1]")
    assert marks(synthesis)["640 in all", "parts"] == Source(span=second.id)
    assert [s.kind for s in run.trace.spans] == ["decide", "work", "work", "combine"]


def test_equal_texts_of_two_calls_are_never_confused(play):
    verdict = Evaluation(score=5, feedback="too long")
    model = Scripted(["draft", verdict, "draft", verdict])
    run = play(core.run(evaluator_optimizer, "draft", max_iterations=2, model=model))
    draft, judged, improved, judged_again = run.trace.spans

    assert marks(improved)["draft", "draft"] == Source(span=draft.id)
    assert marks(improved)["draft", "task"] == Source(input="task")
    assert marks(improved)["too long", "feedback"] == Source(span=judged.id, field="feedback")
    assert marks(judged_again)["draft", "draft"] == Source(span=improved.id)


def test_equal_items_keep_their_own_numbers(play):
    run = play(core.run(core.parallelization, ["same", "same"], model=Scripted(["normal"] * 2)))
    assert [s.marks[0].source for s in run.trace.spans] == [
        Source(input="emails", item=1),
        Source(input="emails", item=2),
    ]


def test_a_nested_pattern_keeps_the_source_of_what_it_is_given(play):
    @core.pattern
    async def outer(topic: core.Text) -> str:
        outline = await llm("{topic}", topic=topic, step="first")
        return (await core.prompt_chaining(outline)).final

    run = play(core.run(outer, "cats", model=Scripted(["an outline", "o", "draft", "final"])))
    assert marks(run.trace.spans[1])["an outline", "topic"] == Source(span=run.trace.spans[0].id)


def test_the_line_that_made_the_call_is_known_also_in_a_comprehension(play):
    from pathlib import Path

    run = play(core.run(core.parallelization, ["a", "b"], model=Scripted(["normal"] * 2)))
    source = Path(core.parallelization.__wrapped__.__code__.co_filename).read_text().splitlines()
    for span in run.trace.spans:
        assert span.file == "core/patterns/parallelization.py"
        assert "llm(" in source[span.line - 1]


def test_a_template_of_ones_own_takes_the_place_of_the_patterns(play):
    model = Scripted(["o", "d", "f"])
    run = play(
        core.run(core.prompt_chaining, "cats", model=model, prompts={"outline": "Two points on {topic}, in verse"})
    )
    assert model.asked[0].prompt == "Two points on cats, in verse" and run.status == "done"


def test_a_template_with_an_unknown_place_says_which_there_are(play):
    with pytest.raises(InputError, match=r"\{topic\}"):
        play(core.run(core.prompt_chaining, "cats", model=Scripted([]), prompts={"outline": "About {subject}"}))


def test_streamed_text_is_in_the_trace_while_it_comes(play):
    import asyncio

    async def halfway():
        live = core.start(core.prompt_chaining, "cats", model=Scripted(["outline", "d", "f"], latency=2.0))
        live.recorder.streaming = True
        await asyncio.sleep(1.5)
        early = live.trace.spans[0]
        await live
        return early, live.trace.spans[0]

    early, late = play(halfway())
    assert early.status == "running" and early.answer == "outline" and early.end is None
    assert late.time_to_first_token == pytest.approx(1.0) and late.attempts[0].deltas == ((1.0, 7),)


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Size(str, Enum):  # noqa: UP042  (the older way, which str() writes as Size.SMALL)
    SMALL = "small"
    LARGE = "large"


class Day(StrEnum):
    MONDAY = "monday"


class Name(str):
    """A text of a type of its own."""


class Part(BaseModel):
    size: Size
    note: str


class Order(BaseModel):
    colour: Colour
    size: Size
    second: Size | None
    third: Size | None
    sizes: list[Size]
    rows: list[list[Colour]]
    named: dict[str, Size]
    keyed: dict[Size, Colour]
    pair: tuple[Size, Colour]
    weekday: Day
    part: Part
    parts: list[Part]
    name: Annotated[str, AfterValidator(Name)]
    word: Literal["yes", "no"]


ORDER = Order(
    colour=Colour.RED, size=Size.SMALL, second=Size.LARGE, third=None, sizes=[Size.LARGE, Size.SMALL],
    rows=[[Colour.BLUE]], named={"a": Size.LARGE}, keyed={Size.SMALL: Colour.RED}, pair=(Size.SMALL, Colour.BLUE),
    weekday=Day.MONDAY, part=Part(size=Size.LARGE, note="soft"), parts=[Part(size=Size.SMALL, note="hard")],
    name=Name("Ada"), word="yes",
)  # fmt: skip


def types(value):
    """The value with the type of everything in it."""
    if isinstance(value, BaseModel):
        return type(value), {name: types(inner) for name, inner in value}
    if isinstance(value, dict):
        return {(type(key), key): types(inner) for key, inner in value.items()}
    return [types(inner) for inner in value] if isinstance(value, list | tuple) else (type(value), value)


def test_what_parse_returns_has_the_types_of_its_shape_all_the_way_down(play):
    with using(Scripted([ORDER])) as recording:
        order = play(parse(Order, "order", step="order"))

    assert types(order) == types(ORDER) and order.size is Size.SMALL and order.colour is Colour.RED
    assert recording.trace.spans[0].parsed == ORDER.model_dump(mode="json")


def test_the_texts_beside_them_still_know_where_they_come_from_and_a_member_is_written_by_its_value(play):
    @core.pattern
    async def ordering(topic: core.Text, size: Size) -> str:
        order = await parse(Order, "{topic} {size}", topic=topic, size=size, step="order")
        assert size is Size.LARGE  # an input keeps its type, too
        return await llm(
            "{colour} {size} {sizes} {note} {word}", colour=order.colour, size=order.size, sizes=order.sizes,
            note=order.parts[0].note, word=order.word, step="answer",
        )  # fmt: skip

    run = play(core.run(ordering, "shoes", Size.LARGE, model=Scripted([ORDER, "done"])))
    asked, answered = run.trace.spans

    assert asked.prompt == "shoes large" and marks(asked)["shoes", "topic"] == Source(input="topic")
    assert answered.prompt == "red small 1. large\n\n2. small hard yes"
    assert marks(answered)["hard", "note"] == Source(span=asked.id, field="parts[0].note")
    assert marks(answered)["yes", "word"] == Source(span=asked.id, field="word")
    assert marks(answered)["red", "colour"] is None  # one object for all answers: it tells of none


def test_parse_returns_the_shape(play):
    with using(Scripted([TaskPlan(subtasks=["a"])])) as recording:
        assert play(parse(TaskPlan, "plan {task}", task="x", step="plan")).subtasks == ["a"]
    assert recording.trace.spans[0].parsed == {"subtasks": ["a"]} and recording.trace.spans[0].shape == "TaskPlan"

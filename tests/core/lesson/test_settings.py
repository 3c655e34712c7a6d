"""The options of a pattern: read from its signature, with the words of its record where it has some."""

from __future__ import annotations

from collections.abc import Callable

from core import Result, Rounds, Text, evaluator_optimizer, pattern
from core.lesson.lesson import Lesson
from core.lesson.registry import lesson_of
from core.lesson.settings import Setting, settings_of


class Dug(Result):
    final: str


@pattern
async def dig(
    topic: Text, depth: Rounds = 2, slope: float = 0.5, note: Text | None = None, steps: list[str] | None = None
) -> Dug:
    return Dug(final=topic)


def test_a_pattern_that_nobody_has_words_for_is_asked_by_its_names():
    options = settings_of(dig)
    assert {name: option.kind for name, option in options.items()} == {
        "depth": "integer", "slope": "number", "note": "string", "steps": "array",
    }  # fmt: skip
    depth = options["depth"]
    assert (depth.label, depth.words, depth.bounds, depth.default) == ("Depth", "depth", (1, 20), 2)
    assert list(Lesson(dig).fields) == ["depth"], "a whole number with bounds has a field on the page"


def test_an_option_named_like_a_field_of_every_page_has_none_of_its_own():
    @pattern
    async def stairs(topic: Text, steps: Rounds = 2, flights: Rounds = 1) -> Dug:
        return Dug(final=topic)

    assert list(Lesson(stairs).options) == ["steps", "flights"] and list(Lesson(stairs).fields) == ["flights"]


def test_a_record_gives_the_words_and_how_far_the_field_goes():
    deep = Lesson(dig, settings=(Setting("depth", "How deep", "layers", up_to=5),)).options["depth"]
    assert (deep.label, deep.words, deep.bounds, deep.most) == ("How deep", "layers", (1, 5), 20)
    assert Lesson(dig, settings=(Setting("depth", help="layers"),)).fields == {}, "no label, no field"


def test_the_loop_asks_for_its_score_and_its_rounds_on_the_page():
    lesson = lesson_of(evaluator_optimizer.__name__)
    assert {name: option.bounds for name, option in lesson.fields.items()} == {
        "target_score": (1, 10), "max_iterations": (1, 10),
    }  # fmt: skip
    assert list(lesson.options) == ["target_score", "max_iterations", "candidates", "draft"]


def test_an_option_that_cannot_be_written_down_has_no_kind():
    async def odd(topic: str, way: Callable[[], None], other: complex | None = None) -> None: ...

    assert {name: option.kind for name, option in settings_of(odd).items()}["way"] == ""

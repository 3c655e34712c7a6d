"""What is known of a result that no record tells of."""

from __future__ import annotations

from core import Failed, Result
from core.lesson.presets.outcome import outcome
from core.lesson.registry import lesson_of
from core.lesson.summed import failed_fields, fell_back
from core.run import Run
from core.trace.trace import Trace


class Strange(Result):
    texts: list[str | Failed]
    check: str | Failed
    answer: str


DOWN = Failed(error="down", kind="server")


def test_a_result_that_nobody_knows_lacks_the_fields_that_failed_and_the_items_by_number():
    known = lesson_of("strange").summed
    assert known.missing(Strange(texts=["a", DOWN], check=DOWN, answer="a")) == ["2", "check"]
    assert known.missing(Strange(texts=["a"], check="b", answer="a")) == known.missing("a plain text") == []


def test_a_field_that_failed_is_found_inside_a_record_too():
    class Outer(Result):
        route: Strange

    assert failed_fields(Outer(route=Strange(texts=[DOWN], check=DOWN, answer="a"))) == ["check"]


def test_a_fallback_is_one_of_the_result_or_of_an_item_in_it():
    class Answered(Result):
        fallback: bool

    class Several(Result):
        answers: list[Answered]

    assert fell_back(Answered(fallback=True)) and fell_back(Several(answers=[Answered(fallback=True)]))
    assert not fell_back(Several(answers=[Answered(fallback=False)])) and not fell_back("a plain text")


def test_it_comes_to_its_fields_with_the_good_ones_of_a_list_counted():
    run = Run("partial", Trace(pattern="strange"), Strange(texts=["a", DOWN, "c"], check=DOWN, answer="a"))
    came = outcome(run)
    assert (came["texts"], came["check"], came["answer"]) == (2, DOWN, "a")
    assert came["gap named"] is False, "it is not known what is handed over, so nothing says so"

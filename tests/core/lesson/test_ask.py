"""Questions that only one pattern can answer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from core.lesson.ask import how_many_parts, which_of
from core.lesson.registry import LESSONS
from core.run import Run
from core.trace.trace import Trace
from tests.rows import rows

ASKED = [(name, ask) for name, lesson in LESSONS.items() for ask in lesson.asks]


def run(**fields):
    return Run("done", Trace(), SimpleNamespace(**fields))


def test_a_way_is_found_among_its_names_and_a_fallback_says_so():
    ask = which_of(("refund", "shipping"), "Which?")
    assert ask.choices({}) == ("refund", "shipping")
    assert ask.truth(run(category="shipping"), ask.choices({})) == 1
    assert ask.truth(run(category="gone"), ask.choices({})) is None
    assert "fallback" in ask.why(run(category="shipping", fallback=True))


@pytest.mark.parametrize(
    ("parts", "left", "words"),
    [([], [], "one direct answer"), (["a", "b"], [], "from “a” to “b”."), (["a"], ["x", "y"], "2 more were named")],
)
def test_parts_are_those_that_were_done(parts, left, words):
    ask, came = how_many_parts("How many?", 12), run(subtasks=parts, left_out=left)
    assert ask.truth(came, ()) == len(parts) and words in ask.why(came)


@rows("name, ask", ASKED)
def test_a_question_of_a_record_has_words_and_fits_the_options_of_its_pattern(name, ask):
    defaults = {option: setting.default for option, setting in LESSONS[name].options.items()}
    choices = ask.choices(defaults)
    assert ask.words.endswith("?") and (len(choices) >= 2 or ask.high > 0)


@pytest.mark.parametrize(
    ("most", "last"), [(1, "Round 1"), (3, "Round 3"), (7, "Round 7"), (10, "Round 7 or a later one")]
)
def test_the_rounds_of_any_limit_have_room_on_a_phone(most, last):
    (ask,) = (ask for name, ask in ASKED if name == "evaluator_optimizer")
    choices = ask.choices({"max_iterations": most})
    assert choices[-2:] == (last, "None of them") and len(choices) <= 8
    for passed in range(1, most + 1):
        came = run(iterations=passed, ended="passed")
        assert ask.truth(came, choices) == min(passed, 7) - 1
    assert choices[ask.truth(run(iterations=most, ended="limit"), choices)] == "None of them"

"""What `@pattern` refuses, what it takes as it is, and what a result answers to."""

from __future__ import annotations

import inspect

import pytest

import core
from core import InputError, using
from core.pattern import OF_THE_RUN
from core.patterns.evaluator_optimizer import evaluator_optimizer
from tests.rows import rows
from tests.scripted import Scripted


@rows(
    "pattern, args, kwargs, says",
    [
        (core.prompt_chaining, [""], {}, "empty"),
        (core.prompt_chaining, ["\u200b \n"], {}, "empty"),
        (core.prompt_chaining, ["\u2800\u3164"], {}, "empty"),
        (core.parallelization, [["a", "\U000e0020"]], {}, "item 2, is empty"),
        (core.prompt_chaining, [7], {}, "must be a text"),
        (core.routing, ["x" * 200_001], {}, "200,001 characters; 200,000"),
        (core.parallelization, [[]], {}, "empty"),
        (core.parallelization, ["one text"], {}, "list of texts"),
        (core.parallelization, [["a", " "]], {}, "item 2"),
        (core.parallelization, [["a"] * 10_001], {}, "10,001 items; 10,000"),
        (core.prompt_chaining, [["a", ""]], {}, "empty"),
        (evaluator_optimizer, ["x"], {"target_score": 11}, "target_score"),
        (evaluator_optimizer, ["x"], {"max_iterations": 0}, "max_iterations"),
        (evaluator_optimizer, ["x"], {"draft": " "}, "draft"),
        (core.routing, [], {}, "query"),
        (core.routing, ["x"], {"colour": "red"}, "colour"),
    ],
)
def test_bad_input_is_refused_before_any_call(play, pattern, args, kwargs, says):
    model = Scripted([])
    with pytest.raises(InputError, match=says), using(model):
        play(pattern(*args, **kwargs))
    with pytest.raises(ValueError, match=says):
        play(core.run(pattern, *args, model=model, **kwargs))
    assert model.asked == []


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f4bb",
        "\u202eabc",
        "a\x00\x1b[31m",
        "{topic}",
        "<script>alert(1)</script>",
        "\ud800",
        "![x](http://y)",
    ],
)
def test_odd_texts_are_taken_as_they_are(play, text):
    model = Scripted(["o", "d", "f"])
    run = play(core.run(core.prompt_chaining, text, model=model))
    assert run.status == "done" and model.asked[0].prompt.endswith(text.encode("utf-8", "replace").decode())
    assert core.Trace.model_validate_json(run.trace.model_dump_json()) == run.trace


def test_a_result_answers_to_its_fields_only():
    result = core.prompt_chaining.__wrapped__.__globals__["Chain"](outline="a", draft="b", final="c")
    assert result["final"] == "c" and "final" in result and "copy" not in result and {**result} == result.model_dump()
    with pytest.raises(KeyError):
        result["model_dump"]


@pytest.mark.parametrize("name", OF_THE_RUN)
def test_a_parameter_that_the_run_would_keep_is_refused_where_it_is_written(name):
    names: dict[str, object] = {}
    exec(f"async def poem(topic, {name}=None): return topic\nasync def verse(topic, *, {name}): return topic", names)
    for function in (names["poem"], names["verse"]):
        with pytest.raises(TypeError, match=f"has a parameter '{name}', which core.run takes for itself"):
            core.pattern(function)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("async def poem(topic, /)", "'topic', which is positional-only"),
        ("async def poem(topic, length=3, /, *, style='free')", "'topic', which is positional-only"),
        ("async def poem(*topics)", r"'\*topics', which is variadic positional"),
        ("async def poem(topic, **style)", r"'\*\*style', which is variadic keyword"),
        ("def poem(topic)", "poem is no async function"),
    ],
)
def test_a_function_that_could_not_be_run_as_a_pattern_is_refused_where_it_is_written(written, why):
    names: dict[str, object] = {}
    exec(f"{written}: return 1", names)
    with pytest.raises(TypeError, match=why):
        core.pattern(names["poem"])


def test_the_refused_names_are_the_keywords_of_run_and_other_ones_are_free(play):
    for entry in (core.run, core.start, core.forecast):
        kinds = inspect.signature(entry).parameters.values()
        assert tuple(p.name for p in kinds if p.kind is p.KEYWORD_ONLY) == OF_THE_RUN

    @core.pattern
    async def poem(topic: core.Text, modes: int = 1, *, seeds: int = 2) -> str:
        return f"{topic} {modes} {seeds}"

    assert play(core.run(poem, "rain", modes=3, seeds=4, seed=5, model=Scripted([]))).result == "rain 3 4"

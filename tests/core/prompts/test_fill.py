"""Templates: places filled by name only, and what was filled in where."""

import tracemalloc

import pytest

from core import InputError
from core.prompts.fill import MOST_CHARACTERS, fill


def test_places_are_filled_by_name():
    prompt, filled = fill("Write about {topic}, {tone}.", {"topic": "cats", "tone": "kindly"})
    assert prompt == "Write about cats, kindly."
    assert [(prompt[f.start : f.end], f.name) for f in filled] == [("cats", "topic"), ("kindly", "tone")]


def test_what_an_input_contains_is_never_replaced():
    prompt, _ = fill("{topic} and {tone}", {"topic": "{tone} {0} {topic.__class__} {{", "tone": "{topic}"})
    assert prompt == "{tone} {0} {topic.__class__} {{ and {topic}"


def test_a_list_fills_in_as_numbered_parts():
    prompt, filled = fill("Combine:\n{parts}", {"parts": ["one", "two"]})
    assert prompt == "Combine:\n1. one\n\n2. two"
    assert [prompt[f.start : f.end] for f in filled] == ["one", "two"]


@pytest.mark.parametrize("text", ['{"a": 1}', "{}", "{ topic }", "{0}", "a { b } c", "{topic"])
def test_braces_that_are_no_place_stay(text):
    assert fill(text, {"topic": "x"})[0] == text


def test_without_inputs_the_prompt_is_taken_as_it_is():
    assert fill("What does {topic} mean in a template?", {})[0] == "What does {topic} mean in a template?"


def test_a_place_that_nothing_fills_is_refused_with_the_ones_there_are():
    with pytest.raises(InputError, match=r"\{subject\}.*\{topic\}, \{tone\}"):
        fill("About {subject}", {"topic": "cats", "tone": "dry"})


@pytest.mark.parametrize(
    ("template", "value", "says"),
    [
        (
            "{topic} " * 20_000,
            "x" * 10_000,
            r"200,160,000 characters; 1,000,000 are allowed. It names",
        ),
        ("{topic} " * 20_000, ["x"] * 5_000, r"1,000,000 are allowed. It names \{topic\} 20,000 times. Shorten"),
        ("{topic}", "x" * (MOST_CHARACTERS + 1), "are allowed. Shorten the prompt, or what is filled in"),
        ("x" * MOST_CHARACTERS + "{topic}", "", "are allowed. Shorten"),
    ],
    ids=["a long text", "a long list", "one text", "the template itself"],
)
def test_a_prompt_that_would_be_too_long_is_refused_before_it_is_built(template, value, says):
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=says):
            fill(template, {"topic": value})
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000  # bytes


def test_a_prompt_as_long_as_is_allowed_is_built_whole():
    text = "x" * (MOST_CHARACTERS // 2 - 7)
    prompt, (first, second) = fill("{topic}{topic}", {"topic": text})
    assert prompt == text + text and (first.end, second.end) == (len(text), len(prompt))

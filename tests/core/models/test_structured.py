"""How an answer of a given shape is asked for, by what the server can do."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from core.models.able import Able
from core.models.wire import chat_api, responses_api
from core.models.wire.structured import KEYWORDS, format_of, keywords_in, prompt_of, reduced
from tests.core.models.quirks.asking import PLAIN, SCHEMA, SHAPED, TOOLS

STRICT, JSON, PROMPT = (Able(shape=shape) for shape in ("schema", "json", "prompt"))


def test_a_strict_schema_is_asked_for_beside_the_prompt():
    assert format_of(SHAPED, STRICT) == ("json_schema", {"name": "Verdict", "schema": SCHEMA, "strict": True})
    assert prompt_of(SHAPED, STRICT) == SHAPED.prompt


@pytest.mark.parametrize(("able", "asked"), [(JSON, ("json_object", {})), (PROMPT, None)])
def test_else_the_schema_stands_in_the_prompt_with_the_word_that_json_mode_wants(able, asked):
    assert format_of(SHAPED, able) == asked
    prompt = prompt_of(SHAPED, able)
    assert prompt.startswith("Judge the rain.\n\nAnswer in JSON alone") and prompt.endswith(json.dumps(SCHEMA))
    # A repair says it itself.
    assert prompt_of(replace(SHAPED, prompt=prompt), able) == prompt


def test_a_text_is_asked_for_as_it_is():
    assert format_of(PLAIN, JSON) is None and prompt_of(PLAIN, PROMPT) == PLAIN.prompt


def test_instructions_go_before_the_prompt_where_they_have_no_role():
    able = Able(system=False)
    assert prompt_of(PLAIN, able) == "Be kind.\n\nHow is the rain?"
    assert chat_api.request(PLAIN, "m", able)["messages"] == [{"role": "user", "content": prompt_of(PLAIN, able)}]
    assert "instructions" not in responses_api.request(PLAIN, "m", able)


def test_all_that_is_not_refused_is_left_as_it_is():
    assert reduced(SCHEMA, ()) is SCHEMA and reduced(SCHEMA, {"stream_options"}) is SCHEMA


@pytest.mark.parametrize("word", sorted(keywords_in(SCHEMA)))
def test_a_keyword_that_is_refused_stands_nowhere_and_the_fields_stay(word):
    less = reduced(SCHEMA, {word})
    assert word not in keywords_in(less) and list(less["properties"]) == ["score", "reason", "part", "also"]
    assert less["properties"]["reason"]["type"] == "string" and less["required"] == SCHEMA["required"]


def test_a_reference_is_written_out_and_of_a_choice_the_first_part_is_left():
    less = reduced(SCHEMA, {"$ref", "$defs", "anyOf"})
    assert less["properties"]["part"] == SCHEMA["$defs"]["Part"] and "$defs" not in less
    assert less["properties"]["also"] == {"type": "string"}


def test_a_shape_that_holds_itself_comes_to_an_end():
    tree = {"$ref": "#/$defs/T", "$defs": {"T": {"type": "object", "properties": {"t": {"$ref": "#/$defs/T"}}}}}
    less = reduced(tree, {"$ref", "$defs"})
    assert keywords_in(less) == set() and len(json.dumps(less)) < 1000


def test_a_field_may_have_the_name_of_a_keyword():
    shape = {"type": "object", "properties": {"title": {"type": "string", "title": "Title"}}, "required": ["title"]}
    assert keywords_in(shape) == {"title"}
    assert reduced(shape, {"title"}) == {**shape, "properties": {"title": {"type": "string"}}}
    assert reduced(shape, KEYWORDS)["properties"] == {"title": {"type": "string"}}


@pytest.mark.parametrize("wire", [chat_api, responses_api])
def test_nothing_that_is_left_out_is_sent(wire):
    able = Able(
        left_out=frozenset({"strict", "parallel_tool_calls", "stream_options", "minLength", "additionalProperties"})
    )
    sent = json.dumps(wire.request(replace(TOOLS, on_text=print), "m", able))
    assert "search" in sent and '"stream": true' in sent and not [word for word in able.left_out if word in sent]
    assert '"stream": false' in json.dumps(wire.request(replace(PLAIN, on_text=print), "m", Able(streams=False)))


def test_an_answer_limit_is_written_as_the_server_takes_it():
    assert responses_api.request(PLAIN, "m")["max_output_tokens"] == chat_api.request(PLAIN, "m")["max_tokens"] == 500
    renamed = chat_api.request(PLAIN, "m", Able(left_out=frozenset({"max_tokens"})))
    assert renamed["max_completion_tokens"] == 500 and "max_tokens" not in renamed
    neither = chat_api.request(PLAIN, "m", Able(left_out=frozenset({"max_tokens", "max_completion_tokens"})))
    assert 500 not in neither.values()
    assert "max_tokens" not in chat_api.request(replace(PLAIN, answer_limit=None), "m")

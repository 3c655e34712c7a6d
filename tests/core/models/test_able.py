"""What one model can do: what is learnt adds up, and a way that was lost stays lost."""

from __future__ import annotations

import pytest

from core.errors import ConfigError
from core.models.able import Able, api_of


def test_what_is_learnt_adds_up():
    able = Able().learnt(left_out={"seed"}).learnt(left_out={"strict"}, tools=True)

    assert able == Able(tools=True, left_out=frozenset({"seed", "strict"}))


@pytest.mark.parametrize(("lost", "then", "shape"), [("json", "schema", "json"), ("json", "prompt", "prompt")])
def test_a_way_to_ask_for_a_shape_only_goes_down(lost, then, shape):
    assert Able().learnt(shape=lost).learnt(shape=then).shape == shape


def test_an_api_is_one_of_two_or_none():
    assert [api_of(name) for name in (None, "chat", "responses")] == [None, "chat", "responses"]
    with pytest.raises(ConfigError, match="There is no API 'completions'"):
        api_of("completions")

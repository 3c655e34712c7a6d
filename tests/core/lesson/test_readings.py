"""Which two readings a pattern has, and what each gets of the settings."""

from __future__ import annotations

import core
from core.engine.breaks import breaks
from core.lesson.readings import naive_and_guarded, naive_of, readings


def test_several_topics_have_no_naive_version():
    assert naive_of(core.prompt_chaining, ["Tides", "Bees"]) is None and naive_of(core.agent, "Why?") is None
    (alone,) = naive_and_guarded(core.prompt_chaining, ["Tides", "Bees"], {})
    assert alone.pattern is core.prompt_chaining


def test_a_pattern_of_ones_own_with_the_name_of_one_of_ours_is_not_taken_for_it():
    @core.pattern
    async def routing(query: core.Text) -> str:
        return await core.llm("{query}", query=query, step="ask")

    sequential, parallel = readings(routing, "hello")
    assert sequential.pattern is parallel.pattern is routing and naive_of(routing, "hello") is None
    assert readings(core.routing, "hello")[1].pattern is core.speculative_routing


def test_the_naive_version_gets_of_the_settings_what_it_has():
    settings = {"candidates": 3, "max_iterations": 2, "seed": 5, "prompts": {"draft": "Write: {task}", "poem": "x"}}
    settings["models"] = {"draft": "small", "poem": "big"}
    naive, guarded = naive_and_guarded(core.evaluator_optimizer, "a haiku", settings | {"breaks": breaks("poem:fail")})
    assert guarded.options["candidates"] == 3 and "candidates" not in naive.options
    assert (naive.options["max_iterations"], naive.options["seed"]) == (2, 5)
    assert naive.options["prompts"] == {"draft": "Write: {task}"} and naive.options["models"] == {"draft": "small"}
    assert naive.options["breaks"] == ()

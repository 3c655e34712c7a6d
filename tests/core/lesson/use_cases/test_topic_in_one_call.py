"""The whole task of a chain in one call."""

from __future__ import annotations

import core
from core.lesson.use_cases.topic_in_one_call import topic_in_one_call


def test_the_whole_task_of_a_chain_is_one_call_that_the_model_knows():
    ended = core.forecast(topic_in_one_call, "Machine learning basics")
    assert ended.trace.calls == 1 and not ended.trace.spans[0].unknown and ended.result.final

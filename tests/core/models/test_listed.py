"""A server's list of models, asked with the key it wants, and what comes where it has none."""

from __future__ import annotations

import asyncio

import pytest

from core.errors import WorkflowError
from core.models.live import Live
from core.models.live.budget import Budget, Limits
from core.models.live.listed import listed
from tests.core.models.live_replies import KEY
from tests.core.models.test_nearby import Local

LIST = {"object": "list", "data": [{"id": "models/big"}, {"id": "text-embedding-3"}, {"id": "small"}, {"id": "small"}]}


def asked(answers, key=KEY, path="/v1"):
    async def main():
        async with Local(answers) as server:
            model = Live(key, f"http://127.0.0.1:{server.port}{path}", budget=Budget(Limits(calls=0)))
            return await listed(model), server.asked

    return asyncio.run(main())


def test_the_models_that_answer_prompts_are_listed_once_and_cost_no_call():
    assert asked({"/v1/models": LIST}) == (("big", "small"), ["GET /v1/models HTTP/1.1"])


def test_a_name_that_holds_the_key_is_shown_without_it():
    assert asked({"/v1/models": {"data": [{"id": f"model-{KEY}"}]}})[0] == ("model-[key]",)


def test_the_query_of_the_address_goes_along():
    names, [line] = asked({"/v1/models?api-version=1": LIST}, path="/v1?api-version=1")
    assert names == ("big", "small") and line == "GET /v1/models?api-version=1 HTTP/1.1"


@pytest.mark.parametrize("answer", [b"<html>", b"", b"[]", b'{"data": []}', b'{"data": "x"}', b"[" * 3000, b"\xff"])
def test_where_nothing_is_listed_it_is_said(answer):
    with pytest.raises(WorkflowError, match="lists no models"):
        asked({"/v1/models": answer})


def test_a_server_without_a_list_says_so():
    with pytest.raises(WorkflowError, match="nothing at this address"):
        asked({})

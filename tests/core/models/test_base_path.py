"""Which path of a server is meant, where the one that was typed leads to an API of the server's own, or nowhere."""

from __future__ import annotations

import pytest

from core.models.live.base_path import path_at
from core.models.live.endpoint import endpoint_of

MEANT = {  # what is typed, and the base that is called
    "https://gpu.example:11434/api/": "https://gpu.example:11434/v1",
    "https://ollama.com/api": "https://ollama.com/v1",
    "http://localhost:1234/API/v1": "http://localhost:1234/v1",
    "http://192.168.1.5:4321/api/v0": "http://192.168.1.5:4321/v1",
    "http://localhost:5001/api": "http://localhost:5001/v1",
    "https://openrouter.ai/v1/chat/completions": "https://openrouter.ai/api/v1",
    "https://api.groq.com/v1/": "https://api.groq.com/openai/v1",
    "https://generativelanguage.googleapis.com/v1beta/models": "https://generativelanguage.googleapis.com/v1beta/openai",
    "https://api.z.ai/api/anthropic": "https://api.z.ai/api/paas/v4",
    "https://api.z.ai/api/paas": "https://api.z.ai/api/paas/v4",
    "https://api.deepseek.com/anthropic": "https://api.deepseek.com/v1",
    "https://dashscope.aliyuncs.com/api/v1": "https://dashscope.aliyuncs.com/compatible-mode/v1",
    "https://lab.openai.azure.com/openai": "https://lab.openai.azure.com/openai/v1",
    "https://api.fireworks.ai/inference": "https://api.fireworks.ai/inference/v1",
    "api.deepinfra.com": "https://api.deepinfra.com/v1/openai",
    "https://api.cohere.com/v2": "https://api.cohere.com/compatibility/v1",
}


@pytest.mark.parametrize("typed", MEANT)
def test_the_path_of_another_api_is_replaced_by_the_one_that_was_meant(typed):
    assert endpoint_of(typed).base == MEANT[typed]


@pytest.mark.parametrize(
    "base",
    [
        "http://localhost:3000/api",  # Open WebUI has it there
        "https://x.example/api/v0",
        "https://notopenrouter.ai/api",
        "https://openrouter.ai.example/api",
        "https://api.z.ai/api/coding/paas/v4",
        "https://api.deepseek.com/beta",
        "https://api.groq.com/openai/v1",
        "https://lab.openai.azure.com/openai/deployments/gpt",
        "http://localhost:11434/ollama",
    ],
)
def test_any_other_path_is_called_as_it_was_typed(base):
    assert endpoint_of(base).base == base


def test_a_host_that_is_not_known_has_it_under_v1():
    assert path_at("llm.example.com") == path_at("openrouter.ai.example") == "/v1"
    assert path_at("lab.openai.azure.com") == "/openai/v1"

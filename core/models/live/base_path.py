"""Under which path of a server OpenAI's API is, as far as that is known of it."""

from __future__ import annotations

import re

_PATHS = {  # by the end of the host: where it is not under /v1, or where another API stands beside it
    "openrouter.ai": "/api/v1",
    "api.groq.com": "/openai/v1",
    "generativelanguage.googleapis.com": "/v1beta/openai",
    "api.z.ai": "/api/paas/v4",
    "open.bigmodel.cn": "/api/paas/v4",
    "openai.azure.com": "/openai/v1",
    "services.ai.azure.com": "/openai/v1",
    "models.github.ai": "/inference",
    "api.fireworks.ai": "/inference/v1",
    "api.deepinfra.com": "/v1/openai",
    "api.cohere.com": "/compatibility/v1",
    "dashscope.aliyuncs.com": "/compatible-mode/v1",
    "dashscope-intl.aliyuncs.com": "/compatible-mode/v1",
    "api.deepseek.com": "/v1",
    "api.moonshot.ai": "/v1",
    "ollama.com": "/v1",
}
_PORTS = (11434, 1234, 5001)  # of Ollama, LM Studio and KoboldCpp: under /api they have an API of their own
_OTHERS = re.compile(r"(/api)?(/v[0-9](beta)?)?(/models/[^/]+)?|(/api)?/anthropic")


def path_at(host: str) -> str:
    """The path at a host: /v1, unless another one is known."""
    return next((path for end, path in _PATHS.items() if f".{host}".endswith(f".{end}")), "/v1")


def is_another(path: str, host: str, port: int | None, inside: bool) -> bool:
    """Does a path lead to an API that only this server has, or is it the beginning of the one that was meant?

    `path`: in small letters, with no slash at the end; `inside`: the host is in this network.
    """
    there = path_at(host)
    if path in ("", there):
        return False
    other = _OTHERS.fullmatch(path) is not None
    if any(f".{host}".endswith(f".{end}") for end in _PATHS):
        return other or there.startswith(f"{path}/")
    # LM Studio's is known by its path alone.
    return (port in _PORTS and other and path.startswith("/api")) or (inside and path == "/api/v0")

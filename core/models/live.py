"""A live model: OpenAI, or any server that speaks one of its APIs."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Self

from core.errors import ConfigError
from core.models.allowance import Allowance
from core.models.client import ClientModel, open_client
from core.models.endpoint import OPENAI, checked_url, host_of, is_private, leads_inside

if TYPE_CHECKING:
    from openai import AsyncOpenAI


class Live(ClientModel):
    """The key goes to `base_url` and nowhere else: redirects are not followed.

    `allowance` counts each request sent. `public_only` refuses an address inside this network.
    """

    world = "live"

    def __init__(
        self,
        api_key: str,
        base_url: str | None = None,
        model: str = "gpt-4o-mini",
        api: str = "responses",
        *,
        allowance: Allowance | None = None,
        call_deadline: float = 30.0,
        public_only: bool = False,
    ) -> None:
        super().__init__(model, api, call_deadline)
        if not api_key or not api_key.isascii() or not api_key.isprintable() or " " in api_key:
            raise ConfigError("The API key is missing or has characters that no key has.")
        self.base_url = checked_url(base_url or OPENAI)
        self.allowance = allowance
        self.public_only = public_only
        self._key = api_key
        if public_only:
            _refuse(is_private(host_of(self.base_url)))

    def __repr__(self) -> str:
        return f"Live(base_url={self.base_url!r}, model={self.name!r}, api={self.api!r})"

    def connect(self) -> AsyncOpenAI:
        import openai

        inside = is_private(host_of(self.base_url))  # no proxy stands between us and our own network
        http_client = openai.DefaultAsyncHttpxClient(verify=_tls(), follow_redirects=False, trust_env=not inside)
        return open_client(self._key, self.base_url, http_client)

    async def __aenter__(self) -> Self:
        if self.public_only:
            _refuse(await leads_inside(host_of(self.base_url)))
        return await super().__aenter__()

    def before(self) -> None:
        if self.allowance is not None:
            self.allowance.take()


def from_environment(environment: Mapping[str, str] = os.environ) -> Live:
    """Reads OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL and OPENAI_API."""
    key = environment.get("OPENAI_API_KEY", "").strip()
    if not key:
        raise ConfigError("LLM_PROVIDER is openai, but OPENAI_API_KEY is not set. Set it, or unset LLM_PROVIDER.")
    return Live(
        key,
        environment.get("OPENAI_BASE_URL") or None,
        environment.get("OPENAI_MODEL") or "gpt-4o-mini",
        environment.get("OPENAI_API") or "responses",
    )


def _refuse(inside: bool) -> None:
    if inside:
        raise ConfigError("This base URL leads into the network of the server, which is not allowed here.")


@cache
def _tls() -> ssl.SSLContext:
    """Loading the certificates costs 20 to 30 ms of CPU: once for all clients."""
    import httpx2

    return httpx2.create_ssl_context()

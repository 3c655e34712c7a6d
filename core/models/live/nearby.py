"""The servers on this computer that have models: asked for only when somebody wants one, and told by their answer."""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.errors import ConfigError
from core.models.live.endpoint import endpoint_of

if TYPE_CHECKING:
    import httpx2

PORTS = (11434, 1234, 8080, 8000)  # of Ollama, LM Studio, llama.cpp and vLLM, unless somebody has moved them
SECONDS = 0.5  # for all of them together
HOSTS = ("127.0.0.1", "[::1]")
TO_START = {  # a line to type for each, where none was found
    "Ollama": "ollama run llama3.2",
    "LM Studio": "lms server start",
    "llama.cpp": "llama-server -hf ggml-org/gemma-3-1b-it-GGUF",
}
_PATHS = ("/v1/models", "/api/version", "/api/tags", "/api/v0/models", "/props", "/version", "/health")
_CLOSED = {"closed": True}  # in the place of what is only told with a key
_ANY = "A server like OpenAI’s"
_LARGEST = 1_000_000  # bytes of one answer
_MOST = 1000  # models of one server
_NO_CHAT = ("embed", "bert", "rerank", "whisper")  # in the name or family of a model that answers no prompt


@dataclass(frozen=True)
class Server:
    """A server on this computer and the models that it has, those that are loaded first."""

    name: str  # what it is, such as Ollama
    base_url: str
    models: tuple[str, ...]
    wants_key: bool = False  # it says nothing of its models without one


async def nearby(
    ports: Iterable[int] = PORTS, environment: Mapping[str, str] = os.environ, seconds: float = SECONDS
) -> list[Server]:
    """Those that answer within `seconds`, in the order of the ports; where OLLAMA_HOST points is asked first.

    Only loopback is asked, in both of its spellings; a server that listens to both is there once.
    """
    import httpx2

    origins = [f"http://{host}:{port}" for port in ports for host in HOSTS]
    origins = list(dict.fromkeys([*_ollama_host(environment), *origins]))
    limits = httpx2.Limits(max_connections=None)
    async with httpx2.AsyncClient(trust_env=False, timeout=seconds, limits=limits, follow_redirects=False) as client:
        asked = [asyncio.ensure_future(_asked(client, origin)) for origin in origins]
        await asyncio.wait(asked, timeout=seconds)
        for task in asked:
            task.cancel()
        found = [task.result() for task in asked if task.done() and not task.cancelled() and not task.exception()]
    servers: dict[tuple[str, str, tuple[str, ...]], Server] = {}
    for server in found:
        if server is not None:
            servers.setdefault((server.name, server.base_url.split(":")[-1], server.models), server)
    return list(servers.values())


def _ollama_host(environment: Mapping[str, str]) -> list[str]:
    """Where OLLAMA_HOST says that Ollama is, if that is this computer: a host, a port, both, or a whole address."""
    scheme, _, rest = environment.get("OLLAMA_HOST", "").strip().rpartition("://")
    host = rest.partition("/")[0]
    if not host:
        return []
    host = f"127.0.0.1{host}" if re.fullmatch(r":[0-9]+", host) else host
    host = f"[{host}]" if host.count(":") > 1 and "[" not in host else host
    if not re.search(r":[0-9]+$", host) or host.endswith("]"):
        host += {"http": ":80", "https": ":443"}.get(scheme, ":11434")
    # Where it listens on all addresses, none of them is the one to call.
    host = re.sub(r"^(0\.0\.0\.0|\[::\])(?=:)", "127.0.0.1", host)
    try:
        endpoint = endpoint_of(f"{scheme or 'http'}://{host}")
    except ConfigError:
        return []
    return [endpoint.base.removesuffix("/v1")] if endpoint.here else []


async def _asked(client: httpx2.AsyncClient, origin: str) -> Server | None:
    """What answers there; None where nothing does, or nothing that has models."""
    answers: dict[str, Any] = {}

    async def ask(path: str) -> None:
        answers[path] = await _json(client, origin + path)

    # Each for itself: a server may know one of the questions and be slow to say that it does not know another.
    tasks = [asyncio.ensure_future(ask(path)) for path in _PATHS]
    try:
        await asyncio.wait(tasks, timeout=(client.timeout.connect or SECONDS) * 0.8)
    finally:
        for task in tasks:
            task.cancel()
    return told(answers, f"{origin}/v1")


async def _json(client: httpx2.AsyncClient, url: str) -> Any:
    """The JSON at an address; None for anything else."""
    import httpx2

    try:
        async with client.stream("GET", url) as response:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > _LARGEST:
                    return None
        said = json.loads(body)
        closed = (
            response.status_code == 401 and isinstance(said, dict) and bool(said.get("error") or said.get("detail"))
        )
        return _CLOSED if closed else said if response.status_code == 200 else None
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, RecursionError, OSError):
        return None


def told(answers: Mapping[str, Any], base_url: str) -> Server | None:
    """Which server it is, by what it answers, and its models. `answers`: JSON by path; None where there was none."""
    listed = _dicts(answers.get("/v1/models"), "data")
    tags, lm_studio = _dicts(answers.get("/api/tags"), "models"), _dicts(answers.get("/api/v0/models"), "data")
    version, props = answers.get("/api/version"), answers.get("/props")
    if any("state" in one or "type" in one for one in lm_studio):
        loaded = sorted(lm_studio, key=lambda one: one.get("state") != "loaded")
        return Server("LM Studio", base_url, _names(loaded, "id"))
    # llama.cpp first: it answers some of Ollama's questions as well.
    if isinstance(props, dict) and {"default_generation_settings", "model_path", "chat_template"} & set(props):
        return Server("llama.cpp", base_url, _names(listed, "id"))
    if isinstance(version, dict) and isinstance(version.get("version"), str) and answers.get("/api/tags") is not None:
        return Server("Ollama", base_url, _names(tags, "name"))
    if answers.get("/v1/models") is _CLOSED:
        health = answers.get("/health")
        name = "llama.cpp" if isinstance(health, dict) and health.get("status") == "ok" else _ANY
        return Server("vLLM" if _has_version(answers) else name, base_url, (), wants_key=True)
    if not listed:
        return None
    owner = str(listed[0].get("owned_by"))
    own = {"vllm": "vLLM", "sglang": "SGLang", "llamacpp": "llama.cpp", "simulated": "This lab’s serve"}.get(owner)
    return Server(own or ("vLLM" if _has_version(answers) else _ANY), base_url, _names(listed, "id"))


def _has_version(answers: Mapping[str, Any]) -> bool:
    version = answers.get("/version")
    return isinstance(version, dict) and isinstance(version.get("version"), str)


def model_names(body: object) -> tuple[str, ...]:
    """The models in the answer to GET /models that may answer a prompt; none where it is no such list."""
    return _names(_dicts(body, "data") or _dicts(body, "models"), "id")


def _dicts(answer: object, name: str) -> list[dict[str, Any]]:
    # Some servers give the list bare.
    listed = answer.get(name) if isinstance(answer, dict) else answer
    return [one for one in listed if isinstance(one, dict)][:_MOST] if isinstance(listed, list) else []


def _names(listed: Iterable[Mapping[str, Any]], field: str) -> tuple[str, ...]:
    """By which a request calls them; without those that only embed."""
    names = []
    for one in listed:
        name, details = one.get(field) or one.get("name"), one.get("details")
        family = details.get("family") if isinstance(details, dict) else ""
        kinds = f"{name} {family} {one.get('type')}".lower()
        if isinstance(name, str) and name.isprintable() and 0 < len(name) <= 200:
            names += [] if any(word in kinds for word in _NO_CHAT) else [name.removeprefix("models/")]
    return tuple(dict.fromkeys(names))

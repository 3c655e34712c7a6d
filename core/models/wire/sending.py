"""One request through an openai client. What is the same in all of them the client builds once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from core.models.wire.answers import LIMIT

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

_Fixed = list[tuple[bytes, bytes]]
_Built = dict[tuple[Any, ...], "tuple[httpx2.URL, _Fixed]"]
_BUILT: WeakKeyDictionary[AsyncOpenAI, _Built] = WeakKeyDictionary()  # with its client the key goes, too
_MOST = 20  # kinds of requests of one client
_NOT_SENT = b"x-stainless-"  # what the client tells of this computer, which no server needs


async def send(
    client: AsyncOpenAI, path: str, body: dict[str, Any], headers: dict[str, Any], seconds: float
) -> httpx2.Response:
    """The response, its body still to be read; the caller closes it.

    Raises what the client raises for a status of 300 and above, and what its HTTP client does for all else.
    """
    import httpx2

    url, fixed = _built(client, path, headers)
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    request = httpx2.Request(
        "POST",
        url,
        headers=[*fixed, (b"Content-Length", b"%d" % len(content))],
        stream=httpx2.ByteStream(content),  # as `content` it is looked through for more headers: 20 µs a call
        extensions={"timeout": {"connect": seconds, "read": seconds, "write": seconds, "pool": seconds}},
    )
    # The client's own `post` ends here, too. It copies and merges on the way what never changes for us: 0.3 ms a call.
    response = await client._client.send(request, stream=True)
    if response.status_code < 300:
        return response
    try:
        said = bytearray()
        async for chunk in response.aiter_bytes():
            said += chunk
            if len(said) > LIMIT:
                break
        response._content = bytes(said)  # as its own `aread` does, which has no end where a server has none
        raise client._make_status_error_from_response(response)
    finally:
        await response.aclose()


def _built(client: AsyncOpenAI, path: str, headers: dict[str, Any]) -> tuple[httpx2.URL, _Fixed]:
    """URL and headers of a request, as the client builds them."""
    built = _BUILT.setdefault(client, {})
    # By its class: one that is left out has no value, and is another object each time.
    key = (path, *((name, value if isinstance(value, str) else type(value)) for name, value in headers.items()))
    if key not in built:
        from openai._models import FinalRequestOptions

        request = client._build_request(FinalRequestOptions.construct(method="post", url=path, headers=headers))
        request.headers.pop("content-length", None)
        fixed = [(name, value) for name, value in request.headers.raw if not name.lower().startswith(_NOT_SENT)]
        if len(built) >= _MOST:  # the simulated provider is sent what differs from call to call
            built.clear()
        built[key] = request.url, fixed
    return built[key]

"""The models that a server lists."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from core.errors import CallError, UnreadableAnswer, WorkflowError
from core.models.live.nearby import model_names
from core.models.model import Ask
from core.models.wire.failures import explain

if TYPE_CHECKING:
    from core.models.live.live import Live

SECONDS = 10.0
_LARGEST = 5_000_000  # bytes; a provider of many may list thousands
_ASK = Ask("")


async def listed(model: Live, seconds: float = SECONDS) -> tuple[str, ...]:
    """The names of the models at its endpoint that may answer a prompt, as its server lists them.

    A request that costs nothing, so none of the budget. Raises CallError or ConfigError where no list came.
    """
    import httpx2

    async with model.connect() as client:
        try:
            async with asyncio.timeout(seconds):
                response = await client.get(
                    model.endpoint.base + "/models",
                    cast_to=httpx2.Response,
                    options={"headers": model.headers(_ASK), "timeout": seconds},
                )
            names = model_names(json.loads(response.content[:_LARGEST]))
        except WorkflowError:
            raise
        except Exception as error:
            failure: WorkflowError = explain(error, model=model.name, seconds=seconds, key=client.api_key) or _no_list()
        else:
            if names:
                return tuple(map(model.hidden.text, names))
            failure = _no_list()
    raise failure


def _no_list() -> CallError:
    return UnreadableAnswer("the server lists no models. Type the model’s name.")

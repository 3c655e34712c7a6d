"""The route beside the app over which a browser watches a run: server-sent events, whole snapshots."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from core.runner import Shown, runner
from core.view.picture import Drawn
from pages.parts.show.run_picture import picture_of

# Neither kept, since the id in the address is a secret, nor collected by a proxy such as nginx, which would hold the
# events back.
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_PAUSE = 0.1  # seconds between two looks at a run
_PAUSE_EACH = 0.002  # for each watcher: the updates of all share one core
_LONGEST_PAUSE = 0.2
_LONGEST_SILENCE = 0.2  # seconds without news, then the picture comes again: it carries the run's clock
_FIRST_PAUSE = 0.0125  # seconds between the first two looks for a run whose button was pressed
_COMING = 3.0  # seconds that a browser may be ahead of the run whose button was pressed

_watching = 0


async def live(request: Request) -> Response:
    """The state of one run whenever it has changed, until it has ended."""
    shown = await _coming(request.path_params["run"])
    if shown is None:
        return PlainTextResponse("There is no such run.", status_code=404, headers=_HEADERS)
    return StreamingResponse(_events(shown), media_type="text/event-stream", headers=_HEADERS)


async def _coming(id: str) -> Shown | None:
    """The run with this id, also one that is just being started; only what looks like an id is waited for."""
    patience, pause = _COMING if re.fullmatch(r"[0-9a-f]{32}", id) else 0.0, _FIRST_PAUSE
    while (shown := runner.find(id)) is None and patience > 0:
        await asyncio.sleep(pause)
        patience -= pause
        pause = min(2 * pause, _PAUSE)
    return shown


async def _events(shown: Shown) -> AsyncIterator[str]:
    global _watching
    _watching += 1
    shown.watchers += 1
    try:
        version, silence, pause, drawn = -1, 0.0, _PAUSE, Drawn()
        while True:
            ended, current = not shown.running, shown.version
            if ended or current != version or silence + pause / 2 >= _LONGEST_SILENCE:
                version, silence = current, 0.0
                data = json.dumps(picture_of(shown, drawn), ensure_ascii=False, separators=(",", ":"))
                yield f"data: {data}\n\n"
            if ended:
                return
            pause = min(max(_PAUSE, _PAUSE_EACH * _watching), _LONGEST_PAUSE)
            silence += pause
            await asyncio.sleep(pause)
    finally:
        _watching -= 1
        shown.watchers -= 1
        shown.look()

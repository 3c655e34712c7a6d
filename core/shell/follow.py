"""A run from the shell, followed to its end."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from core.clock import now
from core.run import Pattern, Run, Started, start
from core.shell.report import seconds, tell


async def follow(pattern: Pattern[Any], text: str | list[str], settings: dict[str, Any]) -> Run[Any]:
    """The run to its end; Ctrl-C cancels its calls and keeps what has come."""
    started = start(pattern, text, **settings)
    started.stream(True)  # else nobody knows when the first token came
    ending = asyncio.ensure_future(started)
    # For eyes alone: in a file, standard error is for what went wrong.
    progress = asyncio.create_task(_progress(started)) if sys.stderr.isatty() else None
    try:
        # Shielded: Ctrl-C cancels this task, and the run must be stopped in its own way to keep its trace.
        return await asyncio.shield(ending)
    except asyncio.CancelledError:
        started.cancel()
        return await ending
    finally:
        if progress is not None:
            progress.cancel()


async def _progress(started: Started[Any]) -> None:
    """One line on standard error for each call that ends."""
    reported: set[int] = set()
    pause = 0.1
    while True:
        await asyncio.sleep(pause)
        began = now()
        trace = started.trace
        names = trace.names
        for span in trace.spans:
            if span.end is not None and span.id not in reported:
                reported.add(span.id)
                tell(f"{names[span.id]}: {span.status}, {seconds(span.duration)}")
        pause = max(0.1, 9 * (now() - began))  # a look at many calls takes its time, which the run needs

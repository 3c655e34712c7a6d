"""An earlier run, read from the file that it was written into, for another one to go on with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from core.errors import InputError
from core.models.model import Model
from core.shell.report import one_line
from core.trace.span import World
from core.trace.trace import Trace


def earlier(file: str, pattern: str, model: Model, seed: int | None = None) -> Trace:
    """The trace in a file: what `--json` prints, or what a page's *Download the trace as JSON* saves.

    Raises InputError for a file that holds none, and for the run of another pattern, model or simulated `seed`: its
    answers stay with it.
    """
    name = one_line(file)[:100] or "''"
    trace = _trace(file, name)
    if trace.pattern != pattern:
        raise InputError(f"{name} holds a run of {trace.pattern[:40] or 'no pattern'}, not of {pattern}.")
    made, now = _in_words(trace.world, trace.model), _in_words(model.world, model.name)
    if made != now:
        raise InputError(f"The run in {name} was made with {made}, not with {now}; its answers stay with it.")
    if trace.world != "live" and seed not in (None, trace.seed):
        raise InputError(f"The run in {name} was made with seed {trace.seed}, not {seed}; its answers stay with it.")
    return trace


def _in_words(world: World, model: str) -> str:
    return f"the {'live' if world == 'live' else 'simulated'} model {model[:80]}"


def _trace(file: str, name: str) -> Trace:
    try:
        held: Any = json.loads(Path(file).read_text(encoding="utf-8-sig"))
        return Trace.model_validate(held.get("trace", held) if isinstance(held, dict) else held)
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError, ValidationError):
        raise InputError(f"{name} holds no run: give what --json has printed.") from None

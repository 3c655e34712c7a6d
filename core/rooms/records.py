"""A run that has ended, or two that stand beside each other, as they are kept: written down, and read again."""

from __future__ import annotations

import inspect
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from core.errors import WorkflowError
from core.models.simulated import Simulated
from core.prompts.code import SEVERAL
from core.rooms.errors import RoomError
from core.rooms.written import read_model, read_readings, write_model, write_readings
from core.run import Pattern, Reading, Run
from core.trace.trace import Trace

FORMAT = 1
MOST_BYTES = 2_000_000  # of one record as it is kept
_MOST_TEXT = 60_000_000  # characters that one may have when it is read


class NotKept(RoomError):
    """A record that is too large to be kept, or that cannot be read here."""


@dataclass(frozen=True)
class Record:
    """What is kept of a run. `start`: how it was started on its page; `titles`: of two runs that have their own.

    `query`: the address that brings its setup back; `model`: what forecasts it. `readings`: none where a pattern is
    gone since it was written.
    """

    page: str
    start: str
    readings: tuple[Reading, ...]
    runs: tuple[Run[Any], ...]
    titles: tuple[str, str] | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    model: Simulated | None = None

    @property
    def world(self) -> str:
        """Where its runs happened: "simulated", "live" or "predicted"."""
        return self.runs[-1].trace.world if self.runs else ""


def write(record: Record) -> bytes:
    """Compressed JSON. Raises NotKept for more than 2 MB of it."""
    written = {
        "format": FORMAT,
        "page": record.page,
        "start": record.start,
        "titles": record.titles,
        "query": dict(record.query),
        "model": write_model(record.model) if record.model else None,
        "readings": write_readings(record.readings),
        "runs": [_run(run) for run in record.runs],
    }
    packed = zlib.compress(json.dumps(written, ensure_ascii=False).encode("utf-8", "replace"))
    if len(packed) > MOST_BYTES:
        raise NotKept("This run is too large to be kept. Its texts are: give it fewer or shorter inputs.")
    return packed


def read(packed: bytes) -> Record:
    """What `write` has written. Raises NotKept for anything else, and for what a later version wrote."""
    try:
        unpacked = zlib.decompressobj().decompress(packed, _MOST_TEXT)
        written = json.loads(unpacked)
        if written["format"] > FORMAT:
            raise NotKept("This run was kept by a later version of the lab. Open it there.")
        readings = read_readings(written["readings"])
        names = [one["pattern"] for one in written["readings"]]
        patterns = {one.pattern.__name__: one.pattern for one in readings}
        runs = [_read_run(run, patterns.get(name)) for run, name in zip(written["runs"], names, strict=True)]
        titles, model = written["titles"], written["model"]
        return Record(
            written["page"], written["start"], readings, tuple(runs), tuple(titles) if titles else None,
            written["query"], read_model(model) if model else None,
        )  # fmt: skip
    except (zlib.error, ValueError, KeyError, TypeError, WorkflowError) as error:
        if isinstance(error, NotKept):
            raise
        raise NotKept("What was kept of this run cannot be read here any more. Run it again.") from error


def _run(run: Run[Any]) -> dict[str, Any]:
    error = {"text": str(run.error), "kind": run.error.kind} if run.error else None
    result = run.result.model_dump(mode="json") if isinstance(run.result, BaseModel) else None
    return {"status": run.status, "trace": run.trace.model_dump(mode="json"), "result": result, "error": error}


def _read_run(written: dict[str, Any], pattern: Pattern[Any] | None) -> Run[Any]:
    error = None
    if told := written["error"]:
        error = WorkflowError(told["text"])
        error.kind = told["kind"]  # an error of its class might need what is not there any more
    result = written["result"]
    shape = result_type(pattern) if pattern is not None and result is not None else None
    try:
        result = shape.validate_python(result) if shape else None
    except ValidationError:  # the pattern has another result since
        result = None
    return Run(written["status"], Trace.model_validate(written["trace"]), result, error)


@cache
def result_type(pattern: Pattern[Any]) -> TypeAdapter[Any] | None:
    """What a pattern returns, for one input or several; None where its signature does not say it."""
    own = inspect.unwrap(pattern)
    functions = [own, SEVERAL[own]] if own in SEVERAL else [own]
    hints: list[Any] = [get_type_hints(inspect.unwrap(one)).get("return") for one in functions]
    if not all(isinstance(hint, type) and issubclass(hint, BaseModel) for hint in hints):
        return None
    return TypeAdapter(hints[0] | hints[1] if len(hints) > 1 else hints[0])

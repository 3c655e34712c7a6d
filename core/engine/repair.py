"""One more call where an answer has the wrong shape: it shows the model what it answered, and what is wrong with it.

In the simulated world the second attempt does the same by chance: its presets are told with exactly those calls.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from core.engine.attempts import Fit, attempts
from core.engine.open import OpenSpan
from core.engine.recorder import Recorder
from core.errors import CallFailed, WrongShape
from core.models.model import Ask
from core.trace.span import Mark, Source

STEP = "repair"
_MOST = 4000  # characters of the answer that are shown to the model again


def repairs(run: Recorder, span: OpenSpan) -> bool:
    """Is an answer of a wrong shape repaired in this run, and not asked for blindly once more?

    Never one that was broken on order: it would be mended, and nothing be seen.
    """
    return run.world == "live" and not span.fault


async def repaired(
    run: Recorder, span: OpenSpan, ask: Ask, failed: CallFailed, fit: Fit
) -> tuple[Any, OpenSpan] | None:
    """The answer and the call that gave it; None: there was nothing to repair, or this failed too."""
    error = failed.last
    if not repairs(run, span) or not isinstance(error, WrongShape) or not error.text.strip():
        return None
    prompt, answer = _prompt(ask, error)
    start = prompt.index(answer, len(ask.prompt))
    mark = Mark(start=start, end=start + len(answer), name="answer", source=Source(span=span.id))
    facts = {**span.facts, "prompt": prompt, "marks": (*span.facts["marks"], mark), "mends": span.id}
    mending = run.open_span(STEP, span.kind, facts)
    try:
        value = await attempts(run, mending, replace(ask, prompt=prompt, step=STEP), fit, once=True)
    except CallFailed:
        return None
    return value, mending


def _prompt(ask: Ask, error: WrongShape) -> tuple[str, str]:
    """What is asked then, and the part of the answer that stands in it."""
    answer = error.text.strip()[:_MOST]
    wrong = error.wrong or "it is not in that shape"
    asked = f"Answer anew, in JSON alone, by this JSON schema:\n{json.dumps(ask.schema)}"
    return f"{ask.prompt}\n\nYou answered:\n{answer}\n\nThat cannot be used: {wrong}.\n{asked}", answer

"""The runs of this browser session that are still here, to lay any two of one page beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.presets import PRESETS
from core.race import READINGS, race, world
from core.readings import Reading
from core.run import Run
from core.runner import Shown, runner
from pages.parts.comparison import call_by_call
from pages.parts.hero import hero
from pages.parts.session import owner

_WORDS = 26  # characters of an input that is no preset's
_ENDED = {"partial": "some calls failed", "failed": "failed", "cancelled": "stopped", "over_budget": "ended early"}


@dataclass(frozen=True)
class Kept:
    """One run on the shelf."""

    title: str  # "Run 3"
    label: str
    run: Run[Any]


def shelf(page: str) -> None:
    """Pick two; before there are two finished runs there is nothing to see."""
    ended = [shown for shown in runner.kept(owner(), page) if not shown.running]
    kept = {item.label: item for shown in reversed(ended) for item in _items(page, shown)}
    if len(ended) < 2 or len(kept) < 2:
        return
    st.space("small")
    st.header("Any two runs", anchor=False)
    names = list(kept)
    left, right = st.columns(2)
    first = left.selectbox("First run", names, index=None, placeholder="Choose a run", key=f"{page} shelf first")
    fresh = f"{page} shelf second {ended[-1].number}"  # the newest run, until another one is chosen
    second = right.selectbox("Second run", names, index=0, key=fresh)
    if first is None or second is None:
        return
    if first == second:
        st.markdown(":small[:gray[These are one and the same. Choose two different runs.]]")
        return
    one, other = kept[first], kept[second]
    titles = (one.title, other.title)
    status = (one.run.status, other.run.status)
    drawn = race(one.run.trace, other.run.trace, status=status, titles=titles)
    hero("race", drawn, key=f"{page} two")
    call_by_call(one.run.trace, other.run.trace, titles, key=f"{page} two calls")


def _items(page: str, shown: Shown) -> list[Kept]:
    """A comparison holds two runs."""
    titles = shown.note.get("titles") or READINGS
    sides = [f" {title.lower()}" for title in titles] if len(shown.started) == 2 else [""]
    return [
        Kept(title := f"Run {shown.number}{side}", f"{title}: {_facts(page, shown, run, reading)}", run)
        for side, run, reading in zip(sides, shown.runs, shown.readings, strict=True)
        if run.trace.spans
    ]


def _facts(page: str, shown: Shown, run: Run[Any], reading: Reading) -> str:
    trace = run.trace
    calls = "1 call" if trace.calls == 1 else f"{trace.calls} calls"
    ended = [_ENDED[run.status]] if run.status in _ENDED else []
    preset = next((preset for preset in PRESETS[page] if preset.id == shown.note["preset"]), None)
    given = dict(preset.prompts or {}) if preset is not None else {}
    own = ["own prompts"] if (reading.options.get("prompts") or {}) != given else []
    return " · ".join([_input(page, shown), *own, calls, f"{trace.makespan:.2f} s", *ended, world(trace)])


def _input(page: str, shown: Shown) -> str:
    """The preset's title; of an input that somebody changed, its first words."""
    value = shown.note["value"]
    preset = next((preset for preset in PRESETS[page] if preset.id == shown.note["preset"]), None)
    written = value if isinstance(value, str) else "\n".join(value)
    given = "" if preset is None else preset.input if isinstance(preset.input, str) else "\n".join(preset.input)
    if preset is not None and written.strip() == given.strip():
        return preset.title
    words = " ".join(written[: 4 * _WORDS].split())
    return f"“{words if len(words) <= _WORDS else words[:_WORDS].rstrip() + '…'}”"

"""The steps of a chain as lines to change by hand: to write, to add one, to take one out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from core.prompts.fill import places
from pages.parts.setup import store
from pages.parts.setup.input_text import height_of, lines
from pages.parts.setup.plain_markdown import literally

MOST = 12
_PLACE = "text"  # what a step's prompt can use: the answer before it
_LONGEST = 24  # characters of a name; more words than that before a colon are a part of what is asked


def steps_field(page: str, more: Mapping[str, str]) -> list[dict[str, str]]:
    """The field, with a button for each step that can be taken out or added; the steps, each by name and prompt.

    `more`: those to add, prompts by name.
    """
    key = store.field_key(page, "steps")
    written = lines(st.session_state[key])
    rows = max(len(written), 3)
    st.text_area("Steps, one per line: a name, a colon, what it asks", key=key, height=height_of(rows))
    steps = as_steps(written)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for number, step in enumerate(steps):
            rest = [line for place, line in enumerate(written) if place != number]
            name = literally(step["name"])
            _button(page, f"− {name}", f"Take the step {name} out", f"out {number}", rest)
        for name, prompt in more.items():
            _button(page, f"+ {name}", f"Add the step {name}", f"add {name}", [*written, f"{name}: {prompt}"])
    return steps


def as_steps(written: Iterable[str]) -> list[dict[str, str]]:
    """Lines as steps; one without a name is called by its number."""
    steps = []
    for number, line in enumerate(written, 1):
        before, _, prompt = (part.strip() for part in line.partition(":"))
        named = _is_name(before) and prompt.replace(f"{{{_PLACE}}}", "").strip()
        whole = {"name": _as_name(before), "prompt": prompt} if named else None
        steps.append(whole or {"name": f"step-{number}", "prompt": line.strip()})
    return steps


def _is_name(words: str) -> bool:
    """Short, and no instruction by its commas and places; one of few words may still be taken for a name."""
    return 0 < len(words) <= _LONGEST and not re.search(r"[{},]", words)


def _as_name(words: str) -> str:
    """A fault is written "step:fault", or "step 2:fault" for one call: no name may end like one of many calls."""
    return re.sub(r" (?=(\d+|…|n)$)", "-", " ".join(words.split()))


def problem_of_steps(steps: Sequence[Mapping[str, str]]) -> str:
    """Why these steps cannot be run, as a sentence; empty when they can."""
    if not steps:
        return "Write at least one step, then press Run."
    for step in steps:
        if unknown := next((place for place in places(step["prompt"]) if place != _PLACE), ""):
            return f"The step {step['name']} has a place {{{unknown}}} that nothing fills. It can use {{{_PLACE}}}."
    if len(steps) > MOST:
        return f"That is {len(steps)} steps; {MOST} are allowed here. Take {len(steps) - MOST} out."
    return ""


def _button(page: str, label: str, help: str, key: str, steps: list[str]) -> None:
    args = (page, "steps", "\n".join(steps))
    st.button(label, type="tertiary", key=f"{page} step {key}", help=help, on_click=store.put, args=args)

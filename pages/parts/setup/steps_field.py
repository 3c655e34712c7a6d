"""The steps of a chain as lines to change by hand: to write, to add one, to take one out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from core.lesson.use_cases.steps_by_hand import MORE
from pages.parts.setup import store
from pages.parts.setup.written import lines

MOST = 12


def steps_field(page: str) -> list[dict[str, str]]:
    """The field, with a button for each step that can be taken out or added; the steps, each by name and prompt."""
    key = store.field_key(page, "steps")
    written = lines(st.session_state[key])
    height = 46 + 22 * max(len(written), 3)
    st.text_area("Steps, one per line: a name, a colon, what it asks", key=key, height=height)
    steps = as_steps(written)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for number, step in enumerate(steps):
            rest = [line for place, line in enumerate(written) if place != number]
            _button(page, f"− {step['name']}", f"Take the step {step['name']} out", f"out {number}", rest)
        for name, prompt in MORE.items():
            _button(page, f"+ {name}", f"Add the step {name}", f"add {name}", [*written, f"{name}: {prompt}"])
    return steps


def as_steps(written: Iterable[str]) -> list[dict[str, str]]:
    """Lines as steps; one without a name is called by its number."""
    steps = []
    for number, line in enumerate(written, 1):
        name, colon, prompt = (part.strip() for part in line.partition(":"))
        whole = {"name": name, "prompt": prompt} if name and prompt and colon else None
        steps.append(whole or {"name": f"step {number}", "prompt": line.strip()})
    return steps


def problem_of_steps(steps: list[Mapping[str, str]]) -> str:
    """Why these steps cannot be run, as a sentence; empty when they can."""
    if not steps:
        return "Write at least one step, then press Run."
    return f"That is {len(steps)} steps; {MOST} are allowed here. Take {len(steps) - MOST} out." * (len(steps) > MOST)


def _button(page: str, label: str, help: str, key: str, steps: list[str]) -> None:
    args = (page, "steps", "\n".join(steps))
    st.button(label, type="tertiary", key=f"{page} step {key}", help=help, on_click=store.put, args=args)

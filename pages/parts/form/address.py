"""What stands in a page's address: the setup that it asks for, and the link to the one that stands in the fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import segno
import streamlit as st

from core.laws.costs import MODELS
from core.lesson.presets.preset import Preset
from core.lesson.registry import lesson_of
from core.models.simulated.latency import PROFILES
from core.prompts.templates import has_step
from core.run import Pattern
from pages.parts.drawings import draw
from pages.parts.models.model_picker import REAL_TIME, SPEEDS, is_live, speed_name
from pages.parts.models.step_models import simulated_models, steps_with_a_model, take_models
from pages.parts.setup import links
from pages.parts.setup.input_text import Split, as_text, lines, split_of
from pages.parts.setup.prompt_fields import preset_prompts, prompt_key, prompts_now
from pages.parts.setup.session import on_loopback, page_memory
from pages.parts.setup.store import LATENCIES, field_key, field_names, fill, fill_form, own_fields


def take(
    page: str,
    pattern: Pattern[Any],
    presets: Mapping[str, Preset],
    query: Mapping[str, str],
    fans_out: bool,
    split: Split,
) -> None:
    """Into the fields: the preset and the settings that the query of an address asks for, or the first preset.

    What is not as it says is told by the page's notices. `fans_out`: calls run side by side whatever the input.
    """
    first = next(iter(presets))
    id, notices = query.get("preset", first), []
    if id not in presets:
        notices.append("The address names a preset that is not here. This is the first one; choose another instead.")
        id = first
    preset = presets[id]
    own = preset.pattern or pattern
    at_once = fans_out or isinstance(split_of(preset, split)(query.get("input", as_text(preset.input))), list)
    names = own_fields(pattern, preset, at_once) | _plan(page)
    choices: dict[str, Collection[str]] = {"latency": LATENCIES, "profile": PROFILES, "speed": SPEEDS}
    linked = links.from_query(query, names, preset_prompts(own, preset), choices, partial(has_step, own), page)
    st.session_state[field_key(page, "preset")] = id
    # The whole preset first: the address carries only what differs from it.
    fill_form(page, pattern, preset)
    page_memory(page).plan = tuple(lines(linked.fields.pop("plan", "")))
    for name, value in linked.fields.items():
        if name != "speed":  # a field of the menu, which takes it from the address by itself
            fill(page, name, value)
    for step, text in linked.prompts.items():
        st.session_state[prompt_key(page, own, step)] = text
    models, wrong = links.models_from_query(query, steps_with_a_model(own), MODELS)
    take_models(page, own, models)
    page_memory(page).notices = notices + linked.notices + wrong


def link(page: str, pattern: Pattern[Any], preset: Preset, own: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The query of a link to what stands in the fields, and the names of the texts that it has no room for.

    `own`: what the preset itself puts into the fields.
    """
    there = {name: st.session_state.get(field_key(page, name), own[name]) for name in field_names(page) if name in own}
    there |= _plan(page)
    # A link says nothing of a live model, so whoever opens it has the simulated one in real time.
    there["speed"] = REAL_TIME if is_live() else speed_name()
    given = preset_prompts(pattern, preset)
    rewritten = {step: text for step, text in prompts_now(page, pattern).items() if text != given[step]}
    query, left_out = links.to_query(preset.id, there, {**own, "speed": REAL_TIME, "plan": ""}, rewritten)
    return query | ({} if is_live() else links.models_to_query(simulated_models(page, pattern))), left_out


def _plan(page: str) -> dict[str, str]:
    """The plan that a person has changed, if the pattern has one; empty: the planner's own."""
    return {"plan": "\n".join(page_memory(page).plan)} if lesson_of(page).by_hand else {}


_ALONE = "but on this computer alone: *Bring it to a class* in the README says how to open the lab to others"
_MOST_SCANNED = 300  # characters; the squares of a longer link are too small for a phone at the back of a room


def share(page: str, query: Mapping[str, str], left_out: Sequence[str] = ()) -> None:
    """`query` opens the page as it stands now; `left_out` names the texts that it has no room for."""
    with st.popover("Link to this setup", type="tertiary", width="content"):
        where = _ALONE if on_loopback() else "on every computer that can reach this address"
        st.markdown(
            f":small[:gray[It opens this page with the same fields, {where}. Keys, runs and results are not in it.]]"
        )
        large = st.toggle("Opens in presenter mode", key=f"{page} link presenter")
        link = links.address(st.context.url or "", {**query, "presenter": "1"} if large else query)
        st.code(link, language=None, wrap_lines=True)
        _to_scan(page, link)
        if left_out:
            what = " and ".join(f"the {name}" if name in links.TEXTS else f"the prompt of {name}" for name in left_out)
            st.markdown(
                f":small[Not in the link: {what}. A link carries {links.MOST_CHARACTERS:,} characters of text in all, "
                "and no control characters; who opens it finds the preset’s own text there.]"
            )


def _to_scan(page: str, link: str) -> None:
    """The link as a QR code, dark on light in both themes since many phones read no other."""
    if len(link) > _MOST_SCANNED:
        st.markdown(":small[:gray[Too long for a QR code that a phone could read: copy it.]]")
        return
    draw("scan", {"rows": _code(link), "label": "The link as a QR code"}, key=f"{page} scan")


@lru_cache(maxsize=256)  # a popover is drawn with its page, whether it is open or not
def _code(link: str) -> list[str]:
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(link, error="l", micro=False).matrix]

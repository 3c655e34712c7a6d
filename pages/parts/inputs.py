"""The left column of a page: a preset, the input, and the settings that change what happens."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from core import InputError, Reading, readings
from core.lesson.presets.preset import Preset
from core.lesson.registry import PRESETS
from core.models.simulated.latency import PROFILES
from core.pattern import check
from core.prompts.blank import blank
from core.prompts.templates import check_prompts
from core.run import Pattern
from core.runner import runner
from pages.parts.links import asks, from_query, to_query
from pages.parts.model_picker import REAL_TIME, SPEEDS, is_live, live_limit
from pages.parts.presenter import away, presenting
from pages.parts.prompt_fields import (
    fill_prompts,
    preset_prompts,
    prompt_fields,
    prompt_key,
    prompt_notices,
    prompts_now,
)
from pages.parts.session import memory
from pages.parts.share import share

MOST_CHARACTERS = 20_000
MOST_ITEMS = 50
_WITH_WORKERS = ("orchestrator_workers", "research_report")
_SAID = {"target_score": "target score", "max_iterations": "number of rounds"}
Split = Callable[[str], Any]  # what is written in the field as the input of the pattern
LATENCIES = {
    "jittered": "Jittered: drawn for each call",
    "equal": "Equal: every call the same",
    "uneven": "Uneven: one slow item",
}


@dataclass(frozen=True)
class Chosen:
    """What the reader has chosen on a page, ready to run if `problem` is empty."""

    page: str
    pattern: Pattern[Any]
    preset: Preset
    value: Any  # a text, or a list of texts
    options: dict[str, Any] = field(default_factory=dict)
    concurrency: int | None = None
    seed: int = 0
    problem: str = ""
    prompts: dict[str, str] | None = None  # other templates by step name

    def signature(self) -> str:
        """Two equal signatures are one and the same run."""
        return repr((self.preset, self.value, self.options, self.concurrency, self.seed, self.prompts))

    def differs(self, other: Chosen) -> str:
        """What is not the same in another setup of this page, such as "another input and seed"; empty for none."""
        ours, theirs = self._named(), other._named()
        *names, last = [name for name in ours if name in theirs and ours[name] != theirs[name]] or [""]
        return f"another {', '.join(names)}{' and ' if names else ''}{last}" if last else ""

    def _named(self) -> dict[str, Any]:
        fields = {"preset": self.preset.id, "input": self.value, "limit": self.concurrency, "seed": self.seed}
        options = {_SAID.get(name, name): value for name, value in self.options.items()}
        timing = {"latency": self.preset.latency, "profile": self.preset.profile}
        return {**fields, **options, **timing, "prompt": self.prompts or {}}

    def reading(self) -> Reading:
        return Reading(self.pattern, (self.value,), self._settings())

    def pair(self) -> tuple[Reading, Reading]:
        """The sequential and the parallel reading of it."""
        return readings(self.pattern, self.value, **self._settings())

    def rewritten(self) -> tuple[Reading, Reading]:
        """The same run with the preset's prompts, and with those that stand in the fields."""
        original = {**self._settings(), "prompts": dict(self.preset.prompts) if self.preset.prompts else None}
        return Reading(self.pattern, (self.value,), original), self.reading()

    def _settings(self) -> dict[str, Any]:
        return {**self.options, "concurrency": self.concurrency, "prompts": self.prompts}


def text(pattern: Pattern[Any], label: str, settings: Callable[[], dict[str, Any]] = dict, height: int = 90) -> Chosen:
    """A page whose input is one text."""
    return _choose(pattern, label, height, settings, fans_out=pattern.__name__ in _WITH_WORKERS, split=lambda t: t)


def items(pattern: Pattern[Any], label: str, height: int = 166) -> Chosen:
    """A page whose input is a list, one item a line."""
    return _choose(pattern, label, height, dict, fans_out=True, split=_lines)


def topics(pattern: Pattern[Any], label: str) -> Chosen:
    """A page whose input is one text, or several, one a line."""
    return _choose(pattern, label, 90, dict, fans_out=False, split=_one_or_several)


def _lines(written: str) -> list[str]:
    return [line for line in written.split("\n") if not blank(line)]


def _one_or_several(written: str) -> str | list[str]:
    lines = _lines(written)
    return lines if len(lines) > 1 else written.strip()


def _choose(
    pattern: Pattern[Any],
    label: str,
    height: int,
    settings: Callable[[], dict[str, Any]],
    fans_out: bool,
    split: Split,
) -> Chosen:
    """`fans_out`: calls run side by side whatever the input; else only for an input of several items."""
    page = pattern.__name__
    presets = {preset.id: preset for preset in PRESETS[page]}
    _from_address(page, pattern, presets, fans_out, split)
    preset = presets[st.session_state[_key(page, "preset")]]
    at_once = fans_out or isinstance(_split(preset, split)(st.session_state[_key(page, "input")]), list)
    beside = at_once and not presenting()
    row = st.columns([2, 1], vertical_alignment="bottom", wrap=False) if beside else [st.container()]
    with row[0]:
        st.selectbox(
            "Preset",
            list(presets),
            format_func=lambda id: _titled(presets[id]),
            key=_key(page, "preset"),
            label_visibility="collapsed" if presenting() else "visible",
            on_change=_take_preset,
            args=(page, pattern, presets),
        )
    own = _own_fields(pattern, preset, at_once)
    pattern = preset.pattern or pattern
    label = preset.label or label
    if preset.pattern is not None:  # a use case with settings of its own
        settings = dict
    with away("inputs"):
        if at_once:
            with row[1] if beside else st.container():
                st.number_input("At once", 1, 50, None, key=_key(page, "at_once"), placeholder="no limit")
        written = st.text_area(label, key=_key(page, "input"), height=height)
        options = {**preset.options, **settings()}
        with st.container(horizontal=True, vertical_alignment="center"):
            if not is_live():
                with st.popover("Latency and seed", type="tertiary"):
                    _latency_and_seed(page)
            prompts = prompt_fields(page, pattern, preset)
            share(page, *_link(page, pattern, preset, own))
        prompt_notices(pattern, prompts)
    _remember(page)
    value = _split(preset, split)(written)
    limit = st.session_state[_key(page, "at_once")] if at_once else preset.at_once
    return Chosen(
        page,
        pattern,
        replace(preset, **_timing(page, preset)),
        value,
        options,
        min(limit or 50, live_limit()) if is_live() else limit,
        st.session_state.get(_key(page, "seed"), preset.seed),
        _problem(pattern, label, value, options, prompts),
        prompts,
    )


def _latency_and_seed(page: str) -> None:
    """With what stands in the fields as the default too: a popover that is opened later starts from that."""
    latency, profile, seed = (st.session_state[_key(page, name)] for name in ("latency", "profile", "seed"))
    st.selectbox("Latency", list(LATENCIES), list(LATENCIES).index(latency), LATENCIES.get, key=_key(page, "latency"))
    st.selectbox(
        "Profile: how fast the model is", list(PROFILES), list(PROFILES).index(profile), key=_key(page, "profile")
    )
    st.number_input("Seed", 0, 9999, seed, key=_key(page, "seed"))


def _split(preset: Preset, split: Split) -> Split:
    """How what is written becomes the input: a use case has a way of its own."""
    if preset.pattern is None:
        return split
    return _lines if isinstance(preset.input, list) else str.strip


def _timing(page: str, preset: Preset) -> dict[str, Any]:
    return {name: st.session_state.get(_key(page, name), getattr(preset, name)) for name in ("latency", "profile")}


def _problem(
    pattern: Pattern[Any], label: str, value: Any, options: dict[str, Any], prompts: dict[str, str] | None
) -> str:
    """What is missing or too much, in words; empty when it can run."""
    what = f"{label.split(',')[0].lower().removesuffix('s')}s"
    if not value or (isinstance(value, str) and blank(value)):
        return f"Type something under {label.split(',')[0]}, then press Run."
    size = len(value) if isinstance(value, str) else sum(map(len, value))
    if isinstance(value, list) and len(value) > MOST_ITEMS:
        more = len(value) - MOST_ITEMS
        return f"That is {len(value)} {what}; {MOST_ITEMS} are allowed here. Remove {more} or use the command line."
    if size > MOST_CHARACTERS:
        return f"That is {size:,} characters; {MOST_CHARACTERS:,} are allowed here. Shorten it or use the command line."
    if long := next((step for step, text in (prompts or {}).items() if len(text) > MOST_CHARACTERS), ""):
        return f"The prompt of {long} is too long: {MOST_CHARACTERS:,} characters are allowed here. Shorten it."
    try:
        check(pattern, value, **options)
        check_prompts(pattern, prompts)
    except InputError as error:
        return str(error)
    return ""


def _key(page: str, name: str) -> str:
    return f"{page} {name}"


_FIELDS = ("preset", "input", "at_once", "latency", "profile", "seed", "target_score", "max_iterations")


def _remember(page: str) -> None:
    """A widget that is not drawn forgets its value, so a page's values are kept beside it."""
    now = {name: st.session_state[_key(page, name)] for name in _FIELDS if _key(page, name) in st.session_state}
    memory(page)["fields"] = memory(page).get("fields", {}) | now


def fields_now(page: str) -> dict[str, Any]:
    """What stands in the fields and prompts of a page, to be given back by `_give_back`."""
    return {name: deepcopy(memory(page).get(name, {})) for name in ("fields", "prompts")}


def _give_back(page: str, fields: dict[str, Any]) -> None:
    """Into those fields that have forgotten their value."""
    for name, value in fields.items():
        st.session_state.setdefault(_key(page, name), value)


def _take_preset(page: str, pattern: Pattern[Any], presets: dict[str, Preset]) -> None:
    """Fill the fields from the preset that was chosen."""
    preset = presets[st.session_state[_key(page, "preset")]]
    _fill(page, pattern, preset)
    fill_prompts(page, preset.pattern or pattern, preset)


def _titled(preset: Preset) -> str:
    return preset.title if preset.group == "Example" else f"{preset.group} · {preset.title}"


def _own_fields(pattern: Pattern[Any], preset: Preset, at_once: bool = True) -> dict[str, Any]:
    """What a preset puts into the fields; a setting it does not name has the pattern's own default."""
    timing = {"latency": preset.latency, "profile": preset.profile}
    limit = {"at_once": preset.at_once} if at_once else {}
    fields = {**timing, "input": as_text(preset.input), **limit, "seed": preset.seed}
    parameters = inspect.signature(pattern).parameters.values()
    own = {p.name: p.default for p in parameters if p.name in _FIELDS}
    return {**own, **fields, **preset.options}


def as_text(value: str | list[str]) -> str:
    """An input as it stands in the field."""
    return value if isinstance(value, str) else "\n".join(value)


def _fill(page: str, pattern: Pattern[Any], preset: Preset) -> None:
    for name, value in _own_fields(pattern, preset).items():
        st.session_state[_key(page, name)] = value


def _link(page: str, pattern: Pattern[Any], preset: Preset, own: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    """The query of a link to what stands in the fields, and the texts that it has no room for."""
    fields = {name: st.session_state.get(_key(page, name), own[name]) for name in _FIELDS if name in own}
    fields["speed"] = REAL_TIME if is_live() else st.session_state.get("speed", REAL_TIME)
    given = preset_prompts(pattern, preset)
    rewritten = {step: text for step, text in prompts_now(page, pattern).items() if text != given[step]}
    return to_query(preset.id, fields, {**own, "speed": REAL_TIME}, rewritten)


def _from_address(page: str, pattern: Pattern[Any], presets: dict[str, Preset], fans_out: bool, split: Split) -> None:
    """On the first look at a page: the preset and settings that the address asks for, or what was here before."""
    query = st.query_params.to_dict()
    first_look = _key(page, "preset") not in st.session_state
    if first_look and asks(query) and "run" not in query:
        _leave(page)  # a link asks for a setup: what was here before gives way to it
    if first_look and not memory(page).get("fields"):
        shown = runner.find(query.get("run", ""))
        if shown is not None and shown.page == page:  # the page was loaded anew
            memory(page).update(deepcopy(shown.note["fields"]))
    if kept := memory(page).get("fields"):
        _give_back(page, kept)
        return
    first = next(iter(presets))
    asked, notices = query.get("preset", first), []
    if asked not in presets:
        notices.append("The address names a preset that is not here. This is the first one; choose another instead.")
        asked = first
    preset = presets[asked]
    steps = preset.pattern or pattern
    at_once = fans_out or isinstance(_split(preset, split)(query.get("input", as_text(preset.input))), list)
    names = _own_fields(pattern, preset, at_once)
    choices = {"latency": LATENCIES, "profile": PROFILES, "speed": SPEEDS}
    given = from_query(query, names, preset_prompts(steps, preset), choices)
    st.session_state[_key(page, "preset")] = asked
    _fill(page, pattern, preset)
    fill_prompts(page, steps, preset)
    for name, value in given.fields.items():
        if name != "speed":  # a field of the menu, which takes it from the address by itself
            st.session_state[_key(page, name)] = value
    for step, text in given.prompts.items():
        st.session_state[prompt_key(page, steps, step)] = text
    memory(page)["notices"] = notices + given.notices


def _leave(page: str) -> None:
    """Forget the fields, and the run that is shown unless it still goes on; the shelf keeps it."""
    shown = runner.find(memory(page).get("run", ""))
    if shown is None or not shown.running:
        memory(page).pop("fields", None)
        memory(page).pop("run", None)

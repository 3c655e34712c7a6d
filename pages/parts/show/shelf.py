"""The runs of this browser session that are still here, to lay any two of them beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.run import Reading, Run
from core.runner import Shown, runner
from core.trace.counts import counted
from core.view.race import race, world
from core.view.state import ENDED
from pages.parts.drawings import draw
from pages.parts.setup.input_text import as_text
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.session import carried, owner
from pages.parts.show.comparison import call_by_call
from pages.parts.show.menu import MENU
from pages.parts.show.run_picture import alike

_PAGES = {page.kept or page.name: page.title for page in MENU}
_WORDS = 26  # characters of an input that is no preset's


@dataclass(frozen=True)
class Kept:
    """One run on the shelf."""

    title: str  # "Run 3", of another page "Routing, run 3"
    label: str
    run: Run[Any]
    reading: Reading


def shelf(page: str) -> None:
    """Two fields to pick two runs, and both in one picture.

    The runs of this page stand first, then those of the other pages, each newest first. Before this page has a finished
    run, and the session another one, there is nothing to see.
    """
    ended = [shown for shown in reversed(runner.kept(owner())) if not shown.running]
    here = [shown for shown in ended if shown.page == page]
    ordered = [*here, *(shown for shown in ended if shown.page != page)]
    kept = {item.label: item for shown in ordered for item in _items(shown, page)}
    if not here or len(ended) < 2 or len(kept) < 2:
        return
    st.space("small")
    st.header("Any two runs", anchor=False)
    names = list(kept)
    left, right = st.columns(2)
    first = left.selectbox("First run", names, index=None, placeholder="Choose a run", key=f"{page} shelf first")
    fresh = f"{page} shelf second {here[0].number}"  # the newest run, until another one is chosen
    second = right.selectbox("Second run", [name for name in names if name != first], index=0, key=fresh)
    if first is None or second is None:
        return
    one, other = kept[first], kept[second]
    titles = (one.title, other.title)
    status = (one.run.status, other.run.status)
    together, same = alike(one.reading, other.reading), one.reading.inputs == other.reading.inputs
    drawn = race(one.run.trace, other.run.trace, status=status, titles=titles, alike=together, same_input=same)
    draw("race", drawn, key=f"{page} two")
    if together:
        call_by_call(one.run.trace, other.run.trace, titles, key=f"{page} two calls")


def _items(shown: Shown, page: str) -> list[Kept]:
    """A comparison holds two runs; one of another page than `page` says which."""
    sides = [f" {title.lower()}" for title in carried(shown).sides] if len(shown.started) == 2 else [""]
    name = "Run" if shown.page == page else f"{_PAGES.get(shown.page, shown.page)}, run"
    return [
        Kept(title := f"{name} {shown.number}{side}", f"{title}: {_facts(shown, run, reading)}", run, reading)
        for side, run, reading in zip(sides, shown.runs, shown.readings, strict=True)
        if run.trace.spans
    ]


def _facts(shown: Shown, run: Run[Any], reading: Reading) -> str:
    trace = run.trace
    calls = counted(trace.calls, "call")
    ended = [] if run.status == "done" else [ENDED[run.status]]
    setup = carried(shown).setup
    given = dict(setup.preset.prompts or {})
    own = ["own prompts"] if (reading.options.get("prompts") or {}) != given else []
    limit = f"limit {trace.concurrency}" if trace.concurrency else "no limit"
    return " · ".join([_input(setup), *own, calls, f"{trace.makespan:.2f} s", *ended, limit, world(trace)])


def _input(setup: Setup) -> str:
    """The preset's title; of an input that somebody changed, its first words."""
    written, given = as_text(setup.value), as_text(setup.preset.input)
    if written.strip() == given.strip():
        return setup.preset.title
    words = " ".join(written[: 4 * _WORDS].split())
    return f"“{words if len(words) <= _WORDS else words[:_WORDS].rstrip() + '…'}”"

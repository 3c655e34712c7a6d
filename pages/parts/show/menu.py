"""The pages of the lesson in their order: what the menu lists, what the first page leads through, what was tried."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from core.lesson.registry import LESSONS
from core.runner import Shown, runner
from pages.parts.drawings import draw
from pages.parts.drawings.views import Beats
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.presenter import flip, presenting
from pages.parts.setup.session import carried, memory, on_dark, owner, page_memory


class Page(NamedTuple):
    """One page: `name` is its script and its address, `runs` says whether something can be run on it.

    `menu` is a shorter title, for the menu alone; `kept` the name its runs are kept under, where it is not its own.
    """

    name: str
    title: str
    line: str
    section: str = "Beyond"
    runs: bool = True
    menu: str = ""
    kept: str = ""


RACING = "The five patterns"
SECTIONS = (RACING, "Combined", "Agents", "Beyond")  # the groups of the menu, in their order
_NAMES = {"Patterns": RACING}  # what a record calls them, where that is not the group's name


def _section(name: str) -> str:
    """The group of a page by what its record says; one that is not ours stands in the last."""
    named = _NAMES.get(name, name)
    return named if named in SECTIONS else SECTIONS[-1]


_PATTERNS = [
    Page(
        entry.script or name,
        entry.title,
        entry.line,
        _section(entry.section),
        menu=entry.menu,
        kept=name if entry.script else "",
    )
    for name, lesson in LESSONS.items()
    if (entry := lesson.page)
]
_OTHERS = (
    Page(
        "cost_performance",
        "Cost and performance",
        "Calls, seconds, tokens and money of the five patterns, for your own numbers.",
        runs=False,
    ),
    Page(
        "compare",
        "Compare by numbers",
        "Time, tails, limits and money at any size, from a thousand forecasts.",
        runs=False,
    ),
    Page("choose", "Which pattern?", "A few questions that end at a pattern, or at a single call.", runs=False),
    Page(
        "takeaways",
        "Key takeaways and words",
        "The ten takeaways, and every word of the lab.",
        runs=False,
        menu="Takeaways and words",  # with its tick, as wide as the menu
    ),
    Page(
        "class_room", "In class", "Guess together, talk, guess again, run: a room for a class with phones.", runs=False
    ),
)
# The patterns of a group in the lesson's order, and a page that is added without a place in it after them all: page.css
# writes a group's name above its first page, and its test holds the two together.
MENU = tuple(sorted((*_OTHERS, *_PATTERNS), key=lambda page: SECTIONS.index(page.section)))
PAGES = {page.name: page for page in MENU}


@dataclass
class Visits:
    """The pages that this browser session has seen, the last one last, and those on which it has run something."""

    seen: dict[str, None] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)


def visited(name: str) -> None:
    """This browser session has seen the page."""
    seen = memory(Visits).seen
    seen.pop(name, None)
    seen[name] = None


def ended_runs(name: str) -> list[Shown]:
    """The runs of this browser session on a page that have ended, the last one first, as far as they are kept."""
    kept = PAGES[name].kept or name
    return [shown for shown in reversed(runner.kept(owner(), kept)) if not shown.running]


def last_run(name: str) -> Shown | None:
    """The last of them; None when there is none, or none any more."""
    return next(iter(ended_runs(name)), None)


def tried(page: Page) -> bool:
    """Has something been run on it in this browser session; of a page without runs: has it been opened?"""
    visits, name = memory(Visits), page.kept or page.name
    if page.runs and (page_memory(name).run or runner.kept(owner(), name)):
        # Noted, since the store puts runs away after an hour.
        visits.tried.add(page.name)
    return page.name in (visits.tried if page.runs else visits.seen)


def next_page() -> Page | None:
    """The first page in the order of the lesson that has not been tried."""
    return next((page for page in MENU if not tried(page)), None)


def latest() -> Page | None:
    """Of the pages that were tried the one where this session was last."""
    pages = (PAGES[name] for name in reversed(memory(Visits).seen) if name in PAGES)
    return next(filter(tried, pages), None)


def entries(home: StreamlitPage) -> list[StreamlitPage]:
    """What the menu lists: the first page, then all the others; a tick behind those that were tried.

    A flat list: Streamlit's own sections are lists that no screen reader can read. page.css writes the groups' names.
    """
    titles = {page.name: f"{page.menu or page.title}{' ✓' if tried(page) else ''}" for page in MENU}
    return [home, *(st.Page(f"{name}.py", title=title) for name, title in titles.items())]


def go_to(name: str) -> NoReturn:
    """To a page of the lesson; one that is presented stays so."""
    st.switch_page(f"{name}.py", query_params={"presenter": "1"} if presenting() else None)


def way_in(name: str, label: str, preset: str = "", **more: str) -> None:
    """A link to a page of the lesson, with one of its ready-made inputs if it is named; `more` for its address."""
    query = ({"preset": preset} if preset else {}) | more | ({"presenter": "1"} if presenting() else {})
    st.page_link(f"{name}.py", label=label, query_params=query or None)


def keys(name: str) -> None:
    """Listen on this page for the keys of the presenter mode, and go where they lead.

    The script runs again when the browser's theme is no longer this one: a chart has its colours from Python.
    """
    sent = {"ground": "dark" if on_dark() else "light", "beats": _beats(name) if presenting() else None}
    way = draw("keys", sent, key="lesson keys", on_presenter=flip).go
    if not presenting():
        return
    if way in ("next", "back"):
        st.switch_page(f"{neighbour(name, way)}.py", query_params={"presenter": "1"})
    if way == "before" and (page := PAGES.get(name)):
        _before(page.kept or name)


def _beats(name: str) -> Beats:
    """What leads through a page, and from it to the next one."""
    page, following = PAGES.get(name), PAGES[neighbour(name, "next")]
    return {
        "page": page.kept or name if page and page.runs else "",
        "next": following.title if following is not page else "",
    }


def _before(page: str) -> None:
    """From a comparison to the run of the same setup that it was made of; from that run to the plan. Nothing is run."""
    known = page_memory(page)
    shown = runner.find(known.run)
    alone = [
        earlier.id
        for earlier in runner.kept(owner(), page)
        if shown and len(shown.started) == 2 > len(earlier.started) and not _setup(shown).differs(_setup(earlier))
    ]
    known.run, known.uncovered = (alone or [""])[-1], ""
    st.query_params.pop("run", None)


def _setup(shown: Shown) -> Setup:
    return carried(shown).setup


def neighbour(name: str, way: str) -> str:
    """The page after this one in the lesson, or before it; the first page is home, and at either end it stays."""
    names = ["home", *PAGES]
    place = names.index(name or "home") + {"next": 1, "back": -1}[way]  # Streamlit's path of the first page is empty
    return names[min(max(place, 0), len(names) - 1)]

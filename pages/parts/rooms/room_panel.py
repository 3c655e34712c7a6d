"""The room as its teacher leads it: on a page with a run, and on its own. No script runs but for what is done here."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any, cast

import streamlit as st

from core.lesson.registry import lesson_of
from core.rooms.errors import NoRoom
from pages.parts.drawings import draw
from pages.parts.drawings.class_views import ClassRoom, RoomAsk
from pages.parts.rooms import lesson_now
from pages.parts.rooms.asks import Titles, as_sent, asks_of, starts_of
from pages.parts.rooms.hub import hub
from pages.parts.rooms.join import join
from pages.parts.rooms.led import Led, led, told
from pages.parts.rooms.slowest import SLOWEST
from pages.parts.setup import store
from pages.parts.setup.page_setup import Setup
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.setup.session import Start, ask, page_memory
from pages.parts.show.menu import PAGES

PAGE = "class_room"  # the page of the room
_KEY = "class"
_TITLES = {page.kept or name: page.title for name, page in PAGES.items()}


def room_panel(setup: Setup, both: bool = False, titles: Titles = None) -> None:
    """Nothing before a room is open; where it was closed or taken over, one line.

    `both`: Run starts a pair; `titles`: of two patterns that this page lays beside each other.
    """
    room = led()
    if room is None:
        if why := told():
            st.markdown(f":small[:gray[{literally(why)}]]")
        return
    now, order = lesson_now.lesson_now(), None if setup.problem or titles else setup.query
    data: ClassRoom = {
        "view": "class", "room": room.code, "secret": room.secret, "page": setup.page, "whole": False,
        "compact": presenting(), "order": order, "asks": _asks(setup, titles),
        "starts": starts_of(setup, both, titles), "join": join(room.code), "lesson": {"title": "", "items": []},
        "place": now.place, "titles": {}, "following": now.follows, "listed": titles is None,
    }  # fmt: skip
    _act(room, draw("class", data, key=_KEY, on_room=partial(_to_step_here, setup.page)).room, setup.page)


def whole_room(room: Led) -> None:
    """On its own page: how to join, the lesson, what was tried, all questions so far, and the class's own runs."""
    now = lesson_now.lesson_now()
    follows = now.place < len(now.lesson.steps) - 1  # from here also the first one
    data: ClassRoom = {
        "view": "class", "room": room.code, "secret": room.secret, "page": "", "whole": True, "compact": presenting(),
        "order": None, "asks": [], "starts": {}, "join": join(room.code), "lesson": lesson_now.as_sent(now.lesson),
        "place": now.place, "titles": _TITLES, "following": follows, "listed": False,
    }  # fmt: skip
    _act(room, draw("class", data, key=_KEY).room)


def _asks(setup: Setup, titles: Titles) -> list[RoomAsk]:
    """What fits the fields; the question of the step that is under way is chosen from the start."""
    now = lesson_now.lesson_now()
    step = now.step
    here = step is not None and (step.page, step.chosen.id) == (setup.page, setup.preset.id)
    asks = asks_of(setup, step.kind if step is not None and here else "", titles)
    if (own := lesson_now.own_question(now, setup.page, setup.preset.id)) is not None:
        return [{"question": as_sent(own), "hint": "of the lesson", "first": True}, *asks]
    return asks


def _act(room: Led, act: dict[str, Any] | None, page: str = "") -> None:
    """What the panel cannot do by itself."""
    match (act or {}).get("do"):
        case "gone":
            st.rerun()  # `led` says what became of it
        case "start":
            ask(page, cast(Start, (act or {})["start"]))
        case "asked":
            _to_question(room)
        case "class":
            st.switch_page(f"{PAGE}.py", query_params=_kept())
        case "slowest":
            st.switch_page(f"{PAGE}.py", query_params=_kept() | {SLOWEST: str((act or {}).get("run", ""))})
        case "open" | "earlier" | "remove" | "add":
            _lesson(act or {}, page)


def _lesson(act: dict[str, Any], page: str) -> None:
    """The list itself: a step of it is opened, moved, removed or added."""
    if act["do"] == "add":
        question = act["question"]
        lesson_now.add(question["page"], question.get("query", {}).get("preset", ""), question)
        return
    place = int(act["place"])
    if act["do"] == "open":
        _to_step(place, page)
        return
    (lesson_now.earlier if act["do"] == "earlier" else lesson_now.remove)(place)
    st.rerun()


def _to_step(place: int, page: str) -> None:
    """The page and the ready-made input of a step of the lesson, with its question to be asked."""
    now = lesson_now.lesson_now()
    if 0 <= place < len(now.lesson.steps):
        now.place = place
        step = now.lesson.steps[place]
        if step.page != page:
            _open(step.page, {"preset": step.chosen.id})


def _to_step_here(page: str) -> None:
    """The same on the page that is open: its fields are filled before it is drawn, and its run gives way."""
    act = getattr(st.session_state.get(_KEY), "room", None) or {}
    steps, place = lesson_now.lesson_now().lesson.steps, int(act.get("place", -1))
    if act.get("do") == "open" and 0 <= place < len(steps) and steps[place].page == page:
        preset, known = steps[place].chosen, page_memory(page)
        lesson_now.lesson_now().place = place
        st.session_state[store.field_key(page, "preset")] = preset.id
        store.fill_form(page, lesson_of(page).pattern, preset)
        known.run = known.uncovered = ""
        st.query_params.pop("run", None)


def _to_question(room: Led) -> None:
    """To the page and the setup that the last question was asked for."""
    with suppress(NoRoom):
        now = hub.rooms.find(room.code).now
        if now is not None and now.question.page:
            _open(now.question.page, now.question.query)


def _open(pattern: str, query: dict[str, str]) -> None:
    """The page of a pattern with a setup; one that is presented stays so."""
    name = next((name for name, page in PAGES.items() if (page.kept or name) == pattern), "")
    if name:
        st.switch_page(f"{name}.py", query_params=query | _kept())


def _kept() -> dict[str, str]:
    return {"presenter": "1"} if presenting() else {}

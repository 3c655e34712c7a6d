"""Which room this browser leads: as this session remembers, or as its cookie says after the page was loaded anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from core.errors import WorkflowError
from core.rooms.codes import is_code, tidy
from core.rooms.errors import NoRoom, NotOwner
from pages.parts.rooms.hub import hub
from pages.parts.rooms.incoming import LEAD
from pages.parts.setup.session import memory


class Led(NamedTuple):
    """A room by its letters, and the secret of the browser that leads it."""

    code: str
    secret: str


@dataclass
class Leading:
    """What this session knows of the room that it leads. `told`: a sentence that is said until there is one again."""

    room: Led | None = None
    told: str = ""
    left: tuple[str, ...] = ()  # rooms that are not looked for in the cookie any more: it stays till the next load


def led() -> Led | None:
    """The room that this browser leads; None for none, or none any more: then `told` has a sentence."""
    known = memory(Leading)
    room = known.room or _from_cookie(known)
    if room is None:
        return None
    try:
        if hub.rooms.owns(*room):
            known.room = room
            return room
        _leave(known, room)
    except WorkflowError as error:  # the database is away, or is none of ours: the page goes on without a room
        known.told = str(error)
    return None


def open_room() -> None:
    """A new room, which this browser leads from now on; `told` says why there is none."""
    known = memory(Leading)
    try:
        known.room, known.told = Led(*hub.rooms.open()), ""
    except WorkflowError as error:
        known.told = str(error)


def take_over(letters: str, digits: str) -> str:
    """Lead a room from here, with the digits that its browser shows; why it cannot be, in words."""
    known, code = memory(Leading), tidy(letters)
    try:
        known.room, known.told = Led(code, hub.rooms.take_over(code, digits)), ""
    except WorkflowError as error:
        return str(error)
    hub.changed(code)
    return ""


def told() -> str:
    """What became of the room that this browser led, in a sentence; empty where there is nothing to say."""
    return memory(Leading).told


def _from_cookie(known: Leading) -> Led | None:
    code, _, secret = str(st.context.cookies.get(LEAD, "")).partition(".")
    return Led(code, secret) if is_code(code) and code not in known.left else None


def _leave(known: Leading, room: Led) -> None:
    asked = known.room is not None  # a cookie of last week needs no sentence
    known.room, known.left = None, (*known.left, room.code)
    if not asked:
        return
    try:
        hub.rooms.find(room.code)
        known.told = str(NotOwner())
    except NoRoom:
        known.told = f"Room {room.code} is closed, and all that was answered in it is deleted."

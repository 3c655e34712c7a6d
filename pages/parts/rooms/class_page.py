"""The page *In class*: a room is opened there, taken over, and looked at as a whole."""

from __future__ import annotations

import streamlit as st

from core.errors import WorkflowError
from core.rooms.lists import from_file, ours, to_file, to_link
from pages.parts.rooms import lesson_now
from pages.parts.rooms.led import led, open_room, take_over, told
from pages.parts.rooms.room_panel import whole_room
from pages.parts.rooms.slowest import slowest_run
from pages.parts.setup import links
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting

_WHAT = (
    "Ask a class what a run will take, before you press Run. Everyone answers on a phone, without a name and without "
    "an account, talks with a neighbour, answers again, and watches the run. This computer serves the room: no "
    "internet is needed, and all of it is deleted when the room is closed."
)
_LOST = "wrong digits"  # in the session's state: why a room could not be taken over


def class_page() -> None:
    """All of it, with a room or without one."""
    wrong = lesson_now.from_address()
    room = led()
    if not (presenting() and room):
        with st.container(gap="xxsmall"):
            st.title("In class", anchor=False)
            if room is None:
                st.markdown(_WHAT)
    if wrong:
        st.markdown(f":red[{literally(wrong)}]")
    if room is None:
        _without_a_room()
        return
    whole_room(room)
    slowest_run()
    if not presenting():
        _lesson_files()


def _without_a_room() -> None:
    if why := told():
        st.markdown(literally(why))
    st.button("Open a room", type="primary", on_click=open_room, key="open room")
    with st.expander("Take over"):
        st.markdown(
            ":small[:gray[A room that another browser leads: press *Hand over* there. It shows six digits for two "
            "minutes.]]"
        )
        with st.form("take over", border=False):
            left, right, _ = st.columns([1, 1, 2])
            letters = left.text_input("Letters", max_chars=9, key="take over letters")
            digits = right.text_input("Digits", max_chars=9, key="take over digits")
            if st.form_submit_button("Take over"):
                st.session_state[_LOST] = take_over(letters, digits)
                if not st.session_state[_LOST]:
                    st.rerun()
        if wrong := st.session_state.get(_LOST, ""):
            st.markdown(f":red[{literally(wrong)}]")


def _lesson_files() -> None:
    """The lesson as a file or a link, and one of a colleague in its place."""
    lesson = lesson_now.lesson_now().lesson
    with st.expander("Save the lesson, or open another one"):
        left, right = st.columns(2, gap="large")
        with left:
            st.download_button(
                "Save it as a file",
                lambda: to_file(lesson),
                "lesson.json",
                "application/json",
                on_click="ignore",
                key="save lesson",
            )
            try:
                link = links.address(st.context.url or "", {lesson_now.LINK: to_link(lesson)})
                st.code(link, language=None, wrap_lines=True)
            except WorkflowError as error:
                st.markdown(f":small[:gray[{literally(str(error))}]]")
        with right:
            given = st.file_uploader("A lesson from a file", type="json", key="open lesson")
            if given is not None and st.session_state.get("lesson file") != given.file_id:
                st.session_state["lesson file"] = given.file_id
                _open_file(given.getvalue())
            if lesson != ours():
                st.button(
                    "Back to our lesson in ten questions", on_click=lesson_now.use, args=(ours(),), key="our lesson"
                )
        for notice in (st.session_state.get("lesson notice", ""), *lesson.notices):
            if notice:
                st.markdown(f":small[{literally(notice)}]")


def _open_file(written: bytes) -> None:
    try:
        lesson_now.use(from_file(written.decode("utf-8", "replace")))
        st.session_state["lesson notice"] = ""
    except WorkflowError as error:
        st.session_state["lesson notice"] = str(error)
        return
    st.rerun()

"""The way through the lesson: the five patterns as pictures, what comes after them, and what to try next."""

import streamlit as st

from core.lesson.registry import lesson_of
from core.trace.counts import counted
from pages.parts.drawings import draw
from pages.parts.setup.session import carried
from pages.parts.show.menu import MENU, Page, last_run, next_page, tried, way_in


def mark(page: Page) -> str:
    """What this session has done there; nothing where it has done nothing."""
    if not tried(page):
        return ""
    shown = last_run(page.name)
    if shown is None:
        return "✓ tried in this session" if page.runs else "✓ opened in this session"
    trace = shown.runs[-1].trace
    what = "tried, the last run"
    if len(shown.started) == 2:
        what = f"compared, {carried(shown).sides[1].lower()}"
    elif trace.pattern != page.name:
        what += f", {trace.pattern.replace('_', ' ')}"
    return f"✓ {what}: {counted(trace.calls, 'call')}, {trace.makespan:.2f} s, {trace.world}"


def words(page: Page) -> None:
    with st.container(gap=None):
        way_in(page.name, f"{page.title} →")
        done = mark(page)
        st.markdown(f"{page.line}  \n:small[:gray[{done}]]" if done else page.line)


def row(page: Page) -> None:
    st.divider()
    drawing, middle, right = st.columns([4, 7, 4], gap="medium", vertical_alignment="center")
    with drawing:
        draw("home", {"pattern": page.name}, key=f"drawing {page.name}")
    with middle:
        words(page)
    if (entry := lesson_of(page.name).page) and entry.calls:
        with right:
            st.markdown(f":gray[Calls] **{entry.calls}**  \n:gray[Time] **{entry.time}**")


with st.container(gap="xxsmall"):
    st.title("Workflow Patterns Lab", anchor=False)
    st.markdown(
        "Five ways to put several model calls together for a task that is too much for one. They are the building "
        "blocks of agents, too. Each runs here on your own input, and shows every call, every prompt and where the "
        "time went."
    )
    with st.container(horizontal=True, vertical_alignment="center", key="next"):
        count, following = sum(map(tried, MENU)), next_page()
        st.markdown(f":gray[{count} of {len(MENU)} tried in this session.]", width="content")
        if following is None:
            st.markdown("You have seen the whole lesson.", width="content")
        else:
            st.markdown(":gray[Next:]", width="content")
            way_in(following.name, f"{following.title} →")
for page in MENU:
    if page.section == "Patterns":
        row(page)
st.divider()
draw("home", {"pattern": "legend"}, key="legend")
st.space("medium")
st.header("Patterns together, and what comes after them", anchor=False)
for page in MENU:
    if page.runs and page.section != "Patterns":
        row(page)
st.divider()
rest = [page for page in MENU if page.section == "Beyond" and not page.runs]
for column, page in zip(st.columns(len(rest), gap="large"), rest, strict=True):
    with column:
        words(page)

"""The way through the lesson: the five patterns in a race, what comes after them, and where to go on."""

import streamlit as st

from pages.parts.drawings import draw
from pages.parts.setup.presenter import presenting
from pages.parts.show.first_page import sections
from pages.parts.show.menu import MENU, PAGES, go_to, latest, next_page, tried, way_in

with st.container(key="first-head", horizontal=presenting(), gap="xxsmall", vertical_alignment="center"):
    st.title("Workflow Patterns Lab", anchor=False, width="content" if presenting() else "stretch")
    if not presenting():
        st.markdown(
            "Five ways to put several model calls together for a task that is too much for one. They are the building "
            "blocks of agents, too. Each runs here on your own input, and shows every call, every prompt and where the "
            "time went."
        )
    with st.container(horizontal=True, vertical_alignment="center", key="next"):
        here, first = latest(), MENU[0]
        if st.button(f"Resume: {here.menu or here.title}" if here else "Start", type="primary", key="start"):
            go_to((here or first).name)
        if here and st.button("Start at the beginning", type="tertiary", key="start anew"):
            go_to(first.name)
        if here:
            following = next_page()
            st.markdown(f":gray[{sum(map(tried, MENU))} of {len(MENU)} tried in this session.]", width="content")
            if following is None:
                st.markdown("You have seen the whole lesson.", width="content")
            else:
                st.markdown(":gray[Next:]", width="content")
                way_in(following.name, f"{following.title} →")
shown = {"sections": sections(), "query": "?presenter=1" if presenting() else "", "compact": presenting()}
if (page := draw("home", shown, key="first page").go) in PAGES:
    go_to(page)

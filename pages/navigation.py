"""The menu and the model picker; every page runs inside this script."""

import streamlit as st

from pages.parts.models.model_picker import model_picker  # the way into core, as for app.py

# isort: split
from pages.parts.rooms.way_in import way_into_class
from pages.parts.server.field_values import take_what_fits
from pages.parts.server.turns import PRESSED, one_at_a_time
from pages.parts.setup.presenter import printed_address, stage, way_in_and_out
from pages.parts.show.menu import entries, keys, visited

take_what_fits()
with one_at_a_time(st.session_state.pop(PRESSED, False)):
    st.set_page_config(
        page_title="Workflow Patterns Lab",
        layout="wide",
        initial_sidebar_state=232,
    )

    page = st.navigation(entries(st.Page("home.py", title="Home", default=True)), expanded=True)
    visited(page.url_path)
    # Here and not on the pages: a field that this script draws keeps its value from page to page.
    with st.sidebar:
        model_picker()
    keys(page.url_path)
    with stage():
        page.run()
        way_into_class(page.url_path)
        way_in_and_out()
    printed_address()

"""The menu and the model picker; every page runs inside this script."""

from pathlib import Path

import streamlit as st

from pages.parts.model_picker import model_picker
from pages.parts.session import PRESSED, one_at_a_time

PARTS = Path(__file__).parent / "parts"

with one_at_a_time(st.session_state.pop(PRESSED, False)):
    st.set_page_config(
        page_title="Workflow Patterns Lab",
        page_icon=str(PARTS / "mark.svg"),
        layout="wide",
        initial_sidebar_state=232,
    )
    st.html(PARTS / "page.css")
    st.logo(PARTS / "mark.svg", size="large")

    page = st.navigation(
        [
            st.Page("home.py", title="Home", default=True),
            st.Page("prompt_chaining.py", title="Prompt chaining"),
            st.Page("routing.py", title="Routing"),
            st.Page("parallelization.py", title="Parallelization"),
            st.Page("orchestrator_workers.py", title="Orchestrator–workers"),
            st.Page("evaluator_optimizer.py", title="Evaluator–optimizer"),
            st.Page("support_system.py", title="Support system"),
            st.Page("research_report.py", title="Research report"),
            st.Page("workflows_vs_agents.py", title="Workflows and agents"),
        ]
    )
    with st.sidebar:
        model_picker()
    page.run()

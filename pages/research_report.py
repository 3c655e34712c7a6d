"""Research with quality control: inputs, run, show."""

from functools import partial

import streamlit as st

from core import research_report
from pages.parts import inputs, rounds
from pages.parts.page import pattern_page
from pages.parts.plain_text import plain_text
from pages.parts.report_file import file_name, markdown
from pages.parts.shown import gaps
from pages.parts.subtasks import subtasks


def result(run, reading):
    found, target = run.result, reading.options["target_score"]
    left, right = st.columns([5, 7], gap="large")
    with left:
        rounds.scores(found, target)
        rounds.feedback(found)
    with right:
        if missing := gaps(found):
            st.markdown("**Partial report.** Never delivered, and no new draft can close the gap:")
            st.text("\n".join(missing))
        rounds.why_ended(found, target, "report")
        plain_text(found.final, "final")
        st.download_button(
            "Download the report as Markdown",
            lambda: markdown(run),
            file_name=file_name(run),
            mime="text/markdown",
            on_click="ignore",
            type="tertiary",
            key="research_report file",
        )
    subtasks(found)


pattern_page(
    "Research with quality control",
    "Orchestrator–workers do the research, then evaluator–optimizer reviews and polishes the report. Use it when the "
    "parts of a topic can be researched side by side and the whole must be good.",
    lambda: inputs.text(research_report, "Topic", partial(rounds.settings, "research_report")),
    result,
)

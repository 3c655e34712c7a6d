"""Research with quality control: inputs, run, show."""

import streamlit as st

from core import research_report
from core.lesson.orchestrator_workers import lost_parts
from core.patterns.research_report import Researched
from core.runner import Shown
from pages.parts.form import form
from pages.parts.run.page import pattern_page
from pages.parts.show import rounds
from pages.parts.show.report_file import file_name, markdown
from pages.parts.show.result_view import plain_text
from pages.parts.show.subtasks import subtasks


def result(report: Researched, shown: Shown) -> None:
    target, trace = shown.readings[-1].options["target_score"], shown.runs[-1].trace
    left, right = st.columns([5, 7], gap="large")
    with left:
        rounds.scores(report, target)
        rounds.feedback(report)
    with right:
        if missing := lost_parts(report):
            st.markdown("**Partial report.** Never delivered, and no new draft can close the gap:")
            st.text("\n".join(missing))
        elif not report.synthesis:
            st.markdown("**Partial report.** :gray[Nobody combined the parts; the judge got them as they came.]")
        rounds.why_ended(report, target, "report")
        plain_text(report.final, "final")
        st.download_button(
            "Download the report as Markdown",
            lambda: markdown(report, trace),
            file_name=file_name(trace),
            mime="text/markdown",
            # Else every download draws the page once more.
            on_click="ignore",
            type="tertiary",
            key="research_report file",
        )
    subtasks(report)


pattern_page(
    "Research with quality control",
    "Orchestrator–workers do the research, then evaluator–optimizer reviews and polishes the report. Use it when the "
    "parts of a topic can be researched side by side and the whole must be good.",
    lambda: form.text(research_report, "Topic", fans_out=True),
    result,
)

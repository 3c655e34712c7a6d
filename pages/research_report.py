"""Research with quality control: inputs, run, show."""

from functools import partial

import streamlit as st

from core import Reading, research_report
from core.patterns.research_report import Researched
from pages.parts.setup import form
from pages.parts.setup.target import target_and_limit
from pages.parts.show import rounds
from pages.parts.show.finished import Finished
from pages.parts.show.page import pattern_page
from pages.parts.show.plain_text import plain_text
from pages.parts.show.report_file import file_name, markdown
from pages.parts.show.run_picture import gaps
from pages.parts.show.subtasks import subtasks


def result(run: Finished[Researched], reading: Reading) -> None:
    report, target = run.result, reading.options["target_score"]
    left, right = st.columns([5, 7], gap="large")
    with left:
        rounds.scores(report, target)
        rounds.feedback(report)
    with right:
        if missing := gaps(report):
            st.markdown("**Partial report.** Never delivered, and no new draft can close the gap:")
            st.text("\n".join(missing))
        rounds.why_ended(report, target, "report")
        plain_text(report.final, "final")
        st.download_button(
            "Download the report as Markdown",
            lambda: markdown(run),
            file_name=file_name(run),
            mime="text/markdown",
            on_click="ignore",
            type="tertiary",
            key="research_report file",
        )
    subtasks(report)


pattern_page(
    "Research with quality control",
    "Orchestrator–workers do the research, then evaluator–optimizer reviews and polishes the report. Use it when the "
    "parts of a topic can be researched side by side and the whole must be good.",
    lambda: form.text(research_report, "Topic", partial(target_and_limit, "research_report")),
    result,
)

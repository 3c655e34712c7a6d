"""Prompt chaining: inputs, run, show."""

import streamlit as st

from core import Failed, prompt_chaining
from pages.parts import inputs
from pages.parts.page import pattern_page
from pages.parts.plain_text import plain_text


def result(run, reading):
    if "final" in run.result:
        plain_text(run.result.final, "final")
        return
    for number, (topic, chain) in enumerate(zip(reading.inputs[0], run.result.chains, strict=True), 1):
        st.text(topic)
        plain_text(f"failed: {chain.error}" if isinstance(chain, Failed) else chain.final, f"final {number}")


pattern_page(
    "Prompt chaining",
    "Each step works on the answer of the step before. Use it when a task has fixed steps and each needs the last one.",
    lambda: inputs.topics(prompt_chaining, "Topic, or several, one per line"),
    result,
)

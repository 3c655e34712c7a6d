"""Prompt chaining: inputs, run, show."""

import streamlit as st

from core import Failed, Reading, prompt_chaining
from core.patterns.prompt_chaining import Chain, Chains
from pages.parts.setup import form
from pages.parts.show.finished import Finished
from pages.parts.show.page import pattern_page
from pages.parts.show.plain_text import plain_text


def result(run: Finished[Chain | Chains], reading: Reading) -> None:
    if isinstance(run.result, Chain):
        plain_text(run.result.final, "final")
        return
    for number, (topic, chain) in enumerate(zip(reading.inputs[0], run.result.chains, strict=True), 1):
        st.text(topic)
        plain_text(f"failed: {chain.error}" if isinstance(chain, Failed) else chain.final, f"final {number}")


pattern_page(
    "Prompt chaining",
    "Each step works on the answer of the step before. Use it when a task has fixed steps and each needs the last one.",
    lambda: form.topics(prompt_chaining, "Topic, or several, one per line"),
    result,
)

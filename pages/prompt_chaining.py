"""Prompt chaining: inputs, run, show."""

import streamlit as st

from core import Failed, prompt_chaining
from core.patterns.prompt_chaining import Chain, Chains
from core.runner import Shown
from pages.parts.form import form
from pages.parts.run.page import pattern_page
from pages.parts.setup.input_text import one_or_several
from pages.parts.show.result_view import plain_text


def result(written: Chain | Chains, shown: Shown) -> None:
    if isinstance(written, Chain):
        if not written.polished:
            st.markdown("**Partial text.** :gray[The last step failed: this is the draft, not polished.]")
        plain_text(written.final, "final")
        return
    topics = shown.readings[-1].inputs[0]
    for number, (topic, chain) in enumerate(zip(topics, written.chains, strict=True), 1):
        st.text(topic)
        if chain and not chain.polished:
            st.markdown(":small[:gray[The last step failed: this is the draft, not polished.]]")
        plain_text(f"failed: {chain.error}" if isinstance(chain, Failed) else chain.final, f"final {number}")


pattern_page(
    "Prompt chaining",
    "Each step works on the answer of the step before. Use it when a task has fixed steps and each needs the last one.",
    lambda: form.text(prompt_chaining, "Topic, or several, one per line", split=one_or_several),
    result,
)

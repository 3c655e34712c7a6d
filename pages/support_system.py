"""Intelligent support system: inputs, run, show."""

import streamlit as st

from core import Failed, support_system
from core.errors import kind_of_failure
from pages.parts import inputs
from pages.parts.hero import hero
from pages.parts.page import pattern_page
from pages.parts.plain_text import plain_text
from pages.parts.shown import gaps
from pages.parts.urgency import urgency

ROUTES = {
    "technical": "a chain: diagnose, solution, verify",
    "billing": "two checks side by side, then a reply",
    "general": "one call",
}


def result(run, reading):
    found = run.result
    left, right = st.columns([5, 7], gap="large")
    with left:
        how = ROUTES[found.category]
        st.markdown(f":small[:gray[Route]]  \n**{found.category}** :small[:gray[{how}]]")
        if found.fallback:
            st.markdown(":small[:gray[This is the fallback route: the classifier gave no usable label.]]")
        urgency(found.urgency)
    with right:
        if missing := gaps(found.route):
            st.markdown(f"**Partial reply.** :gray[Missing: the {' and the '.join(missing)} check.]")
        plain_text(found.response, "response")
    rows = [
        [name, f"missing: {kind_of_failure(text.kind)}" if isinstance(text, Failed) else text]
        for name, text in found.route
        if name != "response"
    ]
    if rows:
        label = "What the reply is made of"
        st.markdown(f"**{label}**")
        hero("table", {"head": ["Step", "Its answer"], "rows": rows, "label": label}, key="route")


pattern_page(
    "Intelligent support system",
    "Routing first; behind each label stands another pattern: a chain, two checks side by side, or one call. Use it "
    "when the kinds of input need not only other words but other steps.",
    lambda: inputs.text(support_system, "Customer message"),
    result,
)

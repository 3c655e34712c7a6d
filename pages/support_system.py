"""Intelligent support system: inputs, run, show."""

import streamlit as st

from core import support_system
from core.lesson.support_system import lost_checks, unfinished
from core.patterns.support_system import Supported
from core.runner import Shown
from pages.parts.drawings import draw
from pages.parts.form import form
from pages.parts.run.page import pattern_page
from pages.parts.show.result_view import plain_text
from pages.parts.show.subtasks import or_missing
from pages.parts.show.urgency import urgency

ROUTES = {
    "technical": "a chain: diagnose, solution, verify",
    "billing": "two checks side by side, then a reply",
    "general": "one call",
}


def result(supported: Supported, shown: Shown) -> None:
    left, right = st.columns([5, 7], gap="large")
    with left:
        how = ROUTES[supported.category]
        st.markdown(f":small[:gray[Route]]  \n**{supported.category}** :small[:gray[{how}]]")
        if supported.fallback:
            st.markdown(":small[:gray[This is the fallback route: the classifier gave no usable label.]]")
        urgency(supported.urgency)
    with right:
        if missing := lost_checks(supported):
            st.markdown(f"**Partial reply.** :gray[Missing: the {' and the '.join(missing)} check.]")
        if lacks := unfinished(supported):
            st.markdown(f"**Partial reply, {lacks}.** :gray[The last step failed: this is what there was before it.]")
        plain_text(supported.response, "response")
    steps = [(name, text) for name, text in supported.route if name != "response" and not isinstance(text, bool)]
    rows = [[name, or_missing(text)] for name, text in steps]
    if rows:
        label = "What the reply is made of"
        st.markdown(f"**{label}**")
        draw("table", {"head": ["Step", "Its answer"], "rows": rows, "label": label}, key="route")


pattern_page(
    "Intelligent support system",
    "Routing first; behind each label stands another pattern: a chain, two checks side by side, or one call. Use it "
    "when the kinds of input need not only other words but other steps.",
    lambda: form.text(support_system, "Customer message"),
    result,
)

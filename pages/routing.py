"""Routing: inputs, run, show."""

import streamlit as st

from core import routing
from core.patterns.routing import Routed
from core.runner import Shown
from pages.parts.form import form
from pages.parts.run.page import pattern_page
from pages.parts.show.result_view import plain_text
from pages.parts.show.urgency import urgency


def result(routed: Routed, shown: Shown) -> None:
    route = f"**{routed.category}**" + (
        " :small[:gray[fallback route: the classifier gave no usable label]]" if routed.fallback else ""
    )
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f":small[:gray[Route]]  \n{route}")
    with right:
        urgency(routed.urgency)
    plain_text(routed.response, "response")


pattern_page(
    "Routing",
    "A classifier picks the one specialist who answers. Use it when inputs fall into kinds that need different "
    "handling.",
    lambda: form.text(routing, "Customer message"),
    result,
)

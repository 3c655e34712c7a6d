"""What the urgency of a message means for its reply; the specialists never see it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

_PROMISES = {
    "high": "first in the queue, promised within the hour",
    "medium": "after the urgent ones, promised today",
    "low": "in its turn, promised by tomorrow",
    None: "not known, so it waits with the others and a person looks at it",
}


def urgency(level: Literal["high", "medium", "low"] | None) -> None:
    """Its place in the queue, and when it is promised; None: the classifier gave no usable label."""
    st.markdown(f":small[:gray[Urgency]]  \n**{level or 'unknown'}** :small[:gray[{_PROMISES[level]}]]")

"""What is computed beside the page, and shown when it is there: the page does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.forecasts.beside import Work, beside
from pages.parts.setup.plain_markdown import literally

_LOOKS = 0.5  # seconds between two looks at it
_DRAWN = 0.4  # seconds until the page has been drawn: what is computed meanwhile would hold that up


def later(key: object, work: Callable[[], Work], patience: float = 0.0) -> Any:
    """What came of it; None as long as it is computed, after which the page is drawn anew.

    Where it cannot be, an empty tuple, and the page says why. The page waits for it up to `patience` seconds.
    """
    job = beside.of(key, work, patience, after=0.0 if patience else _DRAWN)
    if not job.over.is_set():
        _look(key, work)
    if job.problem:
        st.markdown(f":small[:gray[{literally(f'Not all of the numbers could be computed: {job.problem}')}]]")
        return ()
    return job.result


@st.fragment(run_every=_LOOKS)
def _look(key: object, work: Callable[[], Work]) -> None:
    if beside.of(key, work).over.is_set():
        st.rerun()

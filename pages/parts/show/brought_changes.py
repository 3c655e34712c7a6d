"""Changes of a run by hand that an address brings: given to its picture if they fit, else a sentence says why not."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.errors import InputError
from core.trace.trace import Trace
from core.what_if.what_if import recorded, what_if
from core.what_if.written import Value, changes_in
from pages.parts.setup.plain_markdown import literally

PARAMETER = "what_if"  # of the address


def fitting(trace: Trace, changes: Sequence[Sequence[Value]]) -> bool:
    """Whether they make sense in this run; if not, the page says why."""
    try:
        what_if(recorded(trace), changes_in([list(one) for one in changes]))
    except InputError as error:
        st.markdown(f"The address brings a change that does not fit this run. {literally(str(error))}")
        return False
    return True

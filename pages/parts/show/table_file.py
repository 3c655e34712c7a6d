"""A table as a file to be downloaded."""

from __future__ import annotations

import csv
import io
import re

import streamlit as st

from core.rooms.export import safe
from core.view.numbers.drawn import Table


def as_file(table: Table, name: str) -> None:
    """The button for it; the file is written when it is asked for."""
    st.download_button(
        "Download as CSV", lambda: as_csv(table), file_name=f"{re.sub('[^a-z0-9]+', '-', name.lower())}.csv",
        mime="text/csv", on_click="ignore", type="tertiary", key=f"{name} csv",
    )  # fmt: skip


def as_csv(table: Table) -> str:
    """With all figures of each number: fewer are for readers. No text in it is taken for a formula."""
    written = io.StringIO()
    rows = [[safe(cell) for cell in row] for row in table.rows]
    csv.writer(written, lineterminator="\n").writerows([table.head, *rows])
    return written.getvalue()

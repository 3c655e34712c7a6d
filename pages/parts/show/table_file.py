"""A table as a file to be downloaded."""

from __future__ import annotations

import csv
import io
import re

import streamlit as st

from core.view.numbers.drawn import Table


def as_file(table: Table, name: str) -> None:
    """The button for it; the file is written when it is asked for."""
    st.download_button(
        "Download as CSV", lambda: as_csv(table), file_name=f"{re.sub('[^a-z]+', '-', name.lower())}.csv",
        mime="text/csv", on_click="ignore", type="tertiary", key=f"{name} csv",
    )  # fmt: skip


def as_csv(table: Table) -> str:
    """With bare numbers: the commas are for readers."""
    written = io.StringIO()
    plain = [[re.sub(r"(?<=\d),(?=\d{3})", "", cell) for cell in row] for row in table.rows]
    csv.writer(written, lineterminator="\n").writerows([table.head, *plain])
    return written.getvalue()

"""Any result, drawn by its fields: facts in one line, lists as one table in their order, texts below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Literal, get_origin

import streamlit as st
from pydantic import BaseModel

from core import Failed, Result
from core.errors import kind_of_failure
from core.lesson.registry import lesson_of
from core.prompts.fill import as_text
from core.view.program import is_program
from pages.parts.drawings import draw
from pages.parts.drawings.views import Table
from pages.parts.setup.plain_markdown import literally


def result_view(result: Result, key: str, pattern: str = "") -> None:
    """Draw a result by its fields: a failed call keeps its place and says why, an empty text or list is left out.

    What the record of `pattern` has a sentence for is said in it.
    """
    summary = lesson_of(pattern).summary
    if summary:
        st.markdown(summary.words(result))
    facts, lists, texts = _sorted(result, summary.fields if summary else ())
    if facts:
        with st.container(horizontal=True, gap="large"):
            for name, value in facts:
                with st.container(width="content"):
                    st.markdown(f":small[:gray[{_heading(name)}]]  \n**{literally(_words(value))}**")
    for name, text in texts:
        with st.container(gap=None):
            st.markdown(f":small[:gray[{_heading(name)}]]")
            plain_text(text, f"{key} {name}")
    for number, alike in enumerate(_alike(lists)):
        draw("table", _table(alike), key=f"{key} list {number}")


def plain_text(text: str, key: str) -> None:
    """Text of a model: nothing in it is fetched or rendered. A Python program stands in the font of programs."""
    if is_program(text):
        draw("program", {"text": text}, key=key)
    else:
        st.text(text)


def as_lines(fields: dict[str, Any]) -> str:
    """A parsed answer, one field a line."""
    return "\n".join(f"{_heading(name)}: {_words(value)}" for name, value in fields.items())


def _sorted(
    result: Result, left_out: Sequence[str]
) -> tuple[list[tuple[str, Any]], list[tuple[str, list[Any]]], list[tuple[str, str]]]:
    """Facts are values of the code, from a fixed set: only they may stand in Markdown."""
    facts: list[tuple[str, Any]] = []
    lists: list[tuple[str, list[Any]]] = []
    texts: list[tuple[str, str]] = []
    for name, field in type(result).model_fields.items():
        if name in left_out:
            continue
        value = getattr(result, name)
        if isinstance(value, list):
            flat = [part for one in value for part in (one if isinstance(one, list) else [one])]
            numbers = flat and all(isinstance(part, int) for part in flat)
            if flat:
                (facts if numbers else lists).append((name, flat))
        elif isinstance(value, Failed):  # why is said in words of the code, and may quote a server
            texts.append((name, _cell(value)))
        elif isinstance(value, str) and get_origin(field.annotation) is not Literal:
            texts += [(name, as_text(value))] if value else []
        else:
            facts.append((name, value))
    return facts, lists, texts


def _alike(lists: list[tuple[str, list[Any]]]) -> list[list[tuple[str, list[Any]]]]:
    """Lists of one length that follow each other are columns of one table."""
    return [list(columns) for _, columns in groupby(lists, key=lambda column: len(column[1]))]


def _table(columns: list[tuple[str, list[Any]]]) -> Table:
    parts = [part for name, values in columns for part in _columns(name, values)]
    head, cells = zip(*parts, strict=True)
    rows = [[str(number), *row] for number, row in enumerate(zip(*cells, strict=True), 1)]
    label = ", ".join(_heading(name) for name, _ in columns)
    return {"view": "table", "head": ["", *map(_heading, head)], "rows": rows, "label": label}


def _columns(name: str, values: list[Any]) -> list[tuple[str, list[str]]]:
    """One column for each field of a record, else one."""
    record = next((value for value in values if isinstance(value, BaseModel) and not isinstance(value, Failed)), None)
    if record is None:
        return [(name, [_cell(value) for value in values])]
    fields = list(type(record).model_fields)
    rows = [_row(value, fields) for value in values]
    return [(field, [row[place] for row in rows]) for place, field in enumerate(fields)]


def _row(value: Any, fields: list[str]) -> list[str]:
    """A record by its fields; a failed one says so in the first, and why in the last."""
    if isinstance(value, Failed):
        return ["failed", *[""] * (len(fields) - 2), kind_of_failure(value.kind)] if len(fields) > 1 else [_cell(value)]
    return [_words(getattr(value, field)) for field in fields]


def _cell(value: Any) -> str:
    return f"failed: {value.error}" if isinstance(value, Failed) else _words(value)


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_words, value)) or "none"
    if value is None:
        return "not known"
    return ("yes" if value else "no") if isinstance(value, bool) else as_text(value)


def _heading(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]

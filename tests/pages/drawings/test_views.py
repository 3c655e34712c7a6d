"""Python and the scripts have the same records, and what is sent fits them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import is_typeddict

import pytest

from core.lesson import path_tree, ways, which_pattern
from core.prompts import code
from core.run import Run
from core.view import drawings, what_if
from core.view.guess import Guess
from pages.parts.drawings import class_views, views
from pages.parts.show.run_picture import flow_of
from tests.browser.one_picture import ODD
from tests.pages.test_drawings import TYPES
from tests.records import fields, in_javascript, misfits, optional

RECORDS = {
    record.__name__: record
    for module in (code, path_tree, ways, which_pattern, drawings, what_if, views, class_views)
    for record in vars(module).values()
    if is_typeddict(record) and record.__module__ == module.__name__ and record is not drawings.Captions  # part of Flow
}


def in_comments():
    """The records in the comments of the scripts: their fields with types, those that may be left out in brackets."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in TYPES)
    text = re.sub(r'import\("\./\w+\.mjs"\)\.', "", text)
    names = dict(re.findall(r"^/\*\* @typedef \{(.*)\} (\w+)", text, re.MULTILINE))
    short = {name: kind for kind, name in ((kind, name) for kind, name in names.items()) if " & " not in kind}

    def whole(kind):
        longer = re.sub(r'(?<!")\b\w+\b(?!")', lambda word: short.get(word[0], word[0]), kind)
        return longer if longer == kind else whole(longer)

    found = {}
    for name, body in re.findall(r"@typedef \{object\} (\w+)\n(.*?)\*/", text, re.DOTALL):
        lines = re.findall(r"@property \{(.*?)\} (\[?\w+\]?)(?: .*)?$", body, re.MULTILINE)
        found[name] = {field: whole(kind) for kind, field in lines}
    for kind, name in names.items():
        if " & " in kind:
            found[name] = {field: each for part in kind.split(" & ") for field, each in found[part].items()}
    return found


def test_python_and_the_scripts_have_the_same_records():
    here = {
        name: {
            f"[{field}]" if field in optional(record) else field: in_javascript(kind)
            for field, kind in fields(record).items()
        }
        for name, record in RECORDS.items()
    }
    there = in_comments()
    assert there.keys() == here.keys()
    for name in here:
        assert there[name] == here[name], name


def sent(data):
    return json.loads(json.dumps(data))


@pytest.mark.parametrize("status", ["running", "done", "partial", "failed", "cancelled", "over_budget"])
@pytest.mark.parametrize("case", ODD)
def test_an_odd_trace_is_sent_as_its_record(case, status):
    data = flow_of(Run(status, ODD[case]()), Guess(calls=None, seconds=2.0), "id")
    assert list(misfits(sent(data), drawings.Flow)) == []


def test_a_misfit_is_seen():
    address = {"view": "printed", "address": "there"}
    assert list(misfits(address, views.Printed)) == []
    assert list(misfits(address | {"address": 1}, views.Printed)) == ["data.address is 1"]
    assert list(misfits({"view": "printed"}, views.Printed)) == ["data has no address"]
    assert list(misfits(address | {"more": 1}, views.Printed)) == ["data has more"]
    assert list(misfits({"view": "table", "head": [], "rows": [["a", 1]], "label": ""}, views.Table)) == [
        "data.rows[0][1] is 1"
    ]
    assert views.VIEWS["printed"] is views.Printed


@pytest.mark.parametrize("view", views.VIEWS)
def test_each_view_is_drawn_by_some_page(view):
    pages = Path(__file__).parents[3] / "pages"
    drawn = re.compile(rf'draw\(\s*"{view}"|view, data = "{view}"|\["flow", "race"\] = "{view}"')
    assert any(drawn.search(path.read_text(encoding="utf-8")) for path in pages.rglob("*.py"))

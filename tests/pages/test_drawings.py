"""The drawings: modules joined to programs, and what they are sent."""

from __future__ import annotations

import json
import re
from graphlib import CycleError
from pathlib import Path
from typing import is_typeddict

import pytest

from core.lesson import path_tree, ways, which_pattern
from core.lesson.registry import LESSONS
from core.prompts import code
from core.run import Run
from core.view import drawings
from core.view.guess import Guess
from core.view.plan import planned
from core.view.race import race
from pages.parts.drawings import joined, views
from pages.parts.show.run_picture import flow_of
from tests.browser.one_picture import ODD, RACES
from tests.records import fields, in_javascript, misfits, optional

FOLDER = Path(joined.__file__).parent
MODULES = sorted(FOLDER.rglob("*.mjs"))
# Nothing but comments, for whoever reads or writes the others.
TYPES = [FOLDER / name for name in ("sent.mjs", "sent_paths.mjs", "views.mjs")]
TESTS = sorted((Path(__file__).parents[1] / "drawings").glob("*.mjs"))


def written(folder, **modules):
    for name, text in modules.items():
        (folder / f"{name}.mjs").write_text(text, encoding="utf-8")
    return [folder / f"{name}.mjs" for name in modules]


TOP = """// What it is.

import { one, two } from "./low.mjs";

const own = 1; // not that of the other
export const sum = () => own + one() + two;
"""
LOW = """/**
 * @returns 2
 */
export function one() {
  return own;
}
export const two = 2;
const own = 2;
"""
BOTH = """const $$0 = (() => { // low.mjs
function one() {
  return own;
}
const two = 2;
const own = 2;
return { one, two };
})();

const $$1 = (() => { // top.mjs
const { one, two } = $$0;


const own = 1; // not that of the other
const sum = () => own + one() + two;
return { sum };
})();

const { sum } = $$1;
export default sum();
"""


def test_modules_are_joined_in_the_order_of_their_imports_and_each_keeps_its_names_to_itself(tmp_path):
    top, low = written(tmp_path, top=TOP, low=LOW)
    assert [each.path for each in joined.needed([top])] == [low, top]
    assert joined.script([top], "sum()") == BOTH


def test_modules_that_need_each_other_are_refused(tmp_path):
    paths = written(
        tmp_path,
        a='import { b } from "./b.mjs";\nexport const a = 1;\n',
        b='import { a } from "./a.mjs";\nexport const b = 1;\n',
    )
    with pytest.raises(CycleError):
        joined.needed(paths)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import { c } from "./low.mjs";\n', "c is not exported by low.mjs"),
        ('import { a as b } from "./low.mjs";\n', "as, b is not exported by low.mjs"),
        ('import * as low from "./low.mjs";\n', "cannot be joined"),
        ('import low from "./low.mjs";\n', "cannot be joined"),
        ('import "./low.mjs";\n', "cannot be joined"),
        ("export default 1;\n", "cannot be joined"),
        ("export let a = 1;\n", "cannot be joined"),
        ("const a = 1;\nexport { a };\n", "cannot be joined"),
    ],
)
def test_what_cannot_be_joined_is_said(tmp_path, text, said):
    (path, _) = written(tmp_path, top=text, low="export const a = 1;\n")
    with pytest.raises(ValueError, match=re.escape(said)):
        joined.needed([path])


def test_a_sheet_that_all_draw_with_comes_last(tmp_path):
    top, _ = written(tmp_path, top='import { a } from "./low.mjs";\n', low="export const a = 1;\n")
    top.with_suffix(".css").write_text("top {}", encoding="utf-8")
    (tmp_path / "low.css").write_text("low {}", encoding="utf-8")
    assert joined.sheet([top]) == "top {}\nlow {}"


def taken(path):
    """What a file imports from others: where it is, and its name."""
    found = re.findall(r'^import \{([^}]+)\} from "(\.[^"]+)";', path.read_text(encoding="utf-8"), re.MULTILINE)
    return {((path.parent / other).resolve(), name) for names, other in found for name in re.findall(r"\w+", names)}


def test_every_file_and_every_export_is_used():
    drawn = {"run" if view in ("flow", "race") else view for view in views.VIEWS}
    tops = [FOLDER / f"{name}.mjs" for name in ("mount", *drawn)]
    needed = joined.needed(tops)
    assert {each.path for each in needed} == set(MODULES) - set(TYPES)
    assert set(FOLDER.rglob("*.css")) <= {each.path.with_suffix(".css") for each in needed}
    used = set().union(*map(taken, [*MODULES, *TESTS]), {(path, "draw") for path in tops}, {(tops[0], "component")})
    assert not [(each.path.name, name) for each in needed for name in each.exports if (each.path, name) not in used]


def test_no_file_is_long():
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[len(lengths) // 2] <= 100 and lengths[-1] <= 300


RECORDS = {
    record.__name__: record
    for module in (code, path_tree, ways, which_pattern, drawings, views)
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


@pytest.mark.parametrize("pattern", [*LESSONS, "one of yours"])
def test_a_plan_is_sent_as_its_record(pattern):
    assert list(misfits(sent(planned(pattern)), drawings.Planned)) == []


@pytest.mark.parametrize("status", [("running", "done"), ("done", "failed")])
@pytest.mark.parametrize("case", ODD)
def test_two_odd_traces_are_sent_as_their_record(case, status):
    data = race(ODD[case](), ODD["one"](), status=status, alike=False)
    assert list(misfits(sent(data), drawings.Race)) == []
    assert list(misfits(sent(RACES["race"]()), drawings.Race)) == []


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

"""Modules joined to one program, each with its names to itself."""

from __future__ import annotations

import re
from graphlib import CycleError
from pathlib import Path

import pytest

from pages.parts.drawings import joined
from pages.parts.drawings.views import VIEWS

FOLDER = Path(joined.__file__).parent


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


@pytest.mark.parametrize("view", VIEWS)
def test_every_rule_of_a_sheet_is_closed(view):
    """One that is not takes all that follows into itself: the colours and the letters of every drawing."""
    program = "run" if view in ("flow", "race") else view
    sheet = joined.sheet([FOLDER / "mount.mjs", FOLDER / f"{program}.mjs"])
    rules = re.sub(r'/\*.*?\*/|"[^"]*"', "", sheet, flags=re.DOTALL)
    assert rules.count("{") == rules.count("}")

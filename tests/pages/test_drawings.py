"""The drawings: modules joined to programs, and what they are sent."""

from __future__ import annotations

import re
from pathlib import Path

from pages.parts.drawings import joined, views

FOLDER = Path(joined.__file__).parent
MODULES = sorted(FOLDER.rglob("*.mjs"))
# Nothing but comments, for whoever reads or writes the others.
TYPES = [FOLDER / name for name in ("sent.mjs", "sent_paths.mjs", "sent_what_if.mjs", "views.mjs")]
# They touch the page and compute nothing of their own: tests/browser looks at what they draw.
SEEN = {
    "class", "flow/break_line", "flow/flow", "flow/hand/drag", "flow/hand/hand", "flow/picture", "flow/player",
    "flow/reading", "flow/remark", "flow/sight", "flow/slips", "flow/switch", "handout", "home", "home/alone", "keys",
    "kinds", "mount", "phone/answer", "phone/made", "phone/phone", "phone/pictures", "printed", "program",
    "race/player", "race/race", "run",
}  # fmt: skip
TESTS = sorted((Path(__file__).parents[1] / "drawings").glob("*.mjs"))


def taken(path):
    """What a file imports from others: where it is, and its name."""
    found = re.findall(r'^import \{([^}]+)\} from "(\.[^"]+)";', path.read_text(encoding="utf-8"), re.MULTILINE)
    return {((path.parent / other).resolve(), name) for names, other in found for name in re.findall(r"\w+", names)}


def test_every_file_and_every_export_is_used():
    drawn = {"run" if view in ("flow", "race") else view for view in views.VIEWS}
    tops = [FOLDER / f"{name}.mjs" for name in ("mount", *drawn, "phone/phone")]
    needed = joined.needed(tops)
    assert {each.path for each in needed} == set(MODULES) - set(TYPES)
    assert set(FOLDER.rglob("*.css")) <= {each.path.with_suffix(".css") for each in needed}
    used = set().union(
        *map(taken, [*MODULES, *TESTS]),
        {(path, "draw") for path in tops},
        {(tops[0], "component"), (tops[-1], "start")},
    )
    assert not [(each.path.name, name) for each in needed for name in each.exports if (each.path, name) not in used]


def test_every_file_that_computes_has_a_test_of_its_name():
    """Those in a folder with the folder's name before their own; the flow is the one that needs none."""
    tested = {path.name.removesuffix(".test.mjs") for path in TESTS if path.name.endswith(".test.mjs")}
    names = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in set(MODULES) - set(TYPES)}
    assert names >= SEEN
    assert tested == {name.removeprefix("flow/").replace("/", "_") for name in names - SEEN}


def test_no_file_is_long():
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[len(lengths) // 2] <= 100 and lengths[-1] <= 300

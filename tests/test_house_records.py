"""What the lab knows about one pattern stands in its record: nothing generic knows a pattern by name."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from core.lesson.registry import LESSONS
from tests.house import CORE, PAGES, PARTS, ROOT, imports, module, read
from tests.rows import rows

# Who may know a pattern by name, beside the patterns, their records, the simulated model and a pattern's own page.
NAMED = {
    "core": "the public face: its names are what a reader imports",
    "core.lesson.registry": "it collects the records, and those of the use cases stand in one file",
    "app": "it warms the simulated model up with the patterns that read most of its data",
    "pages.parts.run.contrast": "all of the page of the agent and its workflow, which presenter mode frames anew",
    "pages.parts.show.report_file": "the file that only the page of the research report offers",
    "pages.parts.show.rounds": "the judged drafts, which two pages of patterns show alike",
    "pages.parts.show.subtasks": "the parts of a plan, which two pages of patterns show alike",
}
PATTERNS = {path.stem for path in CORE if path.parent.name == "patterns" and path.stem != "__init__"}
RECORDS = {f"core.lesson.{name}" for name in (*PATTERNS, "use_case_records")}
OWN = ("core.patterns.", "core.lesson.naive.", "core.lesson.use_cases.")  # rooms in which each file is of one pattern
OWN_PAGES = {f"pages.{lesson.page.script or name}" for name, lesson in LESSONS.items() if lesson.page}
GENERIC = [
    path
    for path in (*CORE, *PAGES, *PARTS, ROOT / "app.py")
    if module(path) not in RECORDS | OWN_PAGES | NAMED.keys()
    and not module(path).startswith((*OWN, "core.models.simulated"))
]


def of_a_pattern(name: str) -> bool:
    return name in RECORDS or name.startswith(OWN)


def known(source: str) -> list[str]:
    """The patterns that a source knows: by what it imports, or as a text that is the name of one."""
    found = []
    for name, names in imports(source):
        inside = [f"{name}.{word}" for word in names]
        found += [name] if of_a_pattern(name) else filter(of_a_pattern, inside)
        found += [one for one in inside if name == "core" and one.removeprefix("core.") in LESSONS]
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    return found + [text for text in texts if isinstance(text, str) and text in LESSONS]


@rows("path", GENERIC, name=module)
def test_nothing_generic_knows_a_pattern_by_name(path):
    assert known(read(path)) == []


def test_who_may_know_one_needs_to():
    paths = {module(path): path for path in (*CORE, *PAGES, *PARTS, ROOT / "app.py")}
    assert [name for name in NAMED if not known(read(paths[name]))] == [], "take them off the list"


@rows(
    "source, found",
    [
        ("from core.patterns.routing import Routed", ["core.patterns.routing"]),
        ("from core.patterns import routing", ["core.patterns.routing"]),
        ("from core.lesson import routing", ["core.lesson.routing"]),
        ("import core.lesson.agent", ["core.lesson.agent"]),
        ("from core import Failed, agent", ["core.agent"]),
        ("def later():\n    from core.lesson.use_cases.voting import voting", ["core.lesson.use_cases.voting"]),
        ("if page == 'routing':\n    pass", ["routing"]),
        ("from core.lesson.registry import lesson_of\nlesson_of(page)  # routing", []),
    ],
)
def test_a_pattern_that_is_known_by_name_is_seen(source, found):
    assert known(source) == found


SHEETS = sorted(path for path in (ROOT / "pages").rglob("*") if path.suffix in (".mjs", ".css"))
# Its headings stand above the first page of each group; tests/pages/show/test_menu.py holds them to the menu.
_HEADS = "page.css"


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@rows("path", [path for path in SHEETS if path.name != _HEADS], name=_name)
def test_no_drawing_knows_a_pattern_by_name(path):
    assert not [name for name in LESSONS if re.search(rf"[\"'`/]{name}[\"'`]", read(path))]


@rows("name", [name for name, lesson in LESSONS.items() if lesson.settings])
def test_a_record_has_words_for_options_that_its_pattern_takes(name):
    lesson = LESSONS[name]
    assert {setting.name for setting in lesson.settings} <= set(lesson.options)
    assert all(option.default in range(*option.bounds) for option in lesson.fields.values())

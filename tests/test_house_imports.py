"""Who may import whom, and what importing does."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house import CORE, PAGES, PARTS, ROOT, imports, module, read
from tests.rows import rows

FLOORS = [  # from the ground up; what stands in one entry may use each other, and all below
    {"core.errors", "core.clock", "core.trace"},
    {"core.prompts", "core.laws", "core.tools", "core.what_if"},
    {"core.models"},
    {"core.engine"},
    {"core.llm", "core.gather", "core.pattern"},
    {"core.choose", "core.run"},
    {"core.patterns", "core.runner"},
    {"core.lesson"},
    {"core.forecasts"},
    {"core.view"},
    {"core.rooms"},
    {"core.shell", "core.__main__"},
    {"core"},
]


def floor(name: str) -> int:
    for number, rooms in enumerate(FLOORS):
        for room in rooms:
            if name == room or (room != "core" and name.startswith(room + ".")):
                return number
    raise AssertionError(f"{name} has no floor: give it one in FLOORS")


@rows("path", CORE, name=module)
def test_core_never_imports_streamlit_or_a_page(path):
    assert not [name for name, _ in imports(read(path)) if name.split(".")[0] in ("streamlit", "pages", "tests")]


@rows("path", CORE, name=module)
def test_an_import_never_points_up_a_floor(path):
    own = floor(module(path))
    for name, names in imports(read(path)):
        if name == "core":
            assert names, f"{module(path)} imports all of core"
            assert all(floor(f"core.{n}") <= own for n in names), f"{module(path)} imports {names} from core"
        elif name.startswith("core."):
            assert floor(name) <= own, f"{module(path)} imports {name}"


ROOMS = ["drawings", "setup", "models", "form", "show", "rooms", "server", "run"]  # from the ground up


@rows("path", [path for path in PARTS if path.parent.name in ROOMS], name=module)
def test_a_part_needs_none_of_a_room_above(path):
    above = ROOMS[ROOMS.index(path.parent.name) + 1 :]
    assert not [
        name for name, _ in imports(read(path)) if name.startswith(tuple(f"pages.parts.{room}" for room in above))
    ]


def test_every_part_stands_in_a_room():
    assert [path.name for path in PARTS if path.parent.name == "parts"] == ["__init__.py"]


MODULES = {module(path): path for path in (*CORE, *PAGES, *PARTS, ROOT / "app.py")}


@cache
def needed(source: str) -> list[str]:
    """The modules of the house that a source imports, in their order; also those imported later inside a function."""
    found = []
    for name, names in imports(source):
        inside = [f"{name}.{word}" for word in names]
        found += [room for room in inside if room in MODULES]
        if any(room not in MODULES for room in inside) or not names:
            found.append(name)
    return [name for name in found if name in MODULES]


def cycle(needs: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a ring; empty when there are none."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as ring:
        return ring.args[1]
    return []


def test_no_two_modules_need_each_other():
    """The server imports them on a thread of its own while a script may import the same: none may be met half done."""
    needs = {name: set(needed(read(path))) for name, path in MODULES.items()}
    assert len(needs) > 200
    assert needs["pages.parts.server.live"] == {"core.view.picture", "core.runner", "pages.parts.show.run_picture"}
    assert cycle(needs) == []


def test_a_ring_of_imports_is_seen():
    assert needed("from core import run, Failed\nimport core.clock, time") == [
        "core.run",
        "core",
        "core.clock",
    ]
    assert needed("def later():\n    from pages.parts import drawings") == ["pages.parts.drawings"]
    assert cycle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert set(cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}


def test_the_server_and_a_script_come_to_core_by_the_same_door():
    """A package and a module inside it, imported on two threads at once, may wait for each other: take one way in."""

    def door(source: str) -> str:
        return next(name for name in needed(source) if any(found.startswith("core") for found in reached(name)))

    def reached(name: str) -> set[str]:
        found, todo = set(), [name]
        while todo:
            if (one := todo.pop()) not in found:
                found.add(one)
                todo += needed(read(MODULES[one]))
        return found

    (opening,) = (
        ast.unparse(node)
        for node in ast.walk(ast.parse(read(MODULES["app"])))
        if isinstance(node, ast.FunctionDef) and node.name == "open_the_house"
    )
    assert door(opening) == door(read(MODULES["pages.navigation"])) == "pages.parts.models.model_picker"


WATCHED = """
import os, sys, threading
seen = []

def watch(event, args):
    if event.startswith(("socket.", "subprocess.")):
        seen.append(event)
    elif event == "open" and not isinstance(args[0], int):
        name, mode = os.path.abspath(os.fsdecode(args[0])), args[1] or ""
        ours = name.startswith(os.getcwd() + os.sep) and not name.endswith((".py", ".pyc"))
        if ours or set(mode) & set("wax+"):
            seen.append(os.path.basename(name))

sys.addaudithook(watch)
import core, core.runner, core.lesson.registry, core.view.picture
assert threading.active_count() == 1, threading.enumerate()
assert "openai" not in sys.modules and "streamlit" not in sys.modules
"""


@pytest.mark.parametrize(
    ("afterwards", "seen"),
    [
        ("", []),
        ("core.lesson.registry.lesson_of('routing').presets", ["routing.toml"]),
        ("core.lesson.registry.lesson_of('routing').pitfall.preset", ["routing.toml"]),
        ("core.tools.search('Nile'), core.tools.search('Danube')", ["passages.toml"]),
        ("open('README.md')", ["README.md"]),
    ],
)
def test_importing_core_opens_no_socket_no_thread_and_no_file(afterwards, seen):
    """A data file is opened when it is first needed, and then once."""
    environment = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""}
    code = f"{WATCHED}{afterwards}\nprint(seen)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.stdout.strip() == str(seen), done.stdout + done.stderr


def test_no_first_page_imports_numpy_or_pillow():
    """They would cost as much as all of core, and nothing here needs them."""
    code = (
        "import sys\n"
        "from tests.pages.opened import Opened\n"
        "Opened('parallelization')\n"
        "print([name for name in ('numpy', 'PIL.Image', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr

"""The rules of the house: who may import whom, and what stands where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import core
from tests.rows import rows

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "core").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
PARTS = sorted((ROOT / "pages" / "parts").rglob("*.py"))

FLOORS = [  # from the ground up; what stands in one entry may use each other, and all below
    {"core.errors", "core.clock", "core.trace"},
    {"core.prompts", "core.laws", "core.tools"},
    {"core.models"},
    {"core.engine"},
    {"core.llm", "core.gather", "core.pattern"},
    {"core.choose", "core.run"},
    {"core.patterns", "core.runner"},
    {"core.lesson"},
    {"core.view"},
    {"core.shell", "core.__main__"},
    {"core"},
]


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def imports(source: str) -> list[tuple[str, list[str]]]:
    """(module, names) of every import in a file; a plain `import x` has no names."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(alias.name, []) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import: {ast.unparse(node)}"
            found.append((node.module or "", [alias.name for alias in node.names]))
    return found


def calls(source: str) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]


def hidden(source: str) -> list[str]:
    """Built-in functions by which a source gets at what it does not import."""
    return [call.func.id for call in calls(source) if isinstance(call.func, ast.Name) and call.func.id in HIDDEN]


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


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


ALLOWED = {
    "core.llm": {"llm", "parse"},
    "core.choose": {"choose", "use", "Choice"},
    "core.tools": {"search", "calculate"},
    "core.gather": {"gather", "speculate", "Failed"},
    "core.pattern": {"pattern", "several", "Result", "Text", "Items", "Score", "Rounds"},
    "typing": {"Literal", "get_args"},
    "pydantic": {"BaseModel", "Field"},
}
NAIVE = {  # they show what goes wrong, so they may raise and catch it
    "core.errors": {"WorkflowError", "CallFailed"},
    "collections.abc": {"Awaitable"},
}
HIDDEN = {"__import__", "eval", "exec", "compile", "open", "print", "input", "globals"}


READ = [path for path in CORE if path.parent.name in ("patterns", "use_cases")]  # by students
SHOWN = [*READ, *(path for path in CORE if path.parent.name == "naive")]


def foreign(source: str, allowed: dict[str, set[str]]) -> list[str]:
    """What a pattern uses beyond the few words there are; other patterns are allowed, and no plain import is."""
    found = []
    for name, names in imports(source):
        if not names or "*" in names:
            found.append(f"import {name}")
        elif not name.startswith("core.patterns."):
            found += [f"{name}.{word}" for word in names if word not in allowed.get(name, ())]
    return found + hidden(source)


@rows("path", SHOWN, name=module)
def test_a_pattern_is_written_with_the_few_words_there_are(path):
    assert foreign(read(path), ALLOWED | NAIVE if path.parent.name == "naive" else ALLOWED) == []


@rows(
    "source, found",
    [
        ("import asyncio\nasync def both(a, b):\n    return await asyncio.gather(a, b)", ["import asyncio"]),
        ("import asyncio as gather", ["import asyncio"]),
        ("import core", ["import core"]),
        ("import core.llm", ["import core.llm"]),
        ("import typing", ["import typing"]),
        ("from asyncio import gather", ["asyncio.gather"]),
        ("from core import gather", ["core.gather"]),
        ("from core.gather import gather, asyncio", ["core.gather.asyncio"]),
        ("from core.llm import *", ["import core.llm"]),
        ("from core.patterns.routing import *", ["import core.patterns.routing"]),
        ("from core.errors import WorkflowError", ["core.errors.WorkflowError"]),
        ("def later():\n    import time", ["import time"]),
        ("gather = __import__('asyncio').gather", ["__import__"]),
        ("from core.gather import gather", []),
        ("from core.patterns.routing import routing", []),
    ],
)
def test_a_foreign_word_in_a_pattern_is_seen(source, found):
    assert foreign(source, ALLOWED) == found


@rows("path", READ, name=module)
def test_a_pattern_can_be_read_from_the_back_row(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Try)
        if isinstance(node, ast.AsyncFunctionDef) and any(
            getattr(d, "id", "") == "pattern" for d in node.decorator_list
        ):
            assert node.end_lineno - node.lineno < 22, f"{node.name} has {node.end_lineno - node.lineno + 1} lines"


CALLS = {
    "llm", "parse", "choose", "gather", "speculate", "using", "run", "start", "forecast", "run_virtual", "Simulated",
    "Live", "OpenAI", "AsyncOpenAI",
}  # fmt: skip
STARTING = {  # the parts that start a run or pick a model, and how; everything else is a page's taboo for them, too
    "pages.parts.run.launch": {"start"},
    "pages.parts.run.canvas": {"forecast"},
    "pages.parts.show.law": {"forecast"},
    "pages.parts.show.at_once": {"forecast"},
    "pages.parts.setup.model_picker": {"Live"},
    "pages.navigation": {"run"},  # the page itself
}
OUTSIDE = {"streamlit", "functools", "pathlib", "typing", "__future__"}  # what a page needs of others
FILLED_IN = {  # sentences for the reader and an address, with named places
    "pages.parts.show.rounds",
    "pages.parts.server.routes",
}
PROMPTS = {"prompt", "prompts", "instructions"}
_PLACE = re.compile(r"\{[a-z_]+\}")
_ROLE = re.compile(r"\s*you are (a|an|the|our|now)?\b", re.IGNORECASE)


def asks(source: str, may: set[str] = frozenset()) -> list[str]:
    """Where a page or a part calls a model or starts a run by itself."""
    found = []
    for name, names in imports(source):
        if name.split(".")[0] in ("openai", "httpx", "httpx2", "requests", "importlib") or name == "core.clock":
            found.append(f"import {name}")
        elif name.split(".")[0] in ("core", "pages"):
            found += [f"import {name}"] if not names or "*" in names else []
            found += [f"{name}.{word}" for word in names if word in CALLS - may]
    methods = [call.func.attr for call in calls(source) if isinstance(call.func, ast.Attribute)]
    return found + [name for name in methods if name in CALLS - may] + hidden(source)


def prompts(source: str) -> list[str]:
    """Texts that are meant for a model: a named place to fill in, a role to play, or a prompt by its keyword."""
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    found = [text for text in texts if isinstance(text, str) and (_PLACE.search(text) or _ROLE.match(text))]
    return found + [word.arg for call in calls(source) for word in call.keywords if word.arg in PROMPTS]


@rows("path", PAGES, name=module)
def test_a_page_holds_no_prompt_and_makes_no_model_call(path):
    source = read(path)
    assert asks(source, STARTING.get(module(path), set())) == []
    assert prompts(source) == []
    for name, names in imports(source):
        assert name.split(".")[0] in OUTSIDE or name.startswith(("core", "pages.parts")), f"imports {name}"
        assert not name.startswith("core.models") and (names or name == "streamlit"), f"imports {name}"


@rows("path", PARTS, name=module)
def test_a_part_of_a_page_asks_no_model_either(path):
    assert asks(read(path), STARTING.get(module(path), set())) == []
    assert module(path) in FILLED_IN or prompts(read(path)) == []


ROOMS = ["drawings", "setup", "show", "server", "run"]  # from the ground up


@rows("path", [path for path in PARTS if path.parent.name in ROOMS], name=module)
def test_a_part_needs_none_of_a_room_above(path):
    above = ROOMS[ROOMS.index(path.parent.name) + 1 :]
    assert not [
        name for name, _ in imports(read(path)) if name.startswith(tuple(f"pages.parts.{room}" for room in above))
    ]


def test_every_part_stands_in_a_room():
    assert [path.name for path in PARTS if path.parent.name == "parts"] == ["__init__.py"]


def undocumented(tree: ast.AST) -> list[str]:
    """The public functions and classes without a docstring, and those methods of public classes."""
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [node for node in ast.iter_child_nodes(tree) if isinstance(node, named) and node.name[0] != "_"]
    public = [node for node in public if not any(getattr(d, "id", "") == "overload" for d in node.decorator_list)]
    inner = [name for node in public if isinstance(node, ast.ClassDef) for name in undocumented(node)]
    return [node.name for node in public if not ast.get_docstring(node)] + inner


@rows("path", [*CORE, *PARTS], name=module)
def test_a_public_name_says_what_it_is(path):
    assert undocumented(ast.parse(read(path))) == []


def test_a_public_name_that_says_nothing_is_seen():
    source = "class A:\n    'It is.'\n    def b(self): ...\n    def _c(self): ...\ndef d(): ...\ndef _e(): ..."
    assert undocumented(ast.parse(source)) == ["d", "b"]


@rows(
    "source, found",
    [
        ("import core\nshown = core.forecast(core.routing, 'Hi')", ["import core", "forecast"]),
        ("import core as lab", ["import core"]),
        ("import core.llm", ["import core.llm"]),
        ("from core import llm", ["core.llm"]),
        ("from core.run import run as go", ["core.run.run"]),
        ("from core import *", ["import core"]),
        ("from core import readings\nreadings(a, b)[0].forecast()", ["forecast"]),
        ("from core.runner import runner\nrunner.start(1)", ["start"]),
        ("import openai", ["import openai"]),
        ("import httpx2", ["import httpx2"]),
        ("__import__('core').llm('Hi')", ["llm", "__import__"]),
        ("from core import routing\nst.write(routing)", []),
    ],
)
def test_a_model_call_in_a_page_is_seen(source, found):
    assert asks(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("ASK = 'Classify this message: {query}'", ["Classify this message: {query}"]),
        ("TOLD = 'You are a shipping specialist.'", ["You are a shipping specialist."]),
        ("chosen(prompts=other)", ["prompts"]),
        ("st.markdown(f'{calls} calls')", []),
    ],
)
def test_a_prompt_in_a_page_is_seen(source, found):
    assert prompts(source) == found


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
    assert door(opening) == door(read(MODULES["pages.navigation"])) == "pages.parts.setup.model_picker"


@rows("path", sorted((ROOT / "pages").rglob("*.py")), name=module)
def test_no_text_becomes_html(path):
    source = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in source and "components.v1" not in source
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "html":
            assert ast.unparse(node.args[0]) == "PARTS / 'page.css'"


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


def test_pytest_takes_no_part_of_the_product_for_a_test():
    """A module named like one, such as prompt_test.py, ends `pytest .` before the first test."""
    asked = [sys.executable, "-m", "pytest", "core", "pages", "app.py", "--collect-only", "-n", "0"]
    done = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, done.stdout + done.stderr


def test_the_public_face_is_what_is_listed():
    public = {name for name in vars(core) if not name.startswith("_")}
    modules = {path.stem for path in (ROOT / "core").iterdir()}
    assert set(core.__all__) == public - (modules - set(core.__all__))
    assert list(core.__all__) == sorted(core.__all__)


HALL = {
    "app.py", "pages", "core", "tests", "requirements.txt", ".streamlit", "README.md", "CHANGELOG.md", "LICENSE",
    "pyproject.toml", ".ci", ".gitignore",
}  # fmt: skip


def strangers(hall: Path) -> set[str]:
    """What stands at the top beyond what belongs there, caches and environments aside; with git or without."""
    ignored = [line.rstrip("/") for line in read(hall / ".gitignore").splitlines() if line and line[0] != "#"]
    found = {
        path.name
        for path in hall.iterdir()
        if not any(fnmatch(path.name, name) for name in ignored) and not (path / "pyvenv.cfg").exists()
    }
    return found - HALL - {".git"}


def test_nothing_stands_in_the_hall():
    assert {path.name for path in ROOT.iterdir()} >= HALL - {".ci"}
    assert strangers(ROOT) == set()


def test_a_stranger_in_the_hall_is_seen(tmp_path):
    (tmp_path / ".gitignore").write_text(read(ROOT / ".gitignore"))
    (tmp_path / "env").mkdir()
    (tmp_path / "env" / "pyvenv.cfg").touch()
    for name in ("app.py", "core", "utils.py", "notes", "__pycache__", "odd.pyc", ".ruff_cache", ".venv", ".git"):
        (tmp_path / name).touch()
    assert strangers(tmp_path) == {"utils.py", "notes"}

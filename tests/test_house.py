"""The rules of the house: who may import whom, and what stands where."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import core

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "core").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))

FLOORS = [
    {
        "core.span", "core.errors", "core.clock", "core.prompts", "core.tools", "core.forms", "core.examples",
        "core.counts",
    },
    {"core.paths"},
    {"core.trace"},
    {"core.models"},
    {"core.slots", "core.recorder"},
    {"core.ambient"},
    {"core.llm", "core.gather", "core.choose"},
    {"core.pattern"},
    {"core.patterns"},
    {"core.use_cases", "core.naive"},
    {"core.schedule", "core.costs", "core.choice", "core.glossary", "core.takeaways"},
    {"core.laws", "core.layout", "core.charts", "core.card", "core.code", "core.templates", "core.advice"},
    {"core.run"},
    {
        "core.estimate", "core.readings", "core.reasons", "core.presets", "core.sketch", "core.compare",
        "core.diagrams", "core.savings",
    },
    {"core.race", "core.pitfalls", "core.differences", "core.measured", "core.captions"},
    {"core.picture"},
    {"core.runner", "core.__main__"},
    {"core"},
]


def imports(path: Path) -> list[tuple[str, list[str]]]:
    """(module, names) of every import in a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, []) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append((node.module or "", [alias.name for alias in node.names]))
    return found


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def floor(name: str) -> int:
    for number, rooms in enumerate(FLOORS):
        for room in rooms:
            if name == room or (room != "core" and name.startswith(room + ".")):
                return number
    raise AssertionError(f"{name} has no floor: give it one in FLOORS")


@pytest.mark.parametrize("path", CORE, ids=module)
def test_core_never_imports_streamlit_or_a_page(path):
    assert not [name for name, _ in imports(path) if name.split(".")[0] in ("streamlit", "pages", "tests")]


@pytest.mark.parametrize("path", CORE, ids=module)
def test_an_import_never_points_up_a_floor(path):
    own = floor(module(path))
    for name, names in imports(path):
        if name == "core":
            assert all(floor(f"core.{n}") <= own for n in names), f"{module(path)} imports {names} from core"
        elif name.startswith("core."):
            assert floor(name) <= own, f"{module(path)} imports {name}"


ALLOWED = {
    "core.llm": {"llm", "parse"},
    "core.choose": {"choose", "use", "Choice"},
    "core.tools": {"search", "calculate"},
    "core.gather": {"gather", "speculate", "Failed"},
    "core.pattern": {"pattern", "Result", "Text", "Items", "Score", "Rounds"},
}


READ = [path for path in CORE if path.parent.name in ("patterns", "use_cases")]  # by students


@pytest.mark.parametrize("path", READ, ids=module)
def test_a_pattern_is_written_with_the_few_words_there_are(path):
    for name, names in imports(path):
        if name in ("typing", "pydantic") or name.startswith("core.patterns."):
            continue
        assert set(names) <= ALLOWED.get(name, set()), f"{module(path)} imports {names} from {name}"


@pytest.mark.parametrize("path", READ, ids=module)
def test_a_pattern_can_be_read_from_the_back_row(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Try)
        if isinstance(node, ast.AsyncFunctionDef) and any(
            getattr(d, "id", "") == "pattern" for d in node.decorator_list
        ):
            assert node.end_lineno - node.lineno < 22, f"{node.name} has {node.end_lineno - node.lineno + 1} lines"


@pytest.mark.parametrize("path", PAGES, ids=module)
def test_a_page_holds_no_prompt_and_makes_no_model_call(path):
    calls = {"llm", "parse", "gather", "speculate", "run", "start", "forecast", "Simulated", "Live"}
    for name, names in imports(path):
        assert name.split(".")[0] not in ("openai", "asyncio") and not name.startswith("core.models")
        assert not (name.startswith("core") and calls & set(names)), f"{module(path)} imports {names}"


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=module)
def test_no_text_becomes_html(path):
    source = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in source and "components.v1" not in source
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "html":
            assert ast.unparse(node.args[0]) == "PARTS / 'page.css'"


def test_importing_core_opens_no_socket_and_no_thread():
    code = (
        "import sys, threading\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append(event) if event.startswith(('socket.', 'subprocess.'))"
        " or event == 'open' and isinstance(args[1], str) and set(args[1]) & set('wax+') else None)\n"
        "import core, core.runner, core.presets, core.picture\n"
        "assert threading.active_count() == 1, threading.enumerate()\n"
        "assert 'openai' not in sys.modules and 'streamlit' not in sys.modules\n"
        "print(seen)"
    )
    environment = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_the_public_face_is_what_is_listed():
    public = {name for name in vars(core) if not name.startswith("_")}
    modules = {path.stem for path in (ROOT / "core").iterdir()}
    assert set(core.__all__) == public - (modules - set(core.__all__))
    assert list(core.__all__) == sorted(core.__all__)


def test_nothing_stands_in_the_hall():
    allowed = {
        "app.py", "pages", "core", "tests", "requirements.txt", ".streamlit", "README.md", "CHANGELOG.md", "LICENSE",
        "pyproject.toml", ".ci", ".gitignore",
    }  # fmt: skip
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT)
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= allowed

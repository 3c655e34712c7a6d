"""Which words a pattern, a page and a part of a page may use."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house import CORE, PAGES, PARTS, ROOT, imports, module, read
from tests.rows import rows


def calls(source: str) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]


def hidden(source: str) -> list[str]:
    """Built-in functions by which a source gets at what it does not import."""
    return [call.func.id for call in calls(source) if isinstance(call.func, ast.Name) and call.func.id in HIDDEN]


ALLOWED = {
    "core.llm": {"llm", "parse"},
    "core.choose": {"choose", "use", "Choice"},
    "core.tools": {"search", "calculate"},
    "core.gather": {"gather", "or_failed", "speculate", "Failed"},
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
    "pages.parts.rooms.everyone": {"start"},
    "pages.parts.rooms.hub": {"start"},  # a thread, and no run
    "pages.parts.rooms.kept": {"Simulated"},
    "pages.parts.form.linked": {"Simulated"},
    "pages.parts.run.canvas": {"forecast"},
    "pages.parts.run.two_patterns": {"forecast"},
    "pages.parts.models.model_picker": {"Simulated"},  # as a type: only that one can be forecast
    "pages.parts.show.law": {"forecast"},
    "pages.parts.show.at_once": {"forecast"},
    "pages.parts.rooms.asks": {"Simulated"},  # as a type: what a question's axis is read from
    "pages.parts.models.live_setup": {"Live"},
    "pages.parts.models.allowances": {"Live"},
    "pages.parts.models.try_connection": {"Live"},
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


@rows("path", sorted((ROOT / "pages").rglob("*.py")), name=module)
def test_no_text_becomes_html(path):
    source = path.read_text(encoding="utf-8")
    assert not any(way in source for way in ("unsafe_allow_html", "components.v1", "st.html"))

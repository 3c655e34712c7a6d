"""Judging a program by its syntax tree. Nothing is ever executed."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_katas import box_for, kata_for
from core.models.simulated.writer.craft_slips import slip_in
from core.models.simulated.writer.craft_words import LONGEST_READ, stem, word_set

Function = ast.FunctionDef | ast.AsyncFunctionDef
POOR_NAMES = word_set(
    "foo bar baz tmp temp thing stuff data1 data2 func lst arr var val obj a b c d e f g h l m o p q r s t u v w x y z"
)
_FENCE = re.compile(r"```[\w+-]*[ \t]*\n(.*?)(?:```|\Z)", re.S)
_ESCAPE = re.compile(r"\\(?![\\'\"abfnrtvxuUN0-7\n])")  # would be a warning, which some settings make an error
_EDGE_WORDS = re.compile(r"\b(?:empty|none|zero|negative|blank|below|nothing)\b", re.I)
_ORDER = re.compile(r"\bO\s?\(|\b(?:linear|constant|quadratic|logarithmic) (?:time|in)\b", re.I)


def source_of(draft: str) -> str:
    """The code of a draft: what stands in fences, or all of it."""
    blocks = _FENCE.findall(draft[:LONGEST_READ])
    return ("\n".join(blocks) if blocks else draft[:LONGEST_READ]).replace("\r\n", "\n")


@lru_cache(maxsize=32)
def parsed(code: str) -> ast.Module | int:
    """The syntax tree, or the number of the line that does not parse (0: it is not code at all)."""
    try:
        return ast.parse(_ESCAPE.sub(r"\\\\", code))
    except SyntaxError as error:
        return error.lineno or 1
    except (ValueError, MemoryError, RecursionError):
        return 0


def functions(tree: ast.Module) -> list[Function]:
    """Every function and method, tests left out."""
    found = (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))
    return [node for node in found if not node.name.startswith("test")]


def flaws(brief: Brief, draft: str) -> list[Flaw]:
    """What costs a program points."""
    code = source_of(draft)
    tree = parsed(code)
    if not re.search(r"^\s*(?:async )?(?:def|class|for|while|import|from|if|print)\b|=", code, re.M):
        return [Flaw("no code", 8, "there is no Python code in it")]
    if isinstance(tree, int):
        return [Flaw("parse", 6, f"it does not parse: the mistake is in line {tree}" if tree else "it does not parse")]
    found = functions(tree)
    if not found:
        return [Flaw("no function", 5, "there is no function: nothing in it can be called or tested")]
    return [flaw for flaw in (*_meaning(brief, code, tree, found), *_form(code, tree, found)) if flaw]


def _meaning(brief: Brief, code: str, tree: ast.Module, found: list[Function]) -> list[Flaw | None]:
    """Whether it does what the task asks, at the edges too."""
    name = box_for(brief.task)
    kata = None if name else kata_for(brief.task)
    edge = kata.edge if kata else "an empty input"
    known = name or (kata.name if kata else "")
    stems = {stem(part) for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\da-zA-Z_]+", code.replace("_", " "))}
    related = set(brief.topic) & stems or (kata and kata.pattern.search(code.replace("_", " ")))
    slip = slip_in(known, tree) if related else ""
    return [
        None if related or not brief.topic else Flaw("off topic", 6, "it is not about the task: none of its names is"),
        Flaw("slip", 3, slip, known) if slip else None,
        None if _covers_edge(tree, found) else Flaw("edge", 2, f"no check, test or word about {edge}", edge),
        Flaw("prints", 2, "it prints the result instead of returning it") if _prints(brief, found) else None,
    ]


def _form(code: str, tree: ast.Module, found: list[Function]) -> list[Flaw | None]:
    """Hints, docstring, example, names, running time."""
    return [
        _hints(found),
        None
        if any(ast.get_docstring(node) for node in (*found, *_classes(tree)))
        else Flaw("doc", 1, "no docstring says what it does"),
        None if _has_test(code, tree) else Flaw("test", 1, "no example or test shows that it works"),
        _names(found),
        Flaw("order", 1, "the running time is not stated, such as O(n)")
        if _loops(tree) and not _ORDER.search(code)
        else None,
    ]


def _classes(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in tree.body if isinstance(node, ast.ClassDef)]


def _loops(tree: ast.Module) -> bool:
    return any(isinstance(node, (ast.For, ast.While, ast.comprehension)) for node in ast.walk(tree))


def _prints(brief: Brief, found: list[Function]) -> bool:
    """Whether results are printed and none is returned, unless the task wants that."""
    if re.search(r"\bprint|\bfizz", brief.task, re.I):
        return False
    inside = [node for function in found for node in ast.walk(function)]
    returns = any(
        isinstance(node, (ast.Return, ast.Yield, ast.Raise)) and getattr(node, "value", True) for node in inside
    )
    calls = (node.func for node in inside if isinstance(node, ast.Call))
    return not returns and any(isinstance(called, ast.Name) and called.id == "print" for called in calls)


def _hints(found: list[Function]) -> Flaw | None:
    """Two points when nothing is annotated, one when a part is not."""
    args = [arg for node in found for arg in (*node.args.args, *node.args.kwonlyargs) if arg.arg not in ("self", "cls")]
    bare = [arg.arg for arg in args if arg.annotation is None]
    open_ended = [node for node in found if node.returns is None and node.name != "__init__"]
    if len(bare) == len(args) and len(open_ended) == len(found):
        return Flaw("hints", 2, "no type hints: what goes in and comes out is not said")
    if bare:
        return Flaw("hints", 1, f"“{bare[0]}” has no type hint", bare[0])
    return Flaw("hints", 1, f"“{open_ended[0].name}” does not say what type it returns") if open_ended else None


def _names(found: list[Function]) -> Flaw | None:
    """Names that say nothing; counters such as i and n are fine."""
    for function in found:
        for node in ast.walk(function):
            name = node.arg if isinstance(node, ast.arg) else node.id if isinstance(node, ast.Name) else ""
            if name in POOR_NAMES:
                return Flaw("names", 1, f"the name “{name}” does not say what it stands for", name)
    return None


def _has_test(code: str, tree: ast.Module) -> bool:
    if ">>>" in code or re.search(r"^\s*#.*(?:->|==|=>)", code, re.M):
        return True
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.FunctionDef) and node.name.startswith("test"))
        for node in ast.walk(tree)
    ) or any(isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) for node in tree.body)  # fmt: skip


def _covers_edge(tree: ast.Module, found: list[Function]) -> bool:
    """Whether the unusual input is checked first, tested, or spoken of."""
    if any(_EDGE_WORDS.search(ast.get_docstring(node) or "") for node in (*found, *_classes(tree))):
        return True
    for function in found:
        for node in function.body[:3]:
            if (
                isinstance(node, ast.If)
                and isinstance(node.body[-1], (ast.Return, ast.Raise))
                and _asks_for_nothing(node.test)
            ):
                return True
    outside = [
        node for node in tree.body if not isinstance(node, (*(ast.FunctionDef, ast.AsyncFunctionDef), ast.ClassDef))
    ]
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test")]
    calls = (node for part in (*outside, *tests) for node in ast.walk(part) if isinstance(node, ast.Call))
    return any(arg for call in calls for arg in call.args if _is_nothing(arg)) or any(
        word in ast.unparse(part) for part in (*outside, *tests) for word in ("IndexError", "ValueError")
    )


def _asks_for_nothing(test: ast.expr) -> bool:
    """`not items`, `len(items) == 0`, `number < 1`, `head is None`."""
    if isinstance(test, ast.BoolOp):
        return any(_asks_for_nothing(value) for value in test.values)
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not)
    if isinstance(test, ast.Compare):
        against = test.comparators[-1]
        value = against.operand if isinstance(against, ast.UnaryOp) else against
        return (
            isinstance(value, ast.Constant)
            and value.value in (None, 0, 1, 2, "", 273.15)
            and not isinstance(test.left, ast.BinOp)
        )
    return False


def _is_nothing(arg: ast.expr) -> bool:
    if isinstance(arg, (ast.List, ast.Tuple, ast.Set)):
        return not arg.elts
    if isinstance(arg, ast.Dict):
        return not arg.keys
    if isinstance(arg, ast.UnaryOp):
        return isinstance(arg.op, ast.USub)
    return isinstance(arg, ast.Constant) and arg.value in ("", 0, None)

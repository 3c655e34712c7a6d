"""Python programs, compared by their syntax trees. Nothing that is read here is ever executed."""

from __future__ import annotations

import ast
import re
from itertools import islice

_READ = 2000  # characters of a program
_LARGEST = 400  # nodes of the syntax tree of a program that is compared
_HINT = re.compile(r"(?:\b(?:bool|dict|float|int|list|None|object|set|str|tuple)\b|[\[\], |'.])*")
_FENCE = re.compile(r"```[a-zA-Z0-9+-]{0,12}[ \t]{0,8}\n")


def source_of(draft: str) -> str:
    """The code of a draft: what stands in the first fences, or all of it."""
    text = draft.replace("\r\n", "\n")
    _, *fenced = _FENCE.split(text, maxsplit=1)
    return (fenced[0].partition("```")[0] if fenced else text).strip()


def read(draft: str) -> tuple[str, str]:
    """What a program does, told the same way whatever its names, docstrings and hints are; and why it is no program.

    One of the two is empty; both are, where the program is too large to be compared or has a backslash in it.
    """
    code = source_of(draft)
    if "\\" in code or len(code) > _READ:  # as no program that is known; the parser would warn of some backslashes
        return "", ""
    try:
        tree = ast.parse(code if set(code) & set("=(:") else "?")
    except SyntaxError as error:
        return "", f"It is no Python program: line {error.lineno or 1} does not parse."
    except (ValueError, MemoryError, RecursionError):
        return "", "It is no Python program."
    nodes = list(islice(ast.walk(tree), _LARGEST + 1))
    return ("" if len(nodes) > _LARGEST else _core(tree, nodes)), ""


def _core(tree: ast.Module, nodes: list[ast.AST]) -> str:
    """The tree as text: without docstrings and plain hints, and with numbers for the names that the program defines."""
    own: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            name, hint = node.name, node.returns
            node.returns = None if _is_plain(hint) else hint
            if len(node.body) > 1 and ast.get_docstring(node) is not None:
                del node.body[0]
        elif isinstance(node, ast.arg):
            name, hint = node.arg, node.annotation
            node.annotation = None if _is_plain(hint) else hint
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        else:
            continue
        own.setdefault(name, f"·{len(own)}")
    for node in nodes:
        for field in ("name", "arg", "id"):
            if getattr(node, field, None) in own:
                setattr(node, field, own[getattr(node, field)])
    return ast.dump(tree)


def _is_plain(hint: ast.expr | None) -> bool:
    """Whether a hint is of built-in types alone: anything else may fail, or do something, where it is read."""
    return hint is not None and bool(_HINT.fullmatch(ast.unparse(hint)))

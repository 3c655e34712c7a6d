"""Python programs, compared by their syntax trees. Nothing that is read here is ever executed."""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

_READ = 4000  # characters of a program
_LARGEST = 400  # nodes of the syntax tree of a program that is compared
_FENCE = re.compile(r"```[a-zA-Z0-9+-]{0,12}[ \t]{0,8}\n")
_ESCAPE = re.compile(r"\\(?![\\'\"abfnrtvxuUN0-7\n])")  # would be a warning, which some settings make an error
_TYPING = {"Any", "Callable", "Dict", "Iterable", "List", "Optional", "Sequence", "Set", "Tuple", "Union"}
_FOR_HINTS = {"__future__": {"annotations"}, "typing": _TYPING, "collections.abc": _TYPING}


@dataclass(frozen=True, slots=True)
class Program:
    """A program that parses. Two with the same `core` do the same, whatever their names, hints and comments are."""

    core: str  # empty: it is too long to be compared
    names: tuple[str, ...] = ()  # of its functions and classes
    has_docstring: bool = True
    has_hints: bool = True
    beside: int = 0  # the line of the first statement after the functions, such as an example; 0: there is none
    undefined: str = ""  # a name in a hint that is defined nowhere


def source_of(draft: str) -> str:
    """The code of a draft: what stands in the first fences, or all of it; at most 4,000 characters."""
    text = draft[: _READ + 100].replace("\r\n", "\n")
    _, *fenced = _FENCE.split(text, maxsplit=1)
    return (fenced[0].partition("```")[0] if fenced else text)[:_READ]


@lru_cache(maxsize=32)
def read(draft: str) -> Program | int:
    """A draft as a program, or the number of the line that does not parse; 0: it is no code at all."""
    code = source_of(draft)
    if not set(code) & set("=(:"):
        return 0
    try:
        return _program(ast.parse(_ESCAPE.sub(r"\\\\", code)))
    except SyntaxError as error:
        return error.lineno or 0
    except (ValueError, MemoryError, RecursionError):
        return 0


def bare(source: str, docstring: bool = False, hints: bool = False) -> str:
    """One of the lab's own programs without its docstring, without its hints, or without both."""
    return ast.unparse(_Plain(docstring, hints).visit(ast.parse(source))) + "\n"


class _Plain(ast.NodeTransformer):
    """Takes docstrings and hints away, and writes what means the same in the same way."""

    def __init__(self, docstring: bool = False, hints: bool = False, straight: bool = False) -> None:
        self.docstring, self.hints, self.straight = docstring, hints, straight

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        if not self.docstring and len(node.body) > 1 and ast.get_docstring(node) is not None:
            del node.body[0]
        node.returns = node.returns if self.hints else None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = node.annotation if self.hints else None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if self.hints or node.value is None or not isinstance(node.target, ast.Name):
            return node
        return ast.copy_location(ast.Assign([node.target], node.value), node)

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.AST]:
        """No `else` after a return."""
        self.generic_visit(node)
        if not (self.straight and node.orelse and isinstance(node.body[-1], (ast.Return, ast.Raise, ast.Continue))):
            return node
        rest, node.orelse = node.orelse, []
        return [node, *rest]

    def visit_Assign(self, node: ast.Assign) -> ast.AST | list[ast.AST]:
        """One assignment a line, where the values do not use the names."""
        target, value = node.targets[0], node.value
        if not (self.straight and isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)):
            return node
        names, used = ({one.id for one in ast.walk(side) if isinstance(one, ast.Name)} for side in (target, value))
        if names & used or len(node.targets) > 1 or not len(names) == len(target.elts) == len(value.elts):
            return node
        return [ast.Assign([one], part) for one, part in zip(target.elts, value.elts, strict=True)]


def _program(tree: ast.Module) -> Program:
    definitions = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    names = tuple(node.name for node in definitions[:4])
    if sum(1 for _ in islice(ast.walk(tree), _LARGEST + 1)) > _LARGEST:
        return Program("", names)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    arguments = [one for node in functions for one in node.args.args if one.arg != "self"]
    hints = [one.annotation for one in arguments] + [node.returns for node in functions]
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and _is_for_hints(node)]
    defined = {*dir(builtins), *names, *(alias.name for node in imports for alias in node.names)}
    used = [one.id for hint in hints if hint for one in ast.walk(hint) if isinstance(one, ast.Name)]
    documented = ast.get_docstring(definitions[0] if definitions else tree) is not None
    if ast.get_docstring(tree) is not None:
        del tree.body[0]
    kept = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    beside = [node for node in tree.body if definitions and not isinstance(node, kept)]
    tree.body = [node for node in tree.body if node not in beside and node not in imports]
    core = ast.dump(_renamed(_Plain(straight=True).visit(tree)))
    unknown = next((name for name in used if name not in defined), "")
    return Program(core, names, documented, all(hints), beside[0].lineno if beside else 0, unknown)


def _is_for_hints(node: ast.ImportFrom) -> bool:
    return {alias.asname or alias.name for alias in node.names} <= _FOR_HINTS.get(node.module or "", set())


def _renamed(tree: ast.AST) -> ast.AST:
    """Every name that the program itself defines is a number, in the order in which they come up."""
    nodes = list(ast.walk(tree))
    own: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            own.setdefault(node.name, f"·{len(own)}")
        elif isinstance(node, ast.arg) or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)):
            own.setdefault(node.arg if isinstance(node, ast.arg) else node.id, f"·{len(own)}")
    for node in nodes:
        for field in ("name", "arg", "id"):
            if getattr(node, field, None) in own:
                setattr(node, field, own[getattr(node, field)])
    return tree

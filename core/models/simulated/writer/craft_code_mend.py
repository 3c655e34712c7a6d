"""Mending one feature of a program, in the text it is given."""

from __future__ import annotations

import ast
import random
import re

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_code import Function, functions, parsed, source_of
from core.models.simulated.writer.craft_code_draft import renamed, whole
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_katas import BOXES, EMPTY_BOX, Kata, box_for, kata_for

CARELESS = 0.12  # share of revisions that lose something on the way
_GUESS = (("items|list|numbers|values|words|names", "list", "[3, 1, 2]"),
    ("text|string|word|name|line", "str", '"tea"'),
          ("n|count|number|limit|size|index|year", "int", "5"))  # fmt: skip
_BETTER = {"a": "items", "l": "values", "arr": "items", "lst": "items", "s": "text", "x": "value", "y": "other",
    "d": "table", "m": "middle",
           "p": "place", "c": "current", "t": "total", "r": "result", "tmp": "kept", "foo": "work",
           "func": "step"}  # fmt: skip


def mend(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The draft with one flaw mended, or with a new slip when the reviser is careless."""
    code = source_of(draft)
    tree = parsed(code)
    kata = None if box_for(brief.task) else kata_for(brief.task)
    if isinstance(tree, int) or not functions(tree) or flaw.name in ("no code", "no function", "parse", "off topic"):
        return whole(brief, {"edge"} if draw.random() < 0.5 else {"test"})
    mended = _mended(brief, flaw, code, tree, kata, draw)
    if mended != code and draw.random() < CARELESS:
        mended = _lose(mended, draw)
    return (
        draft.replace(code.strip("\n"), mended.strip("\n"), 1)
        if "```" in draft and code.strip("\n") in draft
        else mended
    )


def _mended(brief: Brief, flaw: Flaw, code: str, tree: ast.Module, kata: Kata | None, draw: random.Random) -> str:
    first = functions(tree)[0]
    if flaw.name == "edge":
        return _guard(brief, code, tree, kata)
    if flaw.name == "slip":
        return _right(brief, code, kata)
    if flaw.name == "doc":
        return _document(code, tree, kata)
    if flaw.name == "hints":
        return _annotate(code, tree, kata)
    if flaw.name == "test":
        return _test(code, first, tree, kata)
    if flaw.name == "names":
        return _rename(code, flaw.about, kata)
    if flaw.name == "prints":
        return re.sub(r"\bprint\((.*)\)$", r"return \1", code, count=1, flags=re.M)
    return _state_order(code, kata, draw)


def _insert(code: str, after: int, lines: str, indent: int) -> str:
    """The code with lines put in after line number `after`."""
    parts = code.split("\n")
    parts[after:after] = [(" " * indent + line) if line else "" for line in lines.split("\n")]
    return "\n".join(parts)


def _below(function: Function) -> int:
    """The number of the line after which a function's own statements begin."""
    if ast.get_docstring(function) is not None:
        return function.body[0].end_lineno or function.lineno
    return function.body[0].lineno - 1


def _arguments(function: Function) -> list[str]:
    return [arg.arg for arg in function.args.args if arg.arg not in ("self", "cls")]


def _own(function: Function, kata: Kata, text: str) -> str:
    """The kata's lines in this function's own names."""
    own = dict(zip(re.findall(r"(\w+):", kata.head), _arguments(function), strict=False))
    own[kata.name] = function.name
    return renamed(text, {good: mine for good, mine in own.items() if good != mine})


def _main(tree: ast.Module, kata: Kata | None) -> Function:
    """The function that a kata is about, or the first with a body of its own."""
    found = functions(tree)
    named = [node for node in found if kata and node.name == kata.name]
    return (named or [node for node in found if node.name != "__init__"] or found)[0]


def _guard(brief: Brief, code: str, tree: ast.Module, kata: Kata | None) -> str:
    name = box_for(brief.task)
    if name:
        takers = [node for node in functions(tree) if not _arguments(node) and node.name != "__init__"]
        function = (takers or functions(tree))[0]
        return _insert(code, _below(function), EMPTY_BOX.format(name=name.lower()), function.body[0].col_offset)
    function = _main(tree, kata)
    if function.lineno == function.body[0].lineno:
        return code
    own = (_arguments(function) or ["items"])[0]
    guard = _own(function, kata, kata.guard) if kata else f'if not {own}:\n    raise ValueError("{own} is empty")'
    return _insert(code, _below(function), guard, function.body[0].col_offset)


def _right(brief: Brief, code: str, kata: Kata | None) -> str:
    """The known mistake put right; written anew when it does not stand there in so many words."""
    if kata is None:
        name = box_for(brief.task)
        right, wrong = BOXES[name][1:3] if name else ("", "")
        return code.replace(wrong, right) if name and wrong in code else whole(brief, {"test"})
    poor = dict(kata.poor)
    for names in ({}, poor):
        wrong, right = renamed(kata.wrong, names), renamed(kata.right, names)
        if wrong in code:
            return code.replace(wrong, right)
    return whole(brief, {"test"})


def _document(code: str, tree: ast.Module, kata: Kata | None) -> str:
    function = _main(tree, kata)
    if function.lineno == function.body[0].lineno:
        return code
    doc = kata.doc if kata else f"{function.name.replace('_', ' ').strip().capitalize()}, and return the result."
    return _insert(code, function.body[0].lineno - 1, f'"""{doc}"""', function.body[0].col_offset)


def _annotate(code: str, tree: ast.Module, kata: Kata | None) -> str:
    """Type hints in the heads of all functions: the kata's own, or the likeliest from the names."""
    for function in functions(tree):
        line = code.split("\n")[function.lineno - 1]
        match = re.match(r"(\s*(?:async )?def \w+)\((.*)\)\s*(?:->.*)?:", line)
        if not match:
            continue
        if kata and len(_arguments(function)) == kata.head.split(")")[0].count(":"):
            new = f"{match[1]}({_own(function, kata, kata.head)}:"
        else:
            parts = (part.strip() for part in match[2].split(","))
            returns = any(isinstance(node, ast.Return) and node.value is not None for node in ast.walk(function))
            hinted = ", ".join(_hinted(part) for part in parts if part)
            new = f"{match[1]}({hinted}) -> {'object' if returns else 'None'}:"
        code = code.replace(line, new + line[match.end() :], 1)
    return code


def _hinted(part: str) -> str:
    if ":" in part or part in ("self", "cls", "*") or not part.isidentifier():
        return part
    return f"{part}: {_likely(part)[0]}"


def _likely(name: str) -> tuple[str, str]:
    """The likeliest type of an argument, and a value for an example."""
    return next(((kind, value) for cue, kind, value in _GUESS if re.fullmatch(cue, name)), ("object", "1"))


def _test(code: str, first: Function, tree: ast.Module, kata: Kata | None) -> str:
    if kata:
        function = _main(tree, kata)
        return f"{code.rstrip()}\n\n\n{renamed(kata.test, {kata.name: function.name})}"
    if classes := [node for node in tree.body if isinstance(node, ast.ClassDef)]:
        return f"{code.rstrip()}\n\n\nprint({classes[0].name}())"
    return f"{code.rstrip()}\n\n\nprint({first.name}({', '.join(_likely(name)[1] for name in _arguments(first))}))"


def _rename(code: str, poor: str, kata: Kata | None) -> str:
    """Better names for all the poor ones that are known; at least for the one the judge named."""
    back = {bad: good for good, bad in kata.poor} if kata else {}
    back = {bad: good for bad, good in back.items() if not re.search(rf"\b{good}\b", code)}
    back.setdefault(poor, _BETTER.get(poor, f"{poor}_value"))
    return renamed(code, back)


def _state_order(code: str, kata: Kata | None, draw: random.Random) -> str:
    """The running time is the hard part: it is mostly praised, seldom stated."""
    if kata and draw.random() < 0.15:
        return f"# Runs in {kata.order} time.\n{code}"
    note = draw.choice(
        ("# Fast enough for long inputs.", "# Quick, also when there is much to do.", "# Needs little time.")
    )
    return f"{code.rstrip()}\n\n{note}" if note in code else f"{note}\n{code}"


def _lose(code: str, draw: random.Random) -> str:
    """What a careless rewrite forgets: often the docstring and the tests, sometimes the hints."""
    lost = re.sub(r'(?m)^ *"""[\s\S]*?"""\n+', "", code)
    lost = re.sub(r"(?m)\n+(?:assert|print\().*$", "", lost)
    if draw.random() < 0.5:
        lost = re.sub(r"(?m)^(\s*def \w+\().*(?=\)(?: ->.*)?:$)", lambda found: _bare(found[0]), lost)
        lost = re.sub(r"(?m)^(\s*def .*\)) -> .*:$", r"\1:", lost)
    return lost.rstrip() if functions_of(lost) else code


def functions_of(code: str) -> list[Function]:
    tree = parsed(code)
    return [] if isinstance(tree, int) else functions(tree)


def _bare(head: str) -> str:
    return re.sub(r": [^,()]+(?:\[[^)]*\])?", "", head)

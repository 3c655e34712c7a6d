"""The prompt templates of a pattern by step name, read from its source; and whether other ones fit in their place."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from core.code import functions
from core.errors import InputError
from core.forms import in_words
from core.prompts import places

_OWN = ("step", "instructions", "model", "sample", "fallback", "steps")  # keywords of a call that fill no place
_UNKNOWN: Any = object()


@dataclass(frozen=True)
class Template:
    """What one step asks. `places`: what the call can fill in; `instructions` stand beside the prompt.

    `form`: the form that its answer must have, in words; empty for a free text.
    """

    step: str
    text: str
    places: tuple[str, ...]
    instructions: str = ""
    form: str = ""


@cache
def templates(pattern: Callable[..., Any]) -> tuple[Template, ...]:
    """The templates of a pattern and of those it calls, in the order of the source, as far as the source tells."""
    return tuple(found for found in _found(pattern) if found is not None)


def check_prompts(pattern: Callable[..., Any], prompts: Mapping[str, str] | None) -> None:
    """Raises InputError for a step that the pattern does not have, and for a place that its step cannot fill."""
    known = {template.step: template for template in templates(pattern)} if prompts else {}
    ours = inspect.unwrap(pattern).__module__.startswith("core.")  # elsewhere calls may hide behind other functions
    complete = ours and bool(known) and None not in _found(pattern)
    for step, text in (prompts or {}).items():
        if not text.strip():
            raise InputError(f"The prompt of {step} is empty. Type one, or leave the step out.")
        if step not in known:
            if complete:
                steps = ", ".join(known)
                raise InputError(f"There is no step {step!r} in {pattern.__name__}. Its steps are {steps}.")
            continue
        for place in places(text):
            if place not in known[step].places:
                can = ", ".join(f"{{{name}}}" for name in known[step].places)
                raise InputError(f"The prompt of {step} has a place {{{place}}} that nothing fills. It can use {can}.")


def dropped(pattern: Callable[..., Any], prompts: Mapping[str, str]) -> list[str]:
    """One sentence for each prompt that no longer holds a place of the pattern's own."""
    known = {template.step: template for template in templates(pattern)}
    lost = [
        (step, [place for place in places(known[step].text) if place not in places(text)])
        for step, text in prompts.items()
        if step in known
    ]
    return [
        f"The prompt of {step} leaves out {' and '.join(f'{{{name}}}' for name in names)}: this step will not see it."
        for step, names in lost
        if names
    ]


@cache
def _found(pattern: Callable[..., Any]) -> list[Template | None]:
    """None stands for a call whose step or template only shows when it runs."""
    found: dict[str, Template | None] = {}
    for function in functions(pattern):
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        except (OSError, TypeError, SyntaxError):  # typed into an interpreter: there is no source
            return [None]
        names = _names(tree, function)
        for call in _calls(tree):
            for step, template in _of_call(call, names):
                found.setdefault(step, template)
    return list(found.values())


def _calls(tree: ast.AST) -> list[ast.Call]:
    """The calls of a model, in the order of the source."""
    asking = ("llm", "parse", "choose")
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _word(node) in asking]
    return sorted(found, key=lambda call: (call.lineno, call.col_offset))


def _word(call: ast.Call) -> str:
    """llm, and core.llm as well."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _names(tree: ast.AST, function: Any) -> dict[str, Any]:
    """What the names in a function stand for, as far as that never changes: globals, and texts given a name inside."""
    names = dict(function.__globals__)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=False) if both else [(target, value)]  # type: ignore[attr-defined]
            for name, given in pairs:
                if isinstance(name, ast.Name):
                    names[name.id] = given.value if isinstance(given, ast.Constant) else _UNKNOWN
    return names


def _of_call(call: ast.Call, names: Mapping[str, Any]) -> Iterator[tuple[str, Template | None]]:
    """The templates of one call: one, or one for each entry of the table that names its steps."""
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    place = 0 if _word(call) == "llm" else 1  # a shape or the tools stand before the prompt
    text = _value(call.args[place] if len(call.args) > place else given.get("prompt"), names)
    inputs = tuple(name for name in given if name not in (*_OWN, "prompt"))
    step = given.get("step")
    if any(keyword.arg is None for keyword in call.keywords):  # places that only show when it runs
        yield f"line {call.lineno}", None
        return
    told = given.get("instructions")
    shape = _value(call.args[0], names) if _word(call) == "parse" and call.args else None
    form = in_words(shape) if isinstance(shape, type) and issubclass(shape, BaseModel) else ""
    if isinstance(step, ast.Constant) and isinstance(step.value, str):
        instructions = _value(told, names) if told is not None else ""
        yield step.value, _template(step.value, text, inputs, instructions, form)
        return
    table = _table(step, given.values(), names)
    if table is None:
        yield f"line {call.lineno}", None
        return
    for name in table:
        instructions = _value(told, names, step, name) if told is not None else ""
        yield name, _template(name, text, inputs, instructions, form)


def _template(step: str, text: Any, inputs: tuple[str, ...], instructions: Any, form: str) -> Template | None:
    if not isinstance(text, str):
        return None
    return Template(step, text, inputs, instructions if isinstance(instructions, str) else "", form)


def _table(step: ast.expr | None, values: Any, names: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The table in which the call looks up something by the name of its step: its keys are the steps."""
    for value in values:
        if isinstance(value, ast.Subscript) and step is not None and ast.dump(value.slice) == ast.dump(step):
            table = _value(value.value, names)
            if isinstance(table, Mapping):
                return table
    return None


def _value(node: ast.expr | None, names: Mapping[str, Any], step: ast.expr | None = None, name: str = "") -> Any:
    """What an expression stands for, without running anything; `name` is the value of the expression `step`."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return names.get(node.id, _UNKNOWN)
    if isinstance(node, ast.Subscript):
        table = _value(node.value, names)
        if isinstance(table, Mapping) and step is not None and ast.dump(node.slice) == ast.dump(step):
            return table.get(name, _UNKNOWN)
    return _UNKNOWN

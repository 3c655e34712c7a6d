"""The prompt templates of a pattern by step name, read from its source; and whether other ones fit in their place."""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import CodeType, ModuleType
from typing import Any

from pydantic import BaseModel

from core.errors import InputError
from core.prompts.blank import blank
from core.prompts.code import ASKING, functions, known_to, words
from core.prompts.fill import places
from core.prompts.forms import in_words

MOST_CHARACTERS = 200_000  # of one changed prompt
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


@dataclass(frozen=True)
class _Steps:
    """What the code of a pattern tells about its steps."""

    templates: Mapping[str, Template | None]  # None: the template only shows when it runs
    others: frozenset[str] | None  # what steps may be called as well; None: anything


@cache
def templates(pattern: Callable[..., Any]) -> tuple[Template, ...]:
    """The templates of a pattern and of those it calls, in the order of the source, as far as the source tells."""
    return tuple(template for template in _steps(pattern).templates.values() if template is not None)


def has_step(pattern: Callable[..., Any], step: str) -> bool:
    """May a pattern have a step of this name that asks a model? Of some only the run tells all their steps."""
    steps = _steps(pattern)
    return step in steps.templates or steps.others is None or step in steps.others


def check_steps(pattern: Callable[..., Any], steps: Iterable[str]) -> None:
    """Raises InputError for a step that the pattern does not have."""
    for step in steps:
        if not has_step(pattern, step):
            own = _steps(pattern).templates
            known = f"Its steps are {', '.join(own)}." if own else "Leave it out."
            raise InputError(f"There is no step {step!r} in {pattern.__name__}. {known}")


def check_prompts(pattern: Callable[..., Any], prompts: Mapping[str, str] | None) -> None:
    """Raises InputError for a step that the pattern does not have, and for a prompt that its step cannot take."""
    if not prompts:
        return
    check_steps(pattern, prompts)
    steps = _steps(pattern)
    for step, text in prompts.items():
        if blank(text):
            raise InputError(f"The prompt of {step} is empty. Type one, or leave the step out.")
        if len(text) > MOST_CHARACTERS:
            raise InputError(
                f"The prompt of {step} has {len(text):,} characters; {MOST_CHARACTERS:,} are allowed. Shorten it."
            )
        if (template := steps.templates.get(step)) is None:
            continue
        for place in places(text):
            if place not in template.places:
                can = ", ".join(f"{{{name}}}" for name in template.places)
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
def _steps(pattern: Callable[..., Any]) -> _Steps:
    by_step: dict[str, Template | None] = {}
    others: set[str] = set()
    sure = True
    for function in functions(pattern):
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        except (OSError, TypeError, SyntaxError):  # typed into an interpreter: there is no source
            others |= _texts(function)
            continue
        names = _names(tree, function)
        for call in _calls(tree, names):
            for step, template in _of_call(call, names):
                sure = sure and step is not None
                if step is not None:
                    # The first in the source counts: a step that is asked for twice has one template to be changed.
                    by_step.setdefault(step, template)
        sure = sure and not _hides_calls(tree, names)
    return _Steps(by_step, frozenset(others) if sure else None)


def _texts(function: Any) -> set[str]:
    """All texts in a function without a source, and the keys of the tables that it names: any may name a step."""

    def inside(code: CodeType) -> Iterator[Any]:
        for constant in code.co_consts:
            yield from inside(constant) if isinstance(constant, CodeType) else (constant,)

    known = known_to(function)
    named = [known[name] for name in words(function.__code__) if name in known]
    tables = [key for value in named if isinstance(value, Mapping) for key in value]
    return {text for text in (*inside(function.__code__), *named, *tables) if isinstance(text, str)}


def _calls(tree: ast.AST, names: Mapping[str, Any]) -> list[ast.Call]:
    """The calls of a model, in the order of the source."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _word(node, names)]
    return sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def _word(call: ast.Call, names: Mapping[str, Any]) -> str:
    """llm, parse or choose, whatever it is called here; empty for any other call."""
    value, written = _value(call.func, names), getattr(call.func, "id", "")
    if value is _UNKNOWN:  # imported inside the function
        return written if written in ASKING.values() else ""
    return next((word for asking, word in ASKING.items() if value is asking), "")


def _hides_calls(tree: ast.AST, names: Mapping[str, Any]) -> bool:
    """Is something called of which only the run will tell what it is, such as a function that was given?"""
    inner = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and not _word(node, names)]
    called = [call.func for call in calls if isinstance(call.func, ast.Name) and call.func.id not in inner]
    return not all(isinstance(value := _value(name, names), type) or inspect.isroutine(value) for name in called)


def _names(tree: ast.AST, function: Any) -> dict[str, Any]:
    """What the names in a function stand for, as far as that never changes: globals, and texts given a name inside."""
    names = vars(builtins) | known_to(function)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=False) if both else [(target, value)]  # type: ignore[attr-defined]
            for name, given in pairs:
                if isinstance(name, ast.Name):
                    names[name.id] = given.value if isinstance(given, ast.Constant) else _UNKNOWN
    return names


def _of_call(call: ast.Call, names: Mapping[str, Any]) -> Iterator[tuple[str | None, Template | None]]:
    """The steps of one call, each with its template: one, or one for each entry of the table that names its steps.

    None stands for a step, or a template, that only shows when it runs.
    """
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    place = 0 if _word(call, names) == "llm" else 1  # a shape or the tools stand before the prompt
    text = _value(call.args[place] if len(call.args) > place else given.get("prompt"), names)
    inputs = tuple(name for name in given if name not in (*_OWN, "prompt"))
    step, role = given.get("step"), given.get("instructions")
    if any(keyword.arg is None for keyword in call.keywords):  # so are the places
        text = _UNKNOWN
    shape = _value(call.args[0], names) if _word(call, names) == "parse" and call.args else None
    form = in_words(shape) if isinstance(shape, type) and issubclass(shape, BaseModel) else ""
    if isinstance(name := _value(step, names), str):
        instructions = _value(role, names) if role is not None else ""
        yield name, _template(name, text, inputs, instructions, form)
        return
    table = _table(step, given.values(), names)
    if table is None:
        yield None, None
        return
    for name in table:
        instructions = _value(role, names, step, name) if role is not None else ""
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
    if isinstance(node, ast.Attribute) and isinstance(module := _value(node.value, names), ModuleType):
        return getattr(module, node.attr, _UNKNOWN)
    if isinstance(node, ast.Subscript):
        table = _value(node.value, names)
        if isinstance(table, Mapping) and step is not None and ast.dump(node.slice) == ast.dump(step):
            return table.get(name, _UNKNOWN)
    return _UNKNOWN

"""A tool call that a model wrote into its text, where its server does not know the model's own way to write one."""

from __future__ import annotations

import ast
import json
import re

from core.models.model import Offer
from core.models.wire.loose import loose
from core.models.wire.tool_calls import Call, named_in

_DECODER = json.JSONDecoder(strict=False)
_MARKED = re.compile(
    r"<(?:[\w-]+:)?tool_calls?\b[^<>]*>|<｜DSML｜function_calls>|<function_calls?>|<\|tool_calls?(?:_begin|_start)?\|?>"
    r"|<\|tool_calls_section_begin\|>|<｜tool▁calls▁begin｜>|<\|START_ACTION\|>|<start_function_call>|\[TOOL_CALLS\]"
    r"|<\|python_tag\|>|\bfunctools(?=\[)|\bto=functions\.|```tool_code\s|^Action: *|^Call: *|<tool>"
    r"|(?=<function=[\w.-]+>|<[^<>\s]{0,20}invoke name=)",
    re.MULTILINE,
)
_FENCED = re.compile(r"\A\s*```\w*\s*\n(.*?)```\s*\Z", re.DOTALL)
_NAMED = re.compile(r"""<function=([\w.-]+)>|invoke name=["']([\w.-]+)["']|\A\s*(?:name=)?["']?([\w.-]+)""")
_PARAMETERS = (
    re.compile(
        r"""<(?:[^<>\s]{0,20})?parameter(?:=| name=["'])([\w.-]+)["']?[^<>]*>\s*(.*?)\s*</[^<>]*parameter>""", re.S
    ),
    re.compile(r"<arg_key>\s*([\w.-]+)\s*</arg_key>\s*<arg_value>\s*(.*?)\s*</arg_value>", re.S),
)
_KEY = re.compile(r"([{,]\s*)([A-Za-z_]\w*)\s*:")  # without the quotes that JSON wants
_QUOTES = ("<escape>", '<|"|>')  # what some models write in their place


def call_in_text(text: str, tools: tuple[Offer, ...]) -> Call | None:
    """A call that the model wrote as text, where tools were offered and it is plain that it is one.

    Behind one of the usual marks it may name any tool; without, the whole text has to be a call of an offered one.
    """
    offered = {tool.name: tool for tool in tools}
    if not tools:
        return None
    mark = _MARKED.search(text)
    if mark is None:
        fenced = _FENCED.match(text)
        whole = fenced[1] if fenced else text
        call = _as_data(whole, offered) or _as_python(whole, offered)
        return call if call and call.name in offered else None
    behind = text[mark.end() :]
    named = re.search(r"""name=["']([\w.-]+)""", mark[0])
    return (
        _by_parameters(behind, offered)
        or _name_first(f"{named[1]} {behind}" if named else behind, offered)
        or _as_data(behind, offered)
        or _as_python(behind, offered)
    )


def _by_parameters(text: str, offered: dict[str, Offer]) -> Call | None:
    """A name, and tags for each of its parameters; or the JSON of all of them."""
    found = _NAMED.search(text)
    name = next(filter(None, found.groups()), "") if found else ""
    if not found or (found[3] and name not in offered):
        return None
    for pattern in _PARAMETERS:
        if values := dict(pattern.findall(text)):
            return Call(name, "", [json.dumps(values)])
    return Call(name, "", [text[found.end() :].partition("</function")[0]]) if found[1] else None


def _name_first(text: str, offered: dict[str, Offer]) -> Call | None:
    """The name of an offered tool, and behind it, past what marks it, an object."""
    names = "|".join(map(re.escape, offered))
    found = re.match(rf"""(?:[^{{]{{0,40}}?[^\w"'])?({names})\b(?!["'(])[^{{}}]{{0,80}}(?={{)""", text)
    if found is None:
        return None
    rest = text[found.end() :]
    for written in (rest, _with_quotes(rest)):
        try:
            _, end = _DECODER.raw_decode(written)
        except (ValueError, RecursionError):
            continue
        return Call(found[1], "", [written[:end]])
    return Call(found[1], "", [rest])


def _with_quotes(text: str) -> str:
    for quote in _QUOTES:
        text = text.replace(quote, '"')
    return _KEY.sub(r'\1"\2":', text)


def _as_data(text: str, offered: dict[str, Offer]) -> Call | None:
    """The call in a text that begins with an object, or a list of them, with a name and arguments."""
    text = text.strip()
    text = text[1:] if text.startswith("{{") else text
    try:
        value, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        value, end = loose(text.partition("</")[0].strip()), len(text)
    rest = text[end:].strip()
    if rest and not re.match(r"[<\[{;}]", rest):
        return None
    return named_in(value, offered)


def _as_python(text: str, offered: dict[str, Offer]) -> Call | None:
    """search(query="Nile"), in a list or printed or not."""
    source = re.split(r"<|```", text.strip(), maxsplit=1)[0].strip()
    if not source.endswith((")", "]")) or len(source) > 100_000:
        return None
    try:
        node: ast.expr = ast.parse(source, mode="eval").body
        if isinstance(node, ast.List) and node.elts:
            node = node.elts[0]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print" and node.args:
            node = node.args[0]
        if not isinstance(node, ast.Call):
            return None
        function = node.func.value if isinstance(node.func, ast.Attribute) and node.func.attr == "call" else node.func
        name = ast.unparse(function)
        if name not in offered:
            return None
        given = {one.arg: ast.literal_eval(one.value) for one in node.keywords if one.arg}
        places = [*offered[name].schema.get("properties", ())]
        given |= {place: ast.literal_eval(one) for place, one in zip(places, node.args, strict=False)}
        return Call(name, "", [json.dumps(given)])
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return None

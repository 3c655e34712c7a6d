"""Data written nearly as JSON: as JSON5, JavaScript or Python have it. Nothing is guessed.

No library: those that read all of it repair what is missing, too, and of an answer that was cut off nobody could tell.
"""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(
    r"""
      (?P<blank>[\s\ufeff\u200b]+|//[^\n]*|\#(?=\s)[^\n]*|/\*.*?\*/)
    | (?P<triple>"{3}(?:\\.|"{1,2}(?!")|[^"\\])*"{3}|'{3}(?:\\.|'{1,2}(?!')|[^'\\])*'{3})
    | (?P<quoted>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|“(?:\\.|[^“”\\])*”|`(?:\\.|[^`$\\])*`)
    | (?P<number>[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))
    | (?P<word>[A-Za-z_$][\w$-]*)
    | (?P<mark>[{}\[\],:])
    """,
    re.VERBOSE | re.DOTALL,
)
_WORDS = {"true": "true", "True": "true", "TRUE": "true", "false": "false", "False": "false", "FALSE": "false",
          "null": "null", "None": "null", "NULL": "null"}  # fmt: skip
_NO_TEXTS = ("undefined", "NaN", "nan", "Infinity", "inf", "nil")
_ESCAPE = re.compile(r'\\(?:x([0-9a-fA-F]{2})|(\r?\n)|(.))|(")', re.DOTALL)
_MOST = 100_000  # characters


def loose(text: str) -> Any:
    """The object or list that all of this text is; None where it is none, or where one could read it in two ways.

    Single or curly quotes, none around a name or a word, commas at the end, comments, `True` and `None`.
    """
    if text[:1] not in ("{", "[") or len(text) > _MOST:
        return None
    written: list[str] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        at = token.end()
        kind, given = token.lastgroup, token[0]
        if kind == "blank":
            continue
        if kind in ("quoted", "triple"):
            given = _quoted(given[1:-1] if kind == "quoted" else given[3:-3])
        elif kind == "number":
            given = _number(given)
        elif kind == "word":
            is_name = written[-1:] != [":"] and text[at:].lstrip()[:1] == ":"
            if not is_name and given in _NO_TEXTS:
                return None
            given = json.dumps(given) if is_name else _WORDS.get(given, json.dumps(given))
        elif given in "}]" and written[-1:] == [","]:
            written.pop()
            if written[-1:] in (["{"], ["["]):
                return None
        written.append(given)
    try:
        return json.loads(" ".join(written), strict=False, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return None


def _each_once(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(fields)) < len(fields):
        raise ValueError
    return dict(fields)


def _quoted(inner: str) -> str:
    """What stands between any quotes, as JSON has it."""

    def escape(found: re.Match[str]) -> str:
        if found[1]:
            return f"\\u00{found[1]}"
        if found[4]:
            return '\\"'
        if found[2]:
            return ""
        if found[3] in "'`”“":
            return found[3]
        # A formula or a pattern, whose backslash was not doubled.
        return f"\\{found[3]}" if found[3] in '"\\/bfnrtu0123456789' else f"\\\\{found[3]}"

    return f'"{_ESCAPE.sub(escape, inner)}"'


def _number(given: str) -> str:
    bare = given.lstrip("+").replace("_", "")
    bare = bare.replace("-.", "-0.") if bare.startswith("-.") else f"0{bare}" if bare.startswith(".") else bare
    return re.sub(r"\.(?=$|[eE])", ".0", bare)

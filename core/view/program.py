"""Whether a text is a program."""

from __future__ import annotations

import ast
import re

_FENCE = re.compile(r"\A\s*```\w*\n(.*?)\n?```\s*\Z", re.DOTALL)


def is_program(text: str) -> bool:
    """Is a text a Python program, to be shown in the font of programs?"""
    try:
        # Parsed, never run: this is text of a model.
        body = ast.parse(_FENCE.sub(r"\1", text)).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import) for part in body)

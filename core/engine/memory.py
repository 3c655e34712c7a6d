"""How much memory a value holds: what the process gets back when it goes."""

from __future__ import annotations

import gc
import sys
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

_STEP = 16  # bytes: what the allocator gives out is a multiple of it
_OF_THE_PROGRAM = (type, ModuleType, FunctionType, BuiltinFunctionType, CodeType, type(None), bool)


def held(*values: Any) -> int:
    """Bytes of the values and of all that they refer to, each object once.

    What belongs to the program, such as classes and functions, does not go with them.
    """
    seen: set[int] = set()
    size, todo = 0, list(values)
    while todo:
        one = todo.pop()
        # The interpreter makes small whole numbers once for all, so they stay, too.
        if id(one) in seen or isinstance(one, _OF_THE_PROGRAM) or (type(one) is int and -6 < one < 257):
            continue
        seen.add(id(one))
        size += -(-sys.getsizeof(one) // _STEP) * _STEP
        todo += gc.get_referents(one)
    return size

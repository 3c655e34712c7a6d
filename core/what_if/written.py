"""Changes as plain lists, which an address, a file and the drawings carry: ["lasts", 3, 0.4], ["limit", null]."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import InputError
from core.what_if.changes import Another, AtOnce, Change, Cut, Drawn, Lasts, Setting

Value = str | float | None
MOST = 50  # changes of one run
_NAMES = {"lasts": Lasts, "limit": AtOnce, "cut": Cut, "drawn": Drawn, "another": Another, "setting": Setting}
_SIZES = {"lasts": 3, "limit": 2, "cut": 3, "drawn": 3, "another": 3, "setting": 3}


def written(change: Change) -> list[Value]:
    """A change as a list: its name, then its values."""
    name = next(name for name, kind in _NAMES.items() if type(change) is kind)
    return [name, *(getattr(change, field) for field in type(change).__slots__)]


def changes_in(data: object) -> list[Change]:
    """The changes in a list of lists, which may come from anywhere. Raises InputError, in a sentence.

    Whether they make sense in a run is another question: `what_if` asks it.
    """
    if not isinstance(data, list) or len(data) > MOST:
        raise InputError(f"The changes of a run are a list of up to {MOST}.")
    return [_change(one) for one in data]


def _change(data: object) -> Change:
    if not isinstance(data, list) or not data or not isinstance(data[0], str) or len(data) != _SIZES.get(data[0]):
        raise InputError(f"{str(data)[:60]} is no change. There are {', '.join(_NAMES)}.")
    name, values = data[0], data[1:]
    if not _fit(name, values):
        raise InputError(f"The change {str(data)[:60]} has a value that is no number.")
    change: Change = _NAMES[name](*values)
    return change


def _fit(name: str, values: Sequence[object]) -> bool:
    """Ids are whole numbers, seconds are numbers; a setting is what the pattern takes."""
    if name == "setting":
        return isinstance(values[0], str) and isinstance(values[1], str | int | float)
    if name == "limit":
        return values[0] is None or type(values[0]) is int
    if type(values[0]) is not int:
        return False
    if name == "lasts":
        return type(values[1]) in (int, float)
    return type(values[1]) is int or (name == "another" and (values[1] is None or type(values[1]) is float))

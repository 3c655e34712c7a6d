"""The data files of the simulated model, each read once, when it is first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data"


def text(name: str) -> str:
    """A file as it stands."""
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a file that say something, such as those of `commands.txt`; comments are left out."""
    return tuple(line for line in text(name).splitlines() if line.strip() and not line.startswith("#"))


@cache
def blocks(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a file, set apart by blank lines, each as its lines."""
    entries = "\n".join(line for line in text(name).splitlines() if not line.startswith("#"))
    return tuple(tuple(block.strip("\n").splitlines()) for block in entries.split("\n\n") if block.strip())


@cache
def fields(name: str) -> dict[str, tuple[str, ...]]:
    """The lines `name: value` of a file: the values that stand under each name."""
    values: dict[str, tuple[str, ...]] = {}
    for line in lines(name):
        field, _, value = line.partition(": ")
        values[field] = (*values.get(field, ()), value)
    return values


@cache
def signs(name: str) -> frozenset[str]:
    """The words that tell one thing, such as `when`, from `signs.txt`."""
    return frozenset(fields("signs.txt")[name][0].split())


def saying(name: str) -> str:
    """What is said in one place, from `sayings.txt`."""
    return fields("sayings.txt")[name][0]


def names(folder: str) -> list[str]:
    """The files in a folder, as `lines` takes them, in a fixed order."""
    return sorted(f"{folder}/{path.name}" for path in (FOLDER / folder).glob("*.txt"))

"""The data files of the simulated model, each read once, when it is first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data"


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a file that say something, such as those of `commands.txt`; comments are left out."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def names(folder: str, ending: str = ".txt") -> list[str]:
    """The files in a folder, as `lines` takes them, in a fixed order."""
    return sorted(f"{folder}/{path.name}" for path in (FOLDER / folder).iterdir() if path.name.endswith(ending))


@cache
def signs(name: str) -> frozenset[str]:
    """The words that tell one thing, such as `when`, from `signs.txt`."""
    return next(frozenset(line.split()[1:]) for line in lines("signs.txt") if line.startswith(f"{name}: "))


@cache
def blocks(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a file, set apart by blank lines, each as its lines."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    found = ([line for line in block.splitlines() if not line.startswith("#")] for block in text.split("\n\n"))
    return tuple(tuple(line for line in block if line.strip()) for block in found if any(map(str.strip, block)))

"""The words of a module that stand in a TOML file of the same name beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def toml_beside(module: str) -> dict[str, Any]:
    """What the file holds, by the `__file__` of its module; to be called when it is first needed."""
    return tomllib.loads(Path(module).with_suffix(".toml").read_text(encoding="utf-8"))

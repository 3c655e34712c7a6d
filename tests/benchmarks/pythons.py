"""The same settings and seeds on every Python that is installed: equal to the last digit.

Those on the path are asked, pyenv's too, and those that PYTHONS names, apart by `:`. One without the lab's packages is
asked for the laws alone, which need none; one with them, such as that of an environment of its own, for all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.benchmarks import lab_digest, laws_digest
from tests.benchmarks.figure import Figure
from tests.benchmarks.server import ROOT

_MINORS = range(11, 16)  # 3.11 is the first that the lab takes


def measure() -> list[Figure]:
    pythons = _installed()
    return [
        _others("laws", {name: _said(name, path, laws_digest.__file__) for name, path in pythons.items()}),
        _others("runs and answers", {name: _said(name, path, "-m", lab_digest.__name__)
                                     for name, path in pythons.items()}),
    ]  # fmt: skip


def _installed() -> dict[str, str]:
    named = [path for path in os.environ.get("PYTHONS", "").split(os.pathsep) if path]
    on_path = {name: path for minor in _MINORS if (path := shutil.which(name := f"python3.{minor}"))}
    return {f"python{sys.version_info.major}.{sys.version_info.minor}": sys.executable} | on_path | {
        path: path for path in named
    }  # fmt: skip


def _said(name: str, path: str, *asked: str) -> str:
    """The digest; empty: it has no such version, or no packages."""
    environment = {**os.environ, "PYENV_VERSION": name.removeprefix("python"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([path, *asked], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def _others(what: str, digests: dict[str, str]) -> Figure:
    ran = {name: found for name, found in digests.items() if found}
    without = ", ".join(name for name, found in digests.items() if not found)
    note = f"{len(ran)}: {', '.join(ran)}" + (f"; not {without}" if without else "")
    return Figure(f"Pythons with other {what}, to the last digit", len(set(ran.values())) - 1, "", 0, note)

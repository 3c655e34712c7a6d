"""The rules of the house: who may import whom, and what stands where."""

from __future__ import annotations

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

import core
from tests.house import ROOT, read


def test_pytest_takes_no_part_of_the_product_for_a_test():
    """A module named like one, such as prompt_test.py, ends `pytest .` before the first test."""
    asked = [sys.executable, "-m", "pytest", "core", "pages", "app.py", "--collect-only", "-n", "0"]
    done = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, done.stdout + done.stderr


def test_the_public_face_is_what_is_listed():
    public = {name for name in vars(core) if not name.startswith("_")}
    modules = {path.stem for path in (ROOT / "core").iterdir()}
    assert set(core.__all__) == public - (modules - set(core.__all__))
    assert list(core.__all__) == sorted(core.__all__)


HALL = {
    "app.py", "pages", "core", "tests", "requirements.txt", ".streamlit", "README.md", "CHANGELOG.md", "LICENSE",
    "pyproject.toml", ".ci", ".gitignore",
}  # fmt: skip


def strangers(hall: Path) -> set[str]:
    """What stands at the top beyond what belongs there, caches and environments aside; with git or without."""
    ignored = [line.rstrip("/") for line in read(hall / ".gitignore").splitlines() if line and line[0] != "#"]
    found = {
        path.name
        for path in hall.iterdir()
        if not any(fnmatch(path.name, name) for name in ignored) and not (path / "pyvenv.cfg").exists()
    }
    return found - HALL - {".git"}


def test_nothing_stands_in_the_hall():
    assert {path.name for path in ROOT.iterdir()} >= HALL - {".ci"}
    assert strangers(ROOT) == set()


def test_a_stranger_in_the_hall_is_seen(tmp_path):
    (tmp_path / ".gitignore").write_text(read(ROOT / ".gitignore"))
    (tmp_path / "env").mkdir()
    (tmp_path / "env" / "pyvenv.cfg").touch()
    for name in ("app.py", "core", "utils.py", "notes", "__pycache__", "odd.pyc", ".ruff_cache", ".venv", ".git"):
        (tmp_path / name).touch()
    assert strangers(tmp_path) == {"utils.py", "notes"}

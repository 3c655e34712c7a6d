"""A stranger finds the test of a file by its name; tests/pages/test_drawings.py holds the drawings to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.house import CORE, PARTS, ROOT


def without_a_test(modules: Iterable[Path], root: Path = ROOT) -> list[str]:
    """The modules of core that no test is named after in the same folder of tests.

    The many small rooms of the models share one folder. Data is not imported, and a package has nothing of its own.
    """
    missing = []
    for module in modules:
        room, name = module.relative_to(root / "core").parent, f"test_{module.stem}.py"
        if module.stem == "__init__" or "data" in room.parts:
            continue
        folder = root / "tests" / "core" / ("models" if room.parts[:1] == ("models",) else room)
        if not (folder / name).exists():
            missing.append(module.relative_to(root).as_posix())
    return missing


def test_every_module_of_core_has_a_test_of_its_name():
    assert without_a_test(CORE) == []


def test_every_part_of_the_pages_has_a_test_of_its_name():
    parts = [path.relative_to(ROOT / "pages" / "parts") for path in PARTS if path.stem != "__init__"]
    tests = ROOT / "tests" / "pages"
    assert not [str(path) for path in parts if not (tests / path.parent / f"test_{path.name}").exists()]


def test_a_module_without_one_is_seen(tmp_path):
    for path in ("core/view/race.py", "core/view/lost.py", "core/models/deep/wire.py", "core/view/__init__.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    for path in ("tests/core/view/test_race.py", "tests/core/models/test_wire.py", "tests/pages/show/test_lost.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert without_a_test(sorted((tmp_path / "core").rglob("*.py")), tmp_path) == ["core/view/lost.py"]


def test_two_rooms_may_have_tests_of_one_name():
    """Without an `__init__.py`, two files of one name are one module to pytest, which then finds only the first."""
    folders = {path.parent for path in (ROOT / "tests" / "core").rglob("test_*.py")}
    assert [folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").exists()] == []

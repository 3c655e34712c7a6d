"""The README is true: its commands have their form, its examples run, its lists and numbers are the code's."""

from __future__ import annotations

import ast
import inspect
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from streamlit import config

import core
from core import __main__ as shell
from core.clock import run_virtual
from core.lesson.registry import LESSONS
from core.models import default
from core.models.simulated.latency import PROFILES
from core.runner import CALLS_A_SESSION, UNWATCHED_SECONDS
from tests.benchmarks.server import Server, free_port
from tests.presets import all_presets

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [
    "python -m pip install -r requirements.txt && python -m streamlit run app.py",
    "python -m pip install -r tests/requirements.txt && python -m pytest",
]
SERVE = "python -m core serve --port 8010"


def blocks(kind: str) -> list[str]:
    return [text for found, text in BLOCKS if found == kind]


def lines(kind: str) -> list[str]:
    return [line for text in blocks(kind) for line in text.splitlines()]


def test_the_two_commands_come_first_and_in_their_form():
    before, _, _ = README.partition("```")
    assert before.strip() == "# Workflow Patterns Lab"
    assert BLOCKS[0] == ("sh", "\n".join(COMMANDS) + "\n")


def test_powershell_has_the_same_line_by_line():
    parts = [part for command in COMMANDS for part in command.split(" && ")]
    assert [line for line in lines("powershell") if line in parts] == parts
    assert not [line for line in lines("powershell") if "&&" in line]


def test_the_python_examples_run_in_order_as_in_a_notebook(capsys, monkeypatch):
    """What awaits runs on a virtual clock, what does not on the real one at once; the last part needs `serve`."""
    names: dict[str, object] = {"__name__": "readme"}
    *cells, remote = blocks("python")
    for cell in cells:
        with monkeypatch.context() as patch:
            if "await" not in cell:
                patch.setattr(default, "Simulated", partial(core.Simulated, speed=float("inf")))
            _run(cell, names)
        assert capsys.readouterr().out.strip(), cell

    port = free_port()
    assert SERVE in lines("sh")
    command = SERVE.replace("8010", str(port)).split()[2:]
    with Server(*command, "--speed", "at-once", port=port, path="/v1/models") as server:
        server.wait()
        _run(remote.replace("8010", str(port)), names)
    assert capsys.readouterr().out.splitlines()[-1] == "live shipping"


def _run(cell: str, names: dict[str, object]) -> None:
    awaiting = eval(compile(cell, "README.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
    if inspect.iscoroutine(awaiting):
        run_virtual(awaiting)


@pytest.mark.parametrize("line", [line for line in lines("sh") if "python -m core" in line and line != SERVE])
def test_a_shell_example_runs(line, capsys, monkeypatch):
    arguments = shlex.split(line.rpartition("| ")[2])[3:]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Meeting at 3pm\n50% off, only today\n")))
    if "--help" in arguments:
        with pytest.raises(SystemExit) as stopped:
            shell.main(arguments)
        assert stopped.value.code == 0
        return
    at_once = [] if "virtual" in arguments else ["--speed", "at-once"]
    assert shell.main([*arguments, *at_once]) == 0
    out = capsys.readouterr().out
    if "--json" in arguments:
        assert json.loads(out)["trace"]["spans"]
    else:
        assert re.search(r"^Finished in .* s( at (4x|once))? · \d+ calls · simulated, seed \d$", out, re.MULTILINE)


def test_every_option_of_streamlit_is_one_that_it_knows():
    named = set(re.findall(r"--((?:server|browser)\.\w+)", README))
    assert "server.address" in named
    assert named <= set(config.get_config_options())


def test_the_house_is_listed_as_it_is():
    listed = [
        name
        for names in re.findall(r"^(\S+(?:, \S+)*) {2,}", blocks("text")[0], re.MULTILINE)
        for name in names.split(", ")
    ]
    assert not [name for name in listed if not (ROOT / name).exists()]
    assert all(f"core/{path.parent.name}/" in blocks("text")[0] for path in (ROOT / "core").glob("*/__init__.py"))


def test_the_latency_profiles_are_those_of_the_code():
    table = re.findall(r"^\| `(\w+)` \| ([\d.]+) s \| ([\d.]+) \|", README, re.MULTILINE)
    assert {name: (float(first), float(rate)) for name, first, rate in table} == {
        name: (profile.first_token, profile.rate) for name, profile in PROFILES.items()
    }


def test_the_limits_of_live_runs_are_those_of_the_code():
    assert f"{CALLS_A_SESSION} live requests" in README
    assert f"nobody watches for {UNWATCHED_SECONDS:g} s" in README


def test_what_it_links_to_is_there_and_pictures_are_small():
    for name in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / name).is_file(), name
        assert not name.endswith(".png") or (ROOT / name).stat().st_size <= 250_000


def test_the_pattern_that_is_added_runs_with_its_page_and_its_own_test(tmp_path):
    """The blocks of "Adding a pattern" as files of a copy of the project, whose tests then run there."""
    left_out = shutil.ignore_patterns("__pycache__", "pictures")
    for name in ("core", "pages", "tests", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=left_out)
    for name in ("app.py", "pyproject.toml", "README.md", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    files = [*blocks("py"), *blocks("toml")]
    names = [re.match(r"# (\S+\.(py|toml))\n", text)[1] for text in files]
    for name, text in zip(names, files, strict=True):
        (tmp_path / name).write_text(text.partition("\n")[2], encoding="utf-8")

    own = [name for name in names if name.startswith("tests/")]
    files = [*own, "tests/test_house.py", "tests/core", "tests/pages"]
    chosen = ["-k", "second_opinion or each_row or test_registry"]
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *files, *chosen]
    environment = os.environ | {"ROWS": "second_opinion"}
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=600
    )
    passed = re.search(r"(\d+) passed", done.stdout)
    assert done.returncode == 0 and passed, done.stdout + done.stderr
    assert int(passed[1]) >= len(own) + 6 + 5, "its own tests, the rules of the house and those of presets"
    ruff = subprocess.run([sys.executable, "-m", "ruff", "check", *names], cwd=tmp_path, capture_output=True, text=True)
    assert ruff.returncode == 0, ruff.stdout


def test_what_it_says_of_the_five_patterns_holds_for_each():
    pages = all_presets()
    five = list(pages)[:5]
    assert "Each of the five patterns has presets that go wrong on purpose" in README
    assert all(any(preset.row == "What goes wrong" for preset in pages[page]) for page in five)
    ids = {preset.id for page in five for preset in pages[page]}
    assert {"busy-server", "one-hangs", "judge-unreadable"} <= ids
    assert "the pages of the five patterns and the two combined ones say when to use them" in README
    having = {
        part: {name for name in pages if getattr(LESSONS[name], part)} for part in ("advice", "pitfall", "neighbours")
    }
    assert having["advice"] == having["pitfall"] == having["neighbours"] == {*five, "support_system", "research_report"}


def test_every_setting_that_the_app_reads_is_named_below_the_table():
    below = README.partition("**In the app** the sidebar")[2].partition("## Where the numbers")[0]
    source = (ROOT / "pages/parts/models/live_setup.py").read_text(encoding="utf-8")
    read = set(re.findall(r"OPENAI_\w+", source)) | {"LLM_PROVIDER"}
    assert "OPENAI_API" in read and not [name for name in read if f"`{name}`" not in below]

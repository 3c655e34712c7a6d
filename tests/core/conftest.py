"""What the tests of the shell share: a call of it, as a student makes one, and a model whose calls fail."""

from __future__ import annotations

import io
import sys

import pytest

from core import Simulated
from core import __main__ as shell
from core.models.simulated import FaultPlan


@pytest.fixture
def call(capsys, monkeypatch):
    """Call the shell; gives exit code, standard output and standard error."""

    def run(*arguments: str, stdin: str | bytes = b"") -> tuple[int, str, str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            code = shell.main(arguments)
        except SystemExit as stopped:  # argparse
            code = stopped.code
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def faulty(monkeypatch):
    """Give the shell a simulated model with faults."""

    def use(faults: dict, **settings) -> None:
        model = Simulated(faults=FaultPlan(faults), **settings)
        monkeypatch.setattr(shell, "_model", lambda asked: model)

    return use

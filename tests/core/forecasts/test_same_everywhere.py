"""Same settings, same seed: equal results to the last digit, whatever order the sets have."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.benchmarks.lab_digest import SOME, digest
from tests.benchmarks.server import ROOT
from tests.conftest import no_fractions


def test_forecasts_and_answers_are_the_same_under_another_order_of_sets():
    """Those of words have another order in each process; what differs between Pythons is a sum, see below."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.lab_digest", "some"],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "1"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == digest(SOME)


def test_every_test_refuses_a_sum_of_fractions_in_the_lab_since_pythons_round_it_otherwise():
    in_the_lab = eval(compile("lambda add, values: add(values)", str(ROOT / "core" / "laws" / "any.py"), "eval"))
    assert sum is no_fractions and in_the_lab(sum, [1, 2]) == 3 and sum([0.5, 0.25]) == 0.75
    with pytest.raises(AssertionError, match=r"use math\.fsum"):
        in_the_lab(sum, [0.5, 0.25])

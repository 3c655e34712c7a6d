"""Changes as lists, and lists that are none."""

from __future__ import annotations

import json
import math

import pytest

from core import InputError
from core.what_if.changes import Another, AtOnce, Cut, Drawn, Lasts, Setting
from core.what_if.written import MOST, changes_in, written
from tests.rows import rows

CHANGES = [
    Lasts(3, 0.4), AtOnce(2), AtOnce(None), Cut(3, 2), Drawn(3, 2), Another(3), Another(3, 1.5),
    Setting("max_iterations", 5),
]  # fmt: skip


def test_what_is_written_can_be_read():
    data = json.loads(json.dumps([written(change) for change in CHANGES]))
    assert data[0] == ["lasts", 3, 0.4] and data[2] == ["limit", None]
    assert changes_in(data) == CHANGES


@rows(
    "data",
    [
        None, "lasts", {}, [1], [[]], [["lasts"]], [["lasts", 3]], [["lasts", 3, 1, 2]], [["lasts", "3", 1.0]],
        [["lasts", True, 1.0]], [["lasts", 3, None]], [["lasts", 3, "1"]], [["limit", 2.5]], [["limit", True]],
        [["cut", 1, 2.0]], [["cut", 1, None]], [["drawn", None, 1]], [["another", 1, "x"]], [["setting", 1, 1]],
        [["setting", "a", [1]]], [["no", 1]], [[["lasts"], 1, 1]], [["limit", 1]] * (MOST + 1), math.nan,
    ],
    name=str,
)  # fmt: skip
def test_what_is_no_change_is_refused_in_a_sentence(data):
    with pytest.raises(InputError):
        changes_in(data)

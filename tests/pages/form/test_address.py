"""The link to a setup as it is shown: to copy, to scan, and with whom it can be shared."""

from __future__ import annotations

import pytest

from pages.parts.form import address
from tests.pages.opened import Opened


def words(opened: Opened) -> str:
    return " ".join(element.value for element in opened.at.markdown)


def test_a_link_on_this_computer_alone_says_so_and_can_be_scanned():
    opened = Opened("routing")
    rows = opened.drawn("routing scan")["rows"]
    assert {len(row) for row in rows} == {len(rows)}
    assert rows[0].startswith("1111111") and rows[-1].startswith("1111111")  # the corners that a phone looks for
    assert "on this computer alone" in words(opened)


def test_a_link_that_others_can_open_does_not_warn(monkeypatch):
    monkeypatch.setattr(address, "on_loopback", lambda: False)
    said = words(Opened("routing"))
    assert "on every computer that can reach this address" in said and "on this computer alone" not in said


@pytest.mark.parametrize(("letters", "readable"), [(100, True), (1_000, False)])
def test_a_link_that_no_phone_could_read_is_only_to_copy(letters, readable):
    opened = Opened("routing").type("input", "y" * letters)
    assert ("Too long for a QR code" in words(opened)) == (not readable)

"""The link to a setup as it is shown: to copy, to scan, and with whom it can be shared."""

from __future__ import annotations

import pytest

from pages.parts.setup import address
from tests.pages.opened import Opened


def shown(opened: Opened) -> tuple[int, str]:
    """How many pictures to scan the page holds, and its words."""
    return len(opened.at.get("image")), " ".join(element.value for element in opened.at.markdown)


def test_a_link_on_this_computer_alone_says_so_and_can_be_scanned():
    pictures, words = shown(Opened("routing"))
    assert pictures == 1 and "on this computer alone" in words


def test_a_link_that_others_can_open_does_not_warn(monkeypatch):
    monkeypatch.setattr(address, "on_loopback", lambda: False)
    _, words = shown(Opened("routing"))
    assert "on every computer that can reach this address" in words and "on this computer alone" not in words


@pytest.mark.parametrize(("letters", "pictures"), [(100, 1), (1_000, 0)])
def test_a_link_that_no_phone_could_read_is_only_to_copy(letters, pictures):
    opened = Opened("routing").type("input", "y" * letters)
    found, words = shown(opened)
    assert found == pictures and ("Too long for a QR code" in words) == (not pictures)

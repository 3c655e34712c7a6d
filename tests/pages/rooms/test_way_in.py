"""Where the button stands that opens a room."""

from __future__ import annotations

import pytest

from tests.pages.opened import Opened

PAGES = {"routing": True, "workflows_vs_agents": True, "choose": False, "home": False, "class_room": False}


@pytest.mark.parametrize(("page", "there"), PAGES.items())
def test_a_room_is_opened_on_pages_with_a_run(page, there):
    assert ("Class" in Opened(page).buttons) is there

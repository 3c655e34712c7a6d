"""Where the button stands that opens a room."""

from __future__ import annotations

import pytest

from core.lesson.which_pattern import paths
from tests.pages.opened import Opened

ANSWERS = next("".join(str(place) for _, place in path) for path, _ in paths())
PAGES = {"routing": True, "workflows_vs_agents": True, "choose": False, "home": False, "class_room": False}


@pytest.mark.parametrize(("page", "there"), PAGES.items())
def test_a_room_is_opened_on_pages_with_a_run(page, there):
    assert ("Class" in Opened(page).buttons) is there


def test_where_the_questions_end_there_is_a_run_and_the_way_into_a_room():
    assert "Class" in Opened("choose", answers=ANSWERS).buttons

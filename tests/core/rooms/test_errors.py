"""What a room says where it refuses."""

from __future__ import annotations

from core.errors import WorkflowError
from core.rooms.errors import NoRoom, NotOwner, RoomFull


def test_each_refusal_is_a_sentence_that_says_what_to_do():
    for refusal in (NoRoom(), NotOwner(), RoomFull(500)):
        assert isinstance(refusal, WorkflowError) and str(refusal).endswith(".")

"""What is kept of a room, and what is not."""

from __future__ import annotations

from core.rooms.tables import metadata


def test_no_column_says_who_somebody_is():
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert not columns & {"name", "email", "address", "ip", "agent", "user", "session"}


def test_all_of_a_room_goes_with_it():
    others = [table for name, table in metadata.tables.items() if name not in ("rooms", "schema")]
    assert all(key.ondelete == "CASCADE" for table in others for key in table.foreign_keys)
    assert all(table.foreign_keys for table in others)

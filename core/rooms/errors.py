"""What a room refuses, each in words for the person who asked."""

from __future__ import annotations

from core.errors import ConfigError, WorkflowError


class RoomError(WorkflowError):
    """A room cannot do what was asked of it."""


class NoDatabase(RoomError, ConfigError):
    """Where rooms are kept cannot be opened, written or read."""


class NoRoom(RoomError):
    """There is no such room, or it was closed."""

    def __init__(self) -> None:
        super().__init__("No room has these letters, or it is closed. Look at the screen in front and type them again.")


class RoomFull(RoomError):
    """No more people can join."""

    def __init__(self, most: int) -> None:
        super().__init__(f"This room is full: {most} people are in it. Share the screen of a neighbour.")


class NotOpen(RoomError):
    """A question takes no answer now, or a room cannot go back to where it was."""


class BadAnswer(RoomError):
    """An answer or a question that cannot be one."""


class NotOwner(RoomError):
    """Only the browser that owns the room may do that."""

    def __init__(self) -> None:
        super().__init__("Another browser leads this room now. Take it over there, or open a room of your own.")

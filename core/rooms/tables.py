"""The tables of the database. Times are seconds since 1970; nothing in them says who somebody is."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata = MetaData()
VERSION = 1  # of these tables: a database of another one is not touched

schema = Table("schema", metadata, Column("version", Integer, primary_key=True, autoincrement=False))


def _room() -> Column[str]:
    return Column("room", String(8), ForeignKey("rooms.code", ondelete="CASCADE"), primary_key=True)


rooms = Table(
    "rooms",
    metadata,
    Column("code", String(8), primary_key=True),
    Column("owner", String(64), nullable=False),  # the hash of a secret that the owner's browser has
    Column("handover", String(64)),  # the hash of the digits that take the room over, and until when they do
    Column("handover_until", Float),
    Column("opened", Float, nullable=False),
    Column("used", Float, nullable=False),
    Column("version", Integer, nullable=False, default=1),  # grows with every change
    Column("frame", JSON),  # the run that is watched, as it was drawn last
    Column("everyone", JSON),  # what every phone is to run by itself
)
members = Table(
    "members",
    metadata,
    _room(),
    Column("device", String(64), primary_key=True),  # a hash that differs from room to room
    Column("joined", Float, nullable=False),
    Column("seen", Float, nullable=False),
)
questions = Table(
    "questions",
    metadata,
    _room(),
    Column("number", Integer, primary_key=True),  # from 1, in the order they were asked
    Column("question", JSON, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("asked", Float, nullable=False),
    Column("run", String(32)),  # in `runs`: what it answers the question with is read from its traces
)
answers = Table(
    "answers",
    metadata,
    Column("room", String(8), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("turn", Integer, primary_key=True),  # 1 or 2
    Column("device", String(64), primary_key=True),
    Column("value", JSON, nullable=False),
    Column("at", Float, nullable=False),
    Column("shown", Integer, nullable=False, default=0),  # words that the teacher has let on the screen
    ForeignKeyConstraint(["room", "number"], ["questions.room", "questions.number"], ondelete="CASCADE"),
)
runs = Table(
    "runs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("room", String(8), ForeignKey("rooms.code", ondelete="CASCADE"), index=True),  # none: kept by a person
    Column("owner", String(64), index=True),  # the device, or who keeps it, as a hash
    Column("page", String(64), nullable=False),
    Column("ended", Float, nullable=False),
    Column("pooled", Integer, nullable=False, default=0),  # the round of the class's own that it belongs to
    Column("record", LargeBinary, nullable=False),  # the run itself, see core/rooms/records.py
)

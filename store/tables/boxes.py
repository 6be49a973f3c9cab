"""Ballot boxes and the tools on them."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    TypedColumns,
    UniqueConstraint,
    false,
    text,
)

from store.moments import Moment
from store.tables.meta import metadata


class BoxColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    channel = Column(String(64), nullable=False)
    message = Column(String(400), nullable=False)
    kind = Column(SmallInteger, nullable=False)
    opened: Column[datetime] = Column(Moment, nullable=False)
    asker = Column(String(200), nullable=False)
    locale = Column(String(35), nullable=False)
    digest = Column(String(200), nullable=False)
    closed = Column(Boolean, nullable=False, server_default=false())
    tally_version = Column(Integer, nullable=False, server_default="0")
    shown_version = Column(Integer, nullable=False, server_default="0")
    dirty_since: Column[datetime | None] = Column(Moment, nullable=True)
    """since when the card waits for a refresh"""
    checked_at: Column[datetime | None] = Column(Moment, nullable=True)
    read_at: Column[datetime | None] = Column(Moment, nullable=True)
    """the newest complete reading: a reaction that is older and not stored did not stand then"""
    postponed_until: Column[datetime | None] = Column(Moment, nullable=True)
    """who reads the box says so here, so that other replicas let it be"""
    redraw_after: Column[datetime | None] = Column(Moment, nullable=True)
    """who draws the card says so here; nobody draws it again before"""


box = Table(
    "box",
    metadata,
    BoxColumns,
    UniqueConstraint("workspace_id", "channel", "message"),
    Index("ix_box_open", "opened", "checked_at", sqlite_where=text("NOT closed")),
    Index(
        "ix_box_dirty",
        "dirty_since",
        sqlite_where=text("dirty_since IS NOT NULL"),
    ),
)


class SeatColumns(TypedColumns):
    box_id = Column(Integer, ForeignKey("box.id"), nullable=False)
    seat = Column(SmallInteger, nullable=False)
    tool_id = Column(Integer, ForeignKey("tool.id"), nullable=False)


box_tool = Table(
    "box_tool",
    metadata,
    SeatColumns,
    PrimaryKeyConstraint("box_id", "seat"),
    Index("ix_box_tool_tool_id_box_id", "tool_id", "box_id"),
    sqlite_with_rowid=False,
)

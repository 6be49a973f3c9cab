"""What moderators look after: bursts of votes that are held, people who are blocked, and votes per hour."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from store.moments import Moment
from store.tables.meta import metadata


class HourColumns(TypedColumns):
    workspace_id = Column(Integer, nullable=False)
    tool_id = Column(Integer, nullable=False)
    hour = Column(Integer, nullable=False)
    """hours since the epoch of moments"""
    ship = Column(Integer, nullable=False)
    skip = Column(Integer, nullable=False)


tally_hour = Table(
    "tally_hour",
    metadata,
    HourColumns,
    PrimaryKeyConstraint("hour", "workspace_id", "tool_id"),
    sqlite_with_rowid=False,
)
"""Votes as they came in: a vote that is changed or taken back later was cast all the same."""


class BurstColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    tool_id = Column(Integer, ForeignKey("tool.id"), nullable=False)
    hour = Column(Integer, nullable=False)
    ship = Column(Boolean, nullable=False)
    reason = Column(Text, nullable=False)
    """bot.numbers.brigading.Hold as JSON"""
    opened: Column[datetime] = Column(Moment, nullable=False)
    state = Column(SmallInteger, nullable=False, server_default="0")
    """0 open, 1 released, 2 dropped"""
    decided_by = Column(String(200), nullable=False, server_default="")
    decided_at: Column[datetime | None] = Column(Moment, nullable=True)


burst = Table("burst", metadata, BurstColumns, UniqueConstraint("workspace_id", "tool_id", "hour", "ship"))


class HoldColumns(TypedColumns):
    voter_id = Column(Integer, nullable=False)
    tool_id = Column(Integer, nullable=False)
    burst_id = Column(Integer, nullable=False, index=True)
    at: Column[datetime] = Column(Moment, nullable=False)
    """ballots up to here do not make a vote on the tool; a newer one does"""


hold = Table("hold", metadata, HoldColumns, PrimaryKeyConstraint("voter_id", "tool_id"), sqlite_with_rowid=False)


class BlockColumns(TypedColumns):
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    key = Column(LargeBinary(32), nullable=False)
    name = Column(String(200), nullable=False)
    """as the moderator named the person, so that the list can be read"""
    reason = Column(Text, nullable=False)
    by = Column(String(200), nullable=False)
    at: Column[datetime] = Column(Moment, nullable=False)
    until: Column[datetime | None] = Column(Moment, nullable=True)


block = Table("block", metadata, BlockColumns, PrimaryKeyConstraint("workspace_id", "key"))

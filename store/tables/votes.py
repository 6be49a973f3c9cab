"""Standing marks, the votes they make, and the rollups that are read instead of counting.

These tables have no foreign keys: PostgreSQL would take four row locks and four look-ups for each vote, and the rows
are written by the one writer, which knows that the other ends exist.
"""

from datetime import datetime

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, SmallInteger, Table, TypedColumns, text

from store.moments import Moment
from store.tables.meta import metadata

EVERYWHERE = 0
"""the workspace of rows that count all workspaces"""


class MarkColumns(TypedColumns):
    voter_id = Column(Integer, nullable=False)
    box_id = Column(Integer, nullable=False)
    at: Column[datetime] = Column(Moment, nullable=False)
    """the newest change known of this mark"""
    code = Column(SmallInteger, nullable=False)
    """which emoji, and whether by button: see store.codes"""
    stands = Column(Boolean, nullable=False)
    """a removed mark stays for a while, so that an older message that comes late does not bring it back"""


mark = Table(
    "mark",
    metadata,
    MarkColumns,
    PrimaryKeyConstraint("voter_id", "box_id", "code"),
    Index("ix_mark_box_id", "box_id"),
    Index("ix_mark_gone", "at", sqlite_where=text("NOT stands")),
    sqlite_with_rowid=False,
)


class VoteColumns(TypedColumns):
    voter_id = Column(Integer, nullable=False)
    tool_id = Column(Integer, nullable=False)
    week = Column(SmallInteger, nullable=False)
    """the week in which the deciding ballot was cast"""
    ship = Column(Boolean, nullable=False)
    private = Column(Boolean, nullable=False)
    was = Column(SmallInteger, nullable=False)
    """what the vote was when its week began: 0 nothing, 1 skip, 2 ship"""


vote = Table("vote", metadata, VoteColumns, PrimaryKeyConstraint("voter_id", "tool_id"), sqlite_with_rowid=False)


class TallyColumns(TypedColumns):
    tool_id = Column(Integer, nullable=False)
    workspace_id = Column(Integer, nullable=False)
    ship = Column(Integer, nullable=False)
    skip = Column(Integer, nullable=False)
    private = Column(Integer, nullable=False)
    """how many of them were cast by button"""
    workspaces = Column(Integer, nullable=False)
    """on the row for everywhere: how many workspaces have votes"""


tally = Table(
    "tally",
    metadata,
    TallyColumns,
    PrimaryKeyConstraint("tool_id", "workspace_id"),
    sqlite_with_rowid=False,
)


class WeekColumns(TypedColumns):
    workspace_id = Column(Integer, nullable=False)
    week = Column(SmallInteger, nullable=False)
    tool_id = Column(Integer, nullable=False)
    ship = Column(Integer, nullable=False)
    skip = Column(Integer, nullable=False)
    to_ship = Column(Integer, nullable=False)
    """of these, how many were skip before the week"""
    to_skip = Column(Integer, nullable=False)


tally_week = Table(
    "tally_week",
    metadata,
    WeekColumns,
    PrimaryKeyConstraint("workspace_id", "week", "tool_id"),
    sqlite_with_rowid=False,
)


class DuelColumns(TypedColumns):
    first_id = Column(Integer, nullable=False)
    second_id = Column(Integer, nullable=False)
    workspace_id = Column(Integer, nullable=False)
    first = Column(Integer, nullable=False)
    second = Column(Integer, nullable=False)


_EVERYWHERE = text(f"workspace_id = {EVERYWHERE}")
duel = Table(
    "duel",
    metadata,
    DuelColumns,
    PrimaryKeyConstraint("first_id", "second_id", "workspace_id"),
    Index("ix_duel_everywhere", "first_id", "second_id", sqlite_where=_EVERYWHERE),
    sqlite_with_rowid=False,
)

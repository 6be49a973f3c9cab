"""What people asked for: pairs they compared, and names the catalogue does not know."""

from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    TypedColumns,
)

from store.moments import Moment
from store.tables.meta import metadata


class PairColumns(TypedColumns):
    first_id = Column(Integer, ForeignKey("tool.id"), nullable=False)
    second_id = Column(Integer, ForeignKey("tool.id"), nullable=False)
    week = Column(SmallInteger, nullable=False)
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    asked = Column(Integer, nullable=False)


ask_pair = Table(
    "ask_pair",
    metadata,
    PairColumns,
    PrimaryKeyConstraint("first_id", "second_id", "week", "workspace_id"),
    Index("ix_ask_pair_second_id", "second_id"),
    Index("ix_ask_pair_week", "week"),
    sqlite_with_rowid=False,
)


class NameColumns(TypedColumns):
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    folded = Column(String(200), nullable=False)
    name = Column(String(200), nullable=False)
    """as it was written last"""
    asked = Column(Integer, nullable=False)
    last_at: Column[datetime] = Column(Moment, nullable=False)


ask_name = Table("ask_name", metadata, NameColumns, PrimaryKeyConstraint("workspace_id", "folded"))

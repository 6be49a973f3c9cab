"""Workspaces, and voters who are known by a keyed hash only."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
    text,
)

from store.moments import Moment
from store.tables.meta import metadata


class WorkspaceColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    platform = Column(String(32), nullable=False)
    workspace = Column(String(64), nullable=False)
    enterprise = Column(String(64), nullable=False, server_default="")
    name = Column(String(200), nullable=False, server_default="")
    settings = Column(Text, nullable=True)
    """JSON; NULL until somebody sets something"""
    removed_at: Column[datetime | None] = Column(Moment, nullable=True)
    welcomed_at: Column[datetime | None] = Column(Moment, nullable=True)


workspace = Table("workspace", metadata, WorkspaceColumns, UniqueConstraint("platform", "workspace"))


class VoterColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    key = Column(LargeBinary(32), nullable=False, unique=True)
    standing = Column(SmallInteger, nullable=False, server_default="0")
    loose = Column(Boolean, nullable=False, server_default=false())
    """cut loose from its person: the key is random, and readings no longer speak of it"""
    judged_at: Column[datetime | None] = Column(Moment, nullable=True)
    member_since: Column[datetime | None] = Column(Moment, nullable=True)
    """when the person joined the workspace, where the platform tells"""
    forgotten_at: Column[datetime | None] = Column(Moment, nullable=True)
    """readings of boxes opened before do not bring this person's old marks back"""
    cast_hour = Column(Integer, nullable=True)
    """hours since the epoch of moments: of the newest mark that stands and says something"""


_CAST = text("cast_hour IS NOT NULL")
voter = Table(
    "voter",
    metadata,
    VoterColumns,
    Index("ix_voter_cast_hour_standing", "cast_hour", "standing", sqlite_where=_CAST),
)

"""Tools with their panels, one version for all of them, and what was changed when by whom."""

from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypedColumns,
    false,
)

from store.moments import Moment
from store.tables.meta import metadata


class ToolColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    slug = Column(String(120), nullable=False, unique=True)
    category = Column(String(120), nullable=False, server_default="", index=True)
    retired = Column(Boolean, nullable=False, server_default=false())
    body = Column(Text, nullable=True)
    """the whole tool as JSON; NULL for a slug that was only voted on, or that was merged into another"""
    workspace: Column[str | None] = Column(String(100), nullable=True)
    """whose private tool it is, such as slack:T0123"""
    merged_into: Column[int | None] = Column(Integer, ForeignKey("tool.id"), nullable=True)


tool = Table("tool", metadata, ToolColumns)


class TeamColumns(TypedColumns):
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    tool_id = Column(Integer, ForeignKey("tool.id"), nullable=False)
    body = Column(Text, nullable=False)
    """the panel of the workspace's own reviewers as JSON"""


team_panel = Table("team_panel", metadata, TeamColumns, PrimaryKeyConstraint("workspace_id", "tool_id"))


class AliasColumns(TypedColumns):
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    folded = Column(String(120), nullable=False)
    tool_id = Column(Integer, ForeignKey("tool.id"), nullable=False, index=True)
    name = Column(String(120), nullable=False)
    """what this workspace alone calls a public tool"""


team_alias = Table("team_alias", metadata, AliasColumns, PrimaryKeyConstraint("workspace_id", "folded"))


class ChangeColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    workspace_id: Column[int | None] = Column(Integer, ForeignKey("workspace.id"), nullable=True)
    """NULL: everybody may read it; else what this workspace has changed for itself"""
    tool_id = Column(Integer, ForeignKey("tool.id"), nullable=False, index=True)
    at: Column[datetime] = Column(Moment, nullable=False, index=True)
    by = Column(String(200), nullable=False)
    words = Column(Text, nullable=False)


tool_change = Table("tool_change", metadata, ChangeColumns)


class StateColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    version = Column(Integer, nullable=False)
    """raised by every change of the catalogue"""
    merges = Column(Integer, nullable=False, server_default="0")
    """raised when boxes change their tools, so that remembered boxes are read again"""


catalog_state = Table("catalog_state", metadata, StateColumns)

"""Installations with their sealed tokens, and the doors through which installers come back."""

from datetime import datetime

from sqlalchemy import Column, Integer, LargeBinary, String, Table, Text, TypedColumns, UniqueConstraint

from store.moments import Moment
from store.tables.meta import metadata


class InstallationColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    platform = Column(String(32), nullable=False)
    workspace = Column(String(64), nullable=False)
    """empty: the whole enterprise"""
    enterprise = Column(String(64), nullable=False, server_default="")
    name = Column(String(200), nullable=False, server_default="")
    bot_user = Column(String(64), nullable=False, server_default="")
    bot_name = Column(String(200), nullable=False, server_default="")
    bot_id = Column(String(64), nullable=False, server_default="")
    scopes = Column(Text, nullable=False, server_default="")
    token = Column(Text, nullable=False)
    """sealed, like the next one"""
    refresh = Column(Text, nullable=False, server_default="")
    expires_at: Column[datetime | None] = Column(Moment, nullable=True)
    installed_at: Column[datetime] = Column(Moment, nullable=False)
    leased_by = Column(String(64), nullable=False, server_default="")
    leased_until: Column[datetime | None] = Column(Moment, nullable=True)
    """who renews the token at this moment, and for how long others keep away"""


installation = Table(
    "installation", metadata, InstallationColumns, UniqueConstraint("platform", "workspace", "enterprise")
)


class StateColumns(TypedColumns):
    digest = Column(LargeBinary(32), primary_key=True)
    until: Column[datetime] = Column(Moment, nullable=False, index=True)


oauth_state = Table("oauth_state", metadata, StateColumns)

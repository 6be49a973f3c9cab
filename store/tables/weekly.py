"""Which channels want the weekly verdicts, and each post that was due: claimed by one worker at a time, and recorded."""

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
    Text,
    TypedColumns,
    UniqueConstraint,
    text,
)

from store.moments import Moment
from store.tables.meta import metadata


class SubscriptionColumns(TypedColumns):
    id = Column(Integer, primary_key=True)
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    channel = Column(String(64), nullable=False)
    weekday = Column(SmallInteger, nullable=False)
    at = Column(String(5), nullable=False)
    """HH:MM on the wall of the zone"""
    zone = Column(String(64), nullable=False)
    next_fire: Column[datetime] = Column(Moment, nullable=False)
    owner = Column(String(64), nullable=False)
    owner_workspace = Column(String(64), nullable=False)
    since: Column[datetime] = Column(Moment, nullable=False)
    categories = Column(Text, nullable=False)
    """JSON list"""
    quiet = Column(Boolean, nullable=False)
    locale = Column(String(35), nullable=False)
    pause = Column(String(16), nullable=False)
    """why it rests; empty while it does not"""
    feed = Column(String(64), nullable=True, unique=True)


ACTIVE = text("pause = ''")
"""as a constant: an index of some rows is not used for a question with a parameter"""

subscription = Table(
    "subscription",
    metadata,
    SubscriptionColumns,
    UniqueConstraint("workspace_id", "channel"),
    Index("ix_subscription_due", "next_fire", sqlite_where=ACTIVE),
)


class SlotColumns(TypedColumns):
    key = Column(String(200), nullable=False)
    """channel, local ISO week and kind: that there is one post a week is this key"""
    workspace_id = Column(Integer, ForeignKey("workspace.id"), nullable=False)
    channel = Column(String(64), nullable=False)
    week = Column(String(10), nullable=False)
    fire: Column[datetime] = Column(Moment, nullable=False)
    state = Column(String(16), nullable=False, index=True)
    owner = Column(String(64), nullable=False, server_default="")
    lease_until: Column[datetime | None] = Column(Moment, nullable=True)
    not_before: Column[datetime | None] = Column(Moment, nullable=True)
    tries = Column(Integer, nullable=False, server_default="0")
    """claims, by which a worker's newer claim is told from its older one"""
    attempts = Column(Integer, nullable=False, server_default="0")
    """claims after which something may have been posted"""
    frozen = Column(Text, nullable=True)
    """the digest as JSON, as the first worker counted it"""
    message = Column(String(500), nullable=False, server_default="")
    """channel/message"""
    posted_at: Column[datetime | None] = Column(Moment, nullable=True)
    posts = Column(Text, nullable=False, server_default="[]")
    """JSON list of channel/message by number of the item below it; empty where one is not posted yet"""


OPEN = text("state IN ('due', 'posted')")

slot = Table(
    "slot",
    metadata,
    SlotColumns,
    PrimaryKeyConstraint("key"),
    Index("ix_slot_open", "workspace_id", "fire", sqlite_where=OPEN),
    Index("ix_slot_workspace_id_channel_fire", "workspace_id", "channel", "fire"),
)

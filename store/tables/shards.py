"""Which process listens to which shard of a gateway, until when, and when the next may introduce itself."""

from sqlalchemy import Column, Float, Integer, String, Table, TypedColumns

from store.tables.meta import metadata


class ShardColumns(TypedColumns):
    """Moments are seconds since 1970 by the database's own clock: replicas need not agree on the time."""

    id = Column(Integer, primary_key=True, autoincrement=False)
    owner = Column(String(40), nullable=True)
    lease_until = Column(Float, nullable=False, server_default="0")


shard = Table("shard", metadata, ShardColumns)
"""As many rows as there are shards: all replicas agree on the number."""


class ListenerColumns(TypedColumns):
    id = Column(String(40), primary_key=True)
    seen_at = Column(Float, nullable=False)


shard_listener = Table("shard_listener", metadata, ListenerColumns)
"""Processes that would listen, so that each takes its share."""


class GateColumns(TypedColumns):
    bucket = Column(Integer, primary_key=True, autoincrement=False)
    free_at = Column(Float, nullable=False)


identify_gate = Table("identify_gate", metadata, GateColumns)
"""Sessions of one bucket begin one after the other, whoever begins them."""

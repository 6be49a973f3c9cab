"""Which processes work on jobs, and when each was last alive by the database's own clock."""

from sqlalchemy import Column, Float, String, Table, TypedColumns

from store.tables.meta import metadata


class ReplicaColumns(TypedColumns):
    id = Column(String(40), primary_key=True)
    seen_at = Column(Float, nullable=False)
    """seconds since 1970; 0 for one that has said goodbye"""


replica = Table("replica", metadata, ReplicaColumns)

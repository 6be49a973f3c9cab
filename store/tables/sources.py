"""Places that are read again and again, and what came of it the last time."""

from datetime import datetime

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, TypedColumns, false

from store.moments import Moment
from store.tables.meta import metadata


class SourceColumns(TypedColumns):
    address = Column(String(500), primary_key=True)
    days = Column(Integer, nullable=False)
    next_at: Column[datetime] = Column(Moment, nullable=False)
    digest = Column(String(64), nullable=False, server_default="")
    read_at: Column[datetime | None] = Column(Moment, nullable=True)
    report = Column(Text, nullable=False, server_default="")
    by_settings = Column(Boolean, nullable=False, server_default=false())


source = Table("source", metadata, SourceColumns)

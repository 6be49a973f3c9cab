"""The queue of writers in front of a SQLite file; a database that lets many write at once needs none."""

import asyncio
from contextlib import AbstractAsyncContextManager, nullcontext
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncEngine

_gates: WeakKeyDictionary[Engine, asyncio.Lock] = WeakKeyDictionary()


def lock_of(engine: AsyncEngine) -> asyncio.Lock | None:
    """One lock per engine, fair: first come, first served."""
    if engine.dialect.name != "sqlite":
        return None
    return _gates.setdefault(engine.sync_engine, asyncio.Lock())


def gate_of(engine: AsyncEngine) -> AbstractAsyncContextManager[None]:
    return lock_of(engine) or nullcontext()

"""Connections to a SQLite file that end in the middle of their work."""

from pathlib import Path

from store.engine import open_engine
from store.settings import StoreSettings


async def test_a_connection_that_is_given_up_leaves_no_lock_behind(tmp_path: Path) -> None:
    """A cancelled task leaves a question half read, and SQLite a closed connection its lock until that is gone."""
    engine = open_engine(StoreSettings(url=f"sqlite:///{tmp_path}/verdict.db"))
    try:
        dying = await engine.connect()
        driver = (await dying.get_raw_connection()).driver_connection
        assert driver
        await driver.execute("BEGIN IMMEDIATE")
        half_read = await driver.execute("SELECT 1 UNION ALL SELECT 2")
        await dying.invalidate()

        async with engine.connect() as other:  # begins as a writer
            await other.exec_driver_sql("PRAGMA user_version=1")
        assert half_read
    finally:
        await engine.dispose()

"""A workspace that left is deleted to the last row, and nobody else's vote changes by it."""

from dataclasses import replace

from sqlalchemy import MetaData, func, select, text

from bot.emoji import ONE, SHIP, SKIP
from bot.ids import ChannelRef, MessageRef, WorkspaceRef
from bot.moderation import Block
from bot.ports.people import AskedName, AskedTools
from bot.ports.storage import MarkChange
from bot.voters import Standing
from store.engine import open_engine
from store.settings import StoreSettings
from store.tables import metadata
from tests.store.conftest import Db
from tests.store.people import DUEL, HOME, SOLO, TRIO, at, taps, voter

AWAY = WorkspaceRef(HOME.platform, "T2")
THEIRS = replace(SOLO, message=MessageRef(ChannelRef(HOME.platform, "T2", "C2"), "9"))


async def _purged(db: Db, home: WorkspaceRef = HOME, people: int = 2) -> int:
    """In how many steps."""
    for step in range(1, 50):
        async with db.store() as unit:
            if await unit.workspaces.purge(home, at(100), people):
                return step
    raise AssertionError


async def _rows(db: Db) -> dict[str, int]:
    """How many rows of each table speak of the workspace, by itself or through their box."""
    engine = open_engine(StoreSettings(url=db.url))
    found: dict[str, int] = {}
    tables: MetaData = metadata
    async with engine.connect() as connection:
        number = await connection.scalar(text("SELECT id FROM workspace WHERE workspace = 'T1'"))
        for table in tables.sorted_tables:
            if "workspace_id" in table.c:
                count = select(func.count()).select_from(table).where(table.c.workspace_id == number)
                found[table.name] = await connection.scalar(count) or 0
        found["settings"] = int(
            await connection.scalar(text("SELECT settings FROM workspace WHERE workspace = 'T1'")) is not None
        )
        for table_name in ("mark", "vote", "box_tool"):
            found[table_name] = await connection.scalar(text(f"SELECT count(*) FROM {table_name}")) or 0
    await engine.dispose()
    return found


async def _life(db: Db) -> None:
    """People of two workspaces vote in both, are blocked, ask and set things."""
    async with db.store() as unit:
        await unit.workspaces.joined(HOME, "Home", "en")
        await unit.workspaces.joined(AWAY, "Away", "en")
        await unit.asks.compared([AskedTools(HOME, ("opus", "smol"), at(0))])
        await unit.asks.missed([AskedName(HOME, "opsu", at(0))])
        await unit.moderation.block(Block(HOME, voter("eve").key, "eve", "spam", "ada", at(0), None), voter("eve"))
    await db.open(DUEL, SOLO, TRIO, THEIRS)
    for name in ("ada", "bob", "cyd", "dan"):
        await db.writer.cast(taps(name, DUEL, ONE, 1))
    guest = voter("zoe", "T2")
    await db.writer.cast(MarkChange(THEIRS.message, guest, SHIP, stands=True, at=at(1)))
    await db.writer.cast(MarkChange(SOLO.message, guest, SKIP, stands=True, at=at(2)))
    await db.writer.cast(MarkChange(THEIRS.message, voter("ada"), SHIP, stands=True, at=at(3)))


async def test_nothing_is_left_and_others_count_as_if_it_had_never_been(db: Db) -> None:
    """Its people's votes are taken out of the tallies; a guest's vote in its channel gives way to the one at home."""
    await _life(db)
    async with db.store() as unit:
        await unit.workspaces.remove(HOME, at(50))
    steps = await _purged(db)
    left = {name: count for name, count in (await _rows(db)).items() if count}
    async with db.store() as unit:
        everywhere = (await unit.tallies.community(AWAY, ["opus"]))["opus"]
        again = await unit.workspaces.to_purge(at(1000))

    assert steps > 3
    assert {"mark": 1, "vote": 1, "box_tool": 1} == left
    assert (1, 0) == (everywhere.everywhere.ship, everywhere.everywhere.skip)
    assert [] == list(again)
    assert [] == await db.recount()


async def test_who_came_back_is_left_alone(db: Db) -> None:
    """Also between two steps."""
    await _life(db)
    async with db.store() as unit:
        await unit.workspaces.remove(HOME, at(50))
    async with db.store() as unit:
        early, due = await unit.workspaces.to_purge(at(49)), await unit.workspaces.to_purge(at(50))
        await unit.workspaces.joined(HOME, "Home", "en")
    before = await _rows(db)
    steps = await _purged(db)

    assert ([], [HOME]) == (list(early), list(due))
    assert (1, before) == (steps, await _rows(db))


async def test_life_goes_on_after_the_purge(db: Db) -> None:
    """The same message number, the same people, the same process: what was remembered of the old ones is not used."""
    await _life(db)
    async with db.store() as unit:
        await unit.workspaces.remove(HOME, at(50))
    await _purged(db, people=100)
    async with db.store() as unit:
        await unit.workspaces.joined(HOME, "Home", "en")
    await db.open(replace(TRIO, message=DUEL.message))
    outcome = await db.writer.cast(taps("ada", DUEL, ONE, 60))
    async with db.store() as unit:
        standing = await unit.voters.standing([voter("ada").key])
        votes = await unit.voters.votes(voter("ada"))

    assert 1 == outcome.added
    assert {voter("ada").key: Standing.UNCHECKED} == dict(standing)
    assert {"smol", "opus", "mini"} == votes.keys()
    assert [] == await db.recount()

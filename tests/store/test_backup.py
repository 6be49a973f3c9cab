"""Backup and restore: a copy of one moment, taken while votes go on, worth as much as the database."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import Refusal
from store.backup import load, save
from tests.flows.house import ADA, GRACE, LINUS, House, open_house

MARKS = "SELECT count(*) FROM mark"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A bot that is running."""
    async with open_house(tmp_path) as opened:
        yield opened


def _database(house: House) -> Path:
    return Path(house.url.removeprefix("sqlite:///"))


def _count(path: Path, what: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(what).fetchone()[0])


async def _differences(house: House) -> list[str]:
    async with house.world.store() as unit:
        return list(await unit.tallies.recount(fix=False))


async def _card(house: House) -> str:
    """A card to vote on."""
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: len((house.slack_messages() or [{}])[-1].get("reactions") or []) == 3)
    return str(house.slack_messages()[-1]["ts"])


async def test_a_copy_taken_under_votes_is_restored_and_recounted(house: House, tmp_path: Path) -> None:
    """Every tally of the copy equals what its reactions say; what came later is missed on the platform, and repaired."""
    database, copy = _database(house), tmp_path / "copies" / "monday.db"
    copy.parent.mkdir()
    ts = await _card(house)
    await house.slack("react", ts=ts, name="one", who=ADA)
    await house.until(lambda: _count(database, MARKS) == 1)
    await asyncio.gather(
        asyncio.to_thread(save, database, copy),
        *(house.slack("react", ts=ts, name="two", who=who) for who in (GRACE, LINUS)),
    )
    await house.until(lambda: _count(database, MARKS) == 3)
    held = _count(copy, MARKS)
    await house.stop()
    load(copy, database)

    assert 1 <= held <= 3
    assert held == _count(database, MARKS)
    await house.start()
    assert [] == await _differences(house)
    await house.until(lambda: _count(database, MARKS) == 3)
    assert [] == await _differences(house)


async def test_nothing_is_restored_under_a_running_bot(house: House, tmp_path: Path) -> None:
    """It would write into a file that is no longer there."""
    copy = tmp_path / "copy.db"
    save(_database(house), copy)
    before = _database(house).stat().st_ino

    with pytest.raises(Refusal, match="Stop the bot"):
        load(copy, _database(house))

    assert before == _database(house).stat().st_ino
    await _card(house)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small database that calls itself one of Verdict's."""
    path = tmp_path / "copy.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('0001');"
            "CREATE TABLE filler (text TEXT);"
        )
        connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 500,)] * 200)
        connection.commit()
    return path


def _damage(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TABLE alembic_version")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("UPDATE alembic_version SET version_num = '9999'")


def _no_database(path: Path) -> None:
    path.write_text("Dear diary, today I was a text.\n" * 100)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(_damage, "damaged|not an SQLite", id="damaged"),
        pytest.param(_foreign, "not a database of Verdict", id="foreign"),
        pytest.param(_newer, "newer Verdict", id="newer"),
        pytest.param(_no_database, "not an SQLite", id="a-text"),
        pytest.param(Path.unlink, "no file", id="missing"),
    ],
)
def test_what_is_no_good_copy_changes_nothing(tmp_path: Path, copy: Path, spoil: object, words: str) -> None:
    """It is refused with a sentence; the database stays to the byte, and no half file is left."""
    database = tmp_path / "verdict.db"
    save(copy, database)
    before = database.read_bytes()
    assert callable(spoil)
    spoil(copy)

    with pytest.raises(Refusal, match=words):
        load(copy, database)

    assert before == database.read_bytes()
    assert {"verdict.db", "copy.db"} >= {path.name for path in tmp_path.iterdir()}


def test_a_broken_database_may_be_replaced(tmp_path: Path, copy: Path) -> None:
    """That is what backups are for."""
    database = tmp_path / "verdict.db"
    database.write_bytes(b"\x00" * 4096)
    load(copy, database)

    assert 200 == _count(database, "SELECT count(*) FROM filler")
    assert 0o600 == database.stat().st_mode & 0o777

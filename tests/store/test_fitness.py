"""A database that cannot be used says why, and what to do about it, instead of a traceback."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from adapters.terminal.health import database_findings
from bot.errors import Refusal, VerdictError
from store.engine import open_engine
from store.fitness import unfit
from store.migrations import migrate
from store.opening import database, waiting
from store.settings import StoreSettings
from tests.postgres import Cluster
from tests.store.conftest import Server


async def _said(url: str) -> str:
    with pytest.raises(VerdictError) as trouble:
        async with database(StoreSettings(url=url)):
            pass
    (finding,) = await database_findings(lambda: waiting(StoreSettings(url=url)))

    assert ("problem", str(trouble.value)) == (finding.level, finding.what), "the doctor says the same"
    return finding.what


def _made(cluster: Cluster, more: str = "ENCODING 'UTF8'") -> str:
    name = f"unfit{uuid4().hex[:12]}"
    cluster.execute(f"CREATE DATABASE {name} {more} TEMPLATE template0")
    return name


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
async def test_an_encoding_that_cannot_hold_every_name_is_refused(cluster: Cluster, encoding: str) -> None:
    """The first Japanese name or emoji would be lost in it."""
    name = _made(cluster, f"ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'")

    assert f"encoded in {encoding}" in (said := await _said(cluster.url(name)))
    assert "ENCODING 'UTF8' TEMPLATE template0" in said


async def test_a_database_that_can_only_be_read_is_refused(cluster: Cluster) -> None:
    """As a standby is."""
    name = _made(cluster)
    cluster.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")

    assert "can only be read" in await _said(cluster.url(name))


async def test_whoever_may_not_make_tables_is_told_what_the_owner_can_grant(cluster: Cluster) -> None:
    """Once for the tables, once for the job engine's schema; after that it works."""
    name, role = _made(cluster), f"poor{uuid4().hex[:12]}"
    cluster.execute(f"CREATE ROLE {role} LOGIN")
    url = cluster.url(name).replace("postgres@", f"{role}@")
    tables = await _said(url)
    await _granted(cluster.url(name), tables)
    schema = await _said(url)
    await _granted(cluster.url(name), schema)
    async with database(StoreSettings(url=url)):
        pass

    assert "may not make tables" in tables
    assert "may not make the schema" in schema


async def _granted(url: str, sentence: str) -> None:
    """What the sentence says, word by word, by somebody who may."""
    engine = open_engine(StoreSettings(url=url))
    async with engine.begin() as connection:
        await connection.exec_driver_sql("GRANT" + sentence.partition("GRANT")[2].rstrip("."))
    await engine.dispose()


async def test_no_database_and_no_server_are_told_apart(cluster: Cluster, tmp_path: Path) -> None:
    """In the server's own words, without its address being lost among lines of code."""
    assert 'database "nowhere" does not exist' in await _said(cluster.url("nowhere"))
    assert "No such file or directory" in await _said(f"postgresql://nobody@/none?host={tmp_path}")


async def test_a_file_that_is_no_database_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The file is named."""
    (tmp_path / "letter.db").write_text("Dear Ada,\n" * 200, encoding="utf-8")

    assert "something else than an SQLite database" in await _said(f"sqlite:///{tmp_path}/letter.db")
    assert f"{tmp_path}/nowhere/v.db cannot be opened" in await _said(f"sqlite:///{tmp_path}/nowhere/v.db")


def test_a_server_that_is_too_old_is_named() -> None:
    """No such server is at hand; this is what it would say."""
    fit = {"closed": "off", "role": "ada", "database": "v", "place": "public", "tables": True, "schemas": True}
    old = fit | {"version": 12, "called": "12.22", "encoding": "UTF8"}

    assert ["PostgreSQL 12.22 is too old: Verdict needs 13 or newer."] == list(unfit(old, lacking=True))
    assert [] == list(unfit(old | {"version": 13}, lacking=True))


async def test_the_version_before_may_start_again_on_newer_tables(server: Server) -> None:
    """Replicas are replaced one by one: an old one that is restarted meanwhile goes on."""
    url = server.fresh()
    engine = open_engine(StoreSettings(url=url))
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await migrate(engine)
    left = await waiting(StoreSettings(url=url))
    await engine.dispose()

    assert () == left


async def test_wrong_rights_on_tables_are_said_as_they_are(cluster: Cluster) -> None:
    """Somebody else made the tables, and the next version wants to change them."""
    url = cluster.fresh()
    engine = open_engine(StoreSettings(url=url))
    role = f"other{uuid4().hex[:12]}"
    async with engine.begin() as connection:
        await connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN")
        await connection.exec_driver_sql(f"GRANT CREATE, USAGE ON SCHEMA public TO {role}")
    await engine.dispose()
    with pytest.raises(Refusal, match="does not allow it: permission denied for table alembic_version"):
        async with database(StoreSettings(url=url.replace("postgres@", f"{role}@"))):
            pass

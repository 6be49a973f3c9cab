"""Tokens at rest: sealed for one purpose, renewed by one replica, gone when they are taken back."""

import asyncio
import base64
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text, update

from adapters.terminal.keyfile import add_key, drop_keys, vault_keys
from bot.errors import Locked
from bot.ids import WorkspaceRef
from bot.ports.installs import Install
from bot.ports.storage import Store
from store.cards.reader import open_cards
from store.engine import open_engine
from store.sealing import AesVault, key_of, read_keys
from store.settings import StoreSettings
from store.tables import installation
from store.unit import open_store
from tests.store.conftest import Db
from tests.store.people import HOME, at

OLD, NEW = {"old": os.urandom(32)}, {"new": os.urandom(32)}
VAULT = AesVault(OLD)
TEAM = Install(HOME, "xoxb-one", at(0), refresh="xoxe-1-one", expires_at=at(720), name="Team", bot_user="U1")
ORG = Install(WorkspaceRef(HOME.platform, "", "E1"), "xoxb-org", at(0), name="Company")


Open = Callable[..., Store]


@pytest.fixture
async def opened(db: Db) -> AsyncIterator[Open]:
    """The store as it looks with these keys."""
    engine = open_engine(StoreSettings(url=db.url))
    cards = open_cards(engine.url)
    yield lambda vault=VAULT: open_store(engine, cards, vault)
    await cards.close()
    await engine.dispose()


async def _put(store: Store, *installs: Install) -> None:
    async with store() as unit:
        for one in installs:
            await unit.installs.put(one)


async def _of(store: Store, home: WorkspaceRef) -> Install | None:
    async with store() as unit:
        return await unit.installs.of(home)


async def test_what_was_put_comes_back_and_is_not_readable_in_the_database(db: Db, opened: Open) -> None:
    """Whoever copies the file or a dump has no token."""
    store = opened()
    await _put(store, TEAM)
    engine = open_engine(StoreSettings(url=db.url))
    async with engine.connect() as connection:
        row = str((await connection.execute(text("SELECT * FROM installation"))).one())
    await engine.dispose()

    assert TEAM == await _of(store, HOME)
    assert "xoxb" not in row
    assert "xoxe" not in row
    assert "xox" not in repr(TEAM)


async def test_a_token_opens_only_where_it_belongs(db: Db, opened: Open) -> None:
    """Copied into another workspace's row, or into another column, it stays shut."""
    store, other = opened(), replace(TEAM, home=WorkspaceRef(HOME.platform, "T2"), token="xoxb-two")
    await _put(store, TEAM, other)
    engine = open_engine(StoreSettings(url=db.url))
    async with engine.begin() as connection:
        sealed = (await connection.execute(text("SELECT token FROM installation WHERE workspace = 'T1'"))).scalar_one()
        await connection.execute(update(installation).where(installation.c.workspace == "T2").values(token=sealed))
        await connection.execute(update(installation).where(installation.c.workspace == "T1").values(refresh=sealed))
    await engine.dispose()

    for home in (HOME, other.home):
        with pytest.raises(Locked):
            await _of(store, home)


async def test_a_whole_enterprise_answers_for_its_workspaces(opened: Open) -> None:
    """Named with the question, or told once before; a workspace's own installation comes first."""
    store = opened()
    await _put(store, ORG, TEAM)
    second, third = (WorkspaceRef(HOME.platform, name, "E1") for name in ("T2", "T3"))
    async with store() as unit:
        await unit.workspaces.joined(second, "Second", "en")

    assert TEAM == await _of(store, replace(HOME, enterprise="E1"))
    assert ORG == await _of(store, replace(second, enterprise=""))
    assert ORG == await _of(store, third)
    assert None is await _of(store, replace(third, enterprise=""))


async def test_late_news_of_an_older_end_takes_nothing(opened: Open) -> None:
    """Removed and added again within a minute: the former one's farewell does not take the new token."""
    store = opened()
    await _put(store, TEAM, replace(TEAM, installed_at=at(10), token="xoxb-new"))
    async with store() as unit:
        late = await unit.installs.remove(HOME, at(9))
    async with store() as unit:
        found = await unit.installs.of(HOME)
        true = await unit.installs.remove(HOME, at(11))

    assert (False, "xoxb-new", True) == (late, found and found.token, true)
    assert None is await _of(store, HOME)


async def test_one_replica_renews_and_a_lost_lease_writes_nothing(opened: Open) -> None:
    """Ten ask at once, one gets it; whoever slept over the lease finds that another has renewed."""
    store = opened()
    await _put(store, TEAM)

    async def lease(holder: str, minutes: float) -> bool:
        async with store() as unit:
            return await unit.installs.lease(HOME, holder, at(minutes), at(minutes + 1))

    async def renewed(holder: str, token: str) -> bool:
        async with store() as unit:
            return await unit.installs.renewed(HOME, holder, token, "xoxe-2", at(1440))

    got = await asyncio.gather(*(lease(f"r{n}", 0) for n in range(10)))
    first = f"r{got.index(True)}"
    second_before, second_after = await lease("late", 0.5), await lease("late", 1)

    assert (1, False, True) == (sum(got), second_before, second_after)
    assert (False, True) == (await renewed(first, "xoxb-stale"), await renewed("late", "xoxb-fresh"))
    found = await _of(store, HOME)
    assert ("xoxb-fresh", "xoxe-2", at(1440)) == (found and (found.token, found.refresh, found.expires_at))


async def test_a_door_opens_once_and_not_too_late(opened: Open) -> None:
    """Whoever comes back twice, or with somebody's old state, installs nothing."""
    store = opened()
    async with store() as unit:
        await unit.installs.issue_state(b"a", at(10))
        await unit.installs.issue_state(b"b", at(10))

    async def consume(digest: bytes, minutes: float) -> bool:
        async with store() as unit:
            return await unit.installs.consume_state(digest, at(minutes))

    assert 1 == sum(await asyncio.gather(*(consume(b"a", 1) for _ in range(5))))
    assert (False, False) == (await consume(b"b", 10), await consume(b"c", 1))


async def test_keys_are_rotated(opened: Open) -> None:
    """The new key opens what the old one sealed, seals it anew, and is then enough by itself."""
    await _put(opened(), TEAM, ORG)
    both = opened(AesVault({**NEW, **OLD}))
    async with both() as unit:
        before, count = dict(await unit.installs.keys()), await unit.installs.reseal()
        after, again = dict(await unit.installs.keys()), await unit.installs.reseal()

    assert ({"new": 0, "old": 3}, 3, {"new": 3}, 0) == (before, count, after, again)
    assert TEAM == await _of(opened(AesVault(NEW)), HOME)
    with pytest.raises(Locked, match="key new, which is not among VERDICT_KEYS"):
        await _of(opened(), HOME)


def test_a_changed_secret_does_not_open() -> None:
    """Not a single byte, nor under the name of another key."""
    vault = AesVault({**NEW, **OLD})
    sealed = vault.seal("xoxb-one", "here")
    raw = bytearray(base64.urlsafe_b64decode(sealed.rpartition(".")[2]))
    raw[-1] ^= 1
    forged = [
        sealed.replace(".new.", ".old."),
        sealed[: sealed.rindex(".") + 1] + base64.urlsafe_b64encode(raw).decode(),
    ]

    assert ("new", "xoxb-one") == (key_of(sealed), vault.open(sealed, "here"))
    for one in (*forged, "v1.new.", "v1.new.AAAA", "", "xoxb-one"):
        with pytest.raises(Locked):
            vault.open(one, "here")
    assert vault.seal("xoxb-one", "here") != sealed


def test_keys_kept_in_a_file_are_met_by_whoever_runs(tmp_path: Path) -> None:
    """Made once for their owner alone; a running bot seals with the new key, and the old one stays for a while."""
    path = tmp_path / "verdict.keys"
    database = str(tmp_path / "verdict.db")
    first = vault_keys("", database)
    running = AesVault(read_keys(first), lambda: read_keys(vault_keys("", database)))
    sealed = running.seal("xoxb-one", "here")
    second, third = add_key(path), add_key(path)

    assert 0o600 == path.stat().st_mode & 0o777
    assert third == key_of(running.seal("xoxb-two", "here"))
    assert [] == drop_keys(path, {key_of(sealed)})
    assert [key_of(sealed)] == drop_keys(path, set())
    assert [third, second] == list(read_keys(vault_keys("", database)))
    assert "given:key" == vault_keys("given:key", database)


@pytest.mark.parametrize("wrong", ["abc", "a:short", f"a b:{'A' * 44}", "a:" + "A" * 43 + "=,a:" + "A" * 43 + "="])
def test_keys_that_cannot_be_read_are_not_repeated(wrong: str) -> None:
    """The sentence says how to write them."""
    with pytest.raises(ValueError, match="id:base64 of 32 random bytes") as caught:
        read_keys(wrong)

    assert wrong not in str(caught.value)


def test_a_vault_shows_the_names_of_its_keys_and_nothing_else() -> None:
    """In a traceback or a log."""
    shown = repr(AesVault(OLD))

    assert "old" in shown
    assert base64.b64encode(OLD["old"]).decode() not in shown
    assert str(OLD["old"]) not in shown

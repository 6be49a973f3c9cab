"""Places that are read again: due once, kept by one replica, named by the settings or by a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.ports.sources import Source
from tests.store.conftest import Db

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PAGE = Source("https://keeper.example/page.txt", 7, NOW)


async def test_a_reading_is_kept_by_one_replica(db: Db) -> None:
    """Whoever comes second finds that the next one is due later; a new rhythm forgets nothing of the content."""
    after = replace(PAGE, next_at=NOW + timedelta(days=7), digest="d1", read_at=NOW, report="1 price changed.")
    async with db.store() as unit:
        await unit.sources.put(PAGE)
        assert [PAGE] == list(await unit.sources.due(NOW))
        kept = [await unit.sources.read(PAGE, after) for _ in range(2)]
        assert [] == list(await unit.sources.due(NOW))
        await unit.sources.put(replace(PAGE, days=1))

    async with db.store() as unit:
        assert [True, False] == kept
        assert replace(after, days=1, next_at=NOW) == await unit.sources.get(PAGE.address)


async def test_what_the_settings_name_goes_with_them(db: Db) -> None:
    """What a person wished for stays; what stands there already keeps its next time."""
    async with db.store() as unit:
        await unit.sources.put(PAGE)
        await unit.sources.settle(["models.dev:https://a.example", "litellm:https://b.example"], 1, NOW)
        await unit.sources.settle(["models.dev:https://a.example", PAGE.address], 1, NOW + timedelta(days=3))
        found = await unit.sources.all()
        await unit.sources.settle([], 1, NOW)
        left = await unit.sources.all()
        gone = [await unit.sources.remove(PAGE.address) for _ in range(2)]

    assert [PAGE, Source("models.dev:https://a.example", 1, NOW, by_settings=True)] == list(found)
    assert [PAGE] == list(left)
    assert [True, False] == gone

"""Who wants the weekly verdicts: kept as it was wished, due in time, given to one replica at a time."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.digests.subscription import Pause, Subscription
from bot.ids import ChannelRef, UserRef
from bot.schedule.weekly import Weekly
from bot.workspaces import Workspace
from tests.store.conftest import Db
from tests.store.people import CHANNEL, HOME, NOON, at

WISH = Subscription(
    channel=CHANNEL,
    rule=Weekly(0, time(9), "Europe/Berlin"),
    next_fire=at(0),
    owner=UserRef(HOME.platform, "T9", "ada"),
    since=NOON - timedelta(days=3),
    categories=("Models", "Coding agents"),
    quiet=True,
    locale="de",
    feed="f1",
)


def wish(number: int, minutes: float, workspace: str = "T1") -> Subscription:
    """A plain wish of another channel, due so many minutes after noon."""
    channel = ChannelRef(HOME.platform, workspace, f"C{number}")
    return Subscription(channel, Weekly(2, time(17, 30), "Asia/Kolkata"), at(minutes), WISH.owner, NOON)


async def put(db: Db, *wishes: Subscription) -> None:
    """All of them at once."""
    async with db.store() as unit:
        for one in wishes:
            await unit.subscriptions.put(one)


async def test_a_wish_comes_back_as_it_was_given(db: Db) -> None:
    """By its channel, by its feed and by its workspace; a new wish of the channel replaces the old one."""
    await put(db, WISH, wish(2, 5), wish(3, 5, "T2"))
    async with db.store() as unit:
        assert WISH == await unit.subscriptions.get(CHANNEL)
        assert WISH == await unit.subscriptions.by_feed("f1")
        assert await unit.subscriptions.by_feed("") is None
        assert [WISH, wish(2, 5)] == list(await unit.subscriptions.of(HOME))

    changed = replace(WISH, rule=Weekly(4, time(23, 5), "America/New_York"), categories=(), quiet=False, feed="f2")
    await put(db, changed)
    async with db.store() as unit:
        assert changed == await unit.subscriptions.get(CHANNEL)
        assert await unit.subscriptions.by_feed("f1") is None


async def test_a_wish_that_is_taken_back_is_gone(db: Db) -> None:
    """Taking back what is not there says so."""
    await put(db, WISH)
    async with db.store() as unit:
        assert await unit.subscriptions.remove(CHANNEL)
        assert not await unit.subscriptions.remove(CHANNEL)
        assert await unit.subscriptions.get(CHANNEL) is None


async def test_two_channels_never_share_a_feed(db: Db) -> None:
    """An address that tells two channels' posts would tell one of them to strangers."""
    await put(db, WISH)

    with pytest.raises(IntegrityError):
        await put(db, replace(wish(2, 5), feed=WISH.feed))


async def test_who_is_due_comes_earliest_first(db: Db) -> None:
    """Nobody whose time has not come, who rests, or whose workspace has left; what rests keeps its settings."""
    away = wish(5, 0, "T2")
    await put(db, wish(1, 3), wish(2, 1), wish(3, 9), wish(4, 2), away)
    async with db.store() as unit:
        assert await unit.subscriptions.pause(replace(wish(4, 2), pause=Pause.NOT_MEMBER))
        assert not await unit.subscriptions.pause(replace(wish(4, 2), pause=Pause.GONE))
        await unit.workspaces.remove(away.channel.home, at(0))
    async with db.store() as unit:
        assert [wish(2, 1), wish(1, 3)] == list(await unit.subscriptions.due(at(3), 9))
        assert [wish(2, 1)] == list(await unit.subscriptions.due(at(3), 1))
        assert replace(wish(4, 2), pause=Pause.NOT_MEMBER) == await unit.subscriptions.get(wish(4, 2).channel)
        await unit.workspaces.joined(away.channel.home, "Back", "en")
    async with db.store() as unit:
        assert away in await unit.subscriptions.due(at(3), 9)
        assert "en" == (await unit.workspaces.get(away.channel.home)).settings.locale


async def test_replicas_that_look_at_once_are_given_different_ones(db: Db) -> None:
    """While one plans its share, the others plan theirs; a database of one writer gives all of it to one."""
    await put(db, *(wish(number, number) for number in range(1, 7)))
    locks = db.url.startswith("postgresql")
    async with db.store() as one:
        first = await one.subscriptions.due(at(60), 3)
        if locks:
            async with db.store() as other:
                second = await other.subscriptions.due(at(60), 9)
                assert [wish(number, number) for number in (4, 5, 6)] == list(second)
        for found in first:
            await one.subscriptions.put(replace(found, next_fire=at(7 * 24 * 60)))

    assert [wish(number, number) for number in (1, 2, 3)] == list(first)
    async with db.store() as unit:
        assert [wish(number, number) for number in (4, 5, 6)] == list(await unit.subscriptions.due(at(60), 9))


async def test_a_workspace_is_known_by_its_first_wish(db: Db) -> None:
    """A subscription may be the first thing that is stored of a workspace."""
    await put(db, wish(1, 0, "T7"))
    async with db.store() as unit:
        assert Workspace(ref=wish(1, 0, "T7").channel.home) == await unit.workspaces.get(wish(1, 0, "T7").channel.home)
        assert await unit.subscriptions.due(at(0), 1)

"""Durable before acknowledged: Slack hears 200 when the vote is in the database, and tells it again otherwise."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from adapters.playground.slack.parcels import Delivery, Parcel, Receipt
from adapters.playground.slack.signed import HttpDelivery
from bot.ballots import Tally
from bot.emoji import SHIP
from tests.flows.votes.chats import until
from tests.flows.votes.deeds import Deed
from tests.flows.votes.test_private import counted, tally
from tests.flows.votes.walk import Walk

SECRET = "a-signing-secret-of-the-tests"
WAYS = pytest.mark.parametrize("way", ["sockets", "http"])


class Listening:
    """Notes what became of each delivery of a person's reaction, on its way to the app."""

    def __init__(self, way: Delivery, people: Collection[str]) -> None:
        self._way = way
        self._people = people
        self.told: list[int] = []
        """what the app answered; 0 for nothing"""

    async def hand_over(self, parcel: Parcel, seconds: float) -> Receipt:
        if parcel.label() != "reaction_added" or parcel.payload["event"]["user"] not in self._people:
            return await self._way.hand_over(parcel, seconds)
        self.told.append(0)
        mine = len(self.told) - 1
        receipt = await self._way.hand_over(parcel, seconds)
        self.told[mine] = receipt.status
        return receipt

    async def close(self) -> None:
        await self._way.close()


@asynccontextmanager
async def listening(walk: Walk, way: str) -> AsyncIterator[Listening]:
    """Events over sockets as they are, or over signed HTTP to a bot that was started for it."""
    slack, house = walk.slack.slack, walk.house
    if way == "sockets":
        slack.deliver = heard = Listening(slack.sockets, walk.slack.people)
        yield heard
        return
    await house.stop()
    house.place.slack.update(signing_secret=SECRET, app_token="")
    await house.start()
    app = web.Application()
    app.add_routes(house.parts[0].routes())
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    slack.deliver = heard = Listening(HttpDelivery(url, SECRET, lambda: house.clock().timestamp()), walk.slack.people)
    try:
        yield heard
    finally:
        await slack.deliver.close()
        slack.deliver = slack.sockets
        await runner.cleanup()


@WAYS
async def test_slack_hears_nothing_before_the_vote_is_committed(walk: Walk, tmp_path: Path, way: str) -> None:
    """While somebody else holds the database the event stays open; when it is free the vote is kept and Slack told."""
    async with listening(walk, way) as heard:
        await walk.play([Deed("ask", where=0, what=1)])
        await walk.rest()
        await walk.slack.quiesce()
        heard.told.clear()
        walk.slack.slack.postman.ack_seconds = 10.0
        with sqlite3.connect(tmp_path / "verdict.db", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            walk.slack.tap(walk.slack.people[0], walk.slack.cards()[0], SHIP, 0, stands=True)
            await asyncio.sleep(0.3)
            assert [0] == heard.told
            other.execute("ROLLBACK")
        other.close()
        await walk.slack.quiesce()

        assert [200] == heard.told
        assert Tally(ship=1) == await tally(walk.house)


@WAYS
async def test_a_vote_that_the_database_would_not_take_is_told_again_and_counts_once(walk: Walk, way: str) -> None:
    """No answer but an error, until the database is back; then one vote, however often it was told."""
    async with listening(walk, way) as heard:
        await walk.play([Deed("ask", where=0, what=1)])
        await walk.rest()
        heard.told.clear()
        walk.house.living.plug.pulled = True
        walk.slack.tap(walk.slack.people[0], walk.slack.cards()[0], SHIP, 0, stands=True)
        await until(lambda: len(heard.told) >= 3)
        walk.house.living.plug.pulled = False
        await walk.slack.quiesce()

        assert {0, 503} >= set(heard.told[:2])
        assert 200 == heard.told[-1]
        assert Tally(ship=1) == await tally(walk.house)


async def test_a_bot_killed_before_it_answered_hears_of_the_vote_again(walk: Walk) -> None:
    """The next one takes it; what the dead one had committed already changes nothing."""
    await walk.play([Deed("ask", where=0, what=1)])
    await walk.rest()
    for user in walk.slack.people:
        walk.slack.tap(user, walk.slack.cards()[0], SHIP, 0, stands=True)
    await asyncio.sleep(0.01)
    await walk.house.kill()
    await walk.house.start()
    await walk.slack.quiesce()

    await walk.house.until(lambda: counted(walk.house, Tally(ship=len(walk.slack.people))))
    assert [] == await walk.differences()


@pytest.mark.parametrize("tries", [(1.0, 0.0), (0.0, 1.0), (1.0, 1.0)], ids=["doubled", "retried", "both"])
async def test_repeats_change_nothing(walk: Walk, tries: Sequence[float]) -> None:
    """Every event twice, or again after it was taken: the same votes as if it had come once."""
    await walk.play([Deed("ask", where=0, what=1)])
    await walk.rest()
    walk.slack.slack.faults.doubled, walk.slack.slack.faults.retried = tries
    card = walk.slack.cards()[0]
    for user in walk.slack.people:
        walk.slack.tap(user, card, SHIP, 0, stands=True)
        walk.slack.tap(user, card, SHIP, 0, stands=False)
    walk.slack.tap(walk.slack.people[0], card, SHIP, 0, stands=True)
    await walk.slack.quiesce()

    assert Tally(ship=1) == await tally(walk.house)

"""Replicas that share one database do each piece of work once, and whoever gets an event of Slack's answers it alone."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.ballots import Tally
from bot.cards import Card
from bot.emoji import SHIP
from bot.ids import MessageRef
from bot.ports.platform import Messenger
from bot.settings import BotSettings
from tests.flows.house import House, open_house
from tests.flows.life import Life, begin
from tests.flows.votes.chats import until
from tests.flows.votes.deeds import Deed
from tests.flows.votes.pace import hurried
from tests.flows.votes.test_cards import until_waiting
from tests.flows.votes.test_private import tally
from tests.flows.votes.walk import Walk

CARDS = [Deed("ask", where=0, what=what) for what in (1, 4, 1)]
"""about one tool each, two of them about the same"""


class SlowEdits:
    """A messenger whose edits hang until the gate opens."""

    def __init__(self, real: Messenger) -> None:
        self.gate, self.reached = asyncio.Event(), asyncio.Event()
        self._real = real

    async def edit(self, message: MessageRef, card: Card) -> None:
        self.reached.set()
        await self.gate.wait()
        await self._real.edit(message, card)

    def __getattr__(self, name: str) -> Any:
        """What does not edit."""
        return getattr(self._real, name)


@asynccontextmanager
async def joined_by(house: House, more: int = 2) -> AsyncIterator[Sequence[Life]]:
    """All lives of the house, of which `more` have just begun."""
    others = [await begin(house.place, house.url, house.settings, house.clock, house.log) for _ in range(more)]
    try:
        await until(lambda: all(life.connected for life in others))
        yield (house.living, *others)
    finally:
        for life in others:
            await life.stop(0.0)


@pytest.fixture
async def walk(tmp_path: Path) -> AsyncIterator[Walk]:
    """With cards in Slack, read and drawn, in a house that draws each card every ten minutes at most."""
    with hurried():
        async with open_house(tmp_path, settings=BotSettings(refresh_seconds=600)) as house:
            made = Walk(house)
            await made.play(CARDS)
            await made.rest()
            yield made


async def _read(lives: Sequence[Life]) -> int:
    """How many boxes all of them read, side by side, until nothing is left."""
    found = 0
    while read := sum(await asyncio.gather(*(life.bot.reconciler.tick() for life in lives))):
        found += read
    return found


async def test_a_card_is_drawn_by_one_replica(walk: Walk) -> None:
    """All of them see that it waits; one edit each is what the platform gets, however often they look."""
    house = walk.house
    async with joined_by(house) as lives:
        house.clock.ahead += timedelta(seconds=601)
        before = walk.slack.counts()["cards edited"]
        for card in walk.slack.cards():
            walk.slack.tap(walk.slack.people[0], card, SHIP, 0, stands=True)
            await until_waiting(house, card)
        for _ in range(3):
            await asyncio.gather(*(life.bot.refresher.tick() for life in lives))

        assert len(walk.slack.cards()) == walk.slack.counts()["cards edited"] - before


async def test_a_box_is_read_by_one_replica(walk: Walk) -> None:
    """The slow rhythm comes to all of them at the same moment; each box is asked for once."""
    house = walk.house
    async with joined_by(house) as lives:
        house.clock.ahead += timedelta(minutes=6)
        await _read(lives)  # what they may have missed before they came
        house.clock.ahead += timedelta(minutes=house.settings.recheck_minutes + 1)
        before = walk.slack.counts()["boxes read"]

        assert len(walk.slack.cards()) == await _read(lives)
        assert len(walk.slack.cards()) == walk.slack.counts()["boxes read"] - before


async def test_a_card_that_somebody_in_doubt_drew_late_is_drawn_once_more(walk: Walk) -> None:
    """A replica that is catching up took its time, and meanwhile another one has shown the same votes as they are."""
    house, card = walk.house, walk.slack.cards()[0]
    async with joined_by(house, 1) as (ours, theirs):
        messengers = theirs.world.messengers
        assert isinstance(messengers, dict)
        slow = SlowEdits(messengers[walk.slack.platform])
        messengers[walk.slack.platform] = cast("Messenger", slow)
        house.clock.ahead += timedelta(seconds=601)
        walk.slack.tap(walk.slack.people[0], card, SHIP, 0, stands=True)
        await until_waiting(house, card)
        await theirs.bot.gap(None, walk.slack.platform)
        drawing = asyncio.create_task(theirs.bot.refresher.tick())
        await slow.reached.wait()
        house.clock.ahead += timedelta(seconds=601)
        assert await ours.bot.refresher.tick()
        slow.gate.set()
        await drawing
    assert "catching up" in str(walk.slack.shown(card))
    house.clock.ahead += timedelta(seconds=601)
    await house.bot.refresher.tick()

    assert "in sync" in str(walk.slack.shown(card))


async def test_a_box_whose_reader_died_is_read_by_another(walk: Walk) -> None:
    """A few seconds later, not before."""
    house = walk.house
    house.clock.ahead += timedelta(minutes=house.settings.recheck_minutes + 1)
    card = walk.slack.cards()[0]
    async with house.world.store() as unit:
        state = await unit.boxes.get(card)
        assert state
        now = house.clock()
        assert await unit.boxes.to_read(state, now, now + timedelta(seconds=5))
    assert len(walk.slack.cards()) - 1 == await _read([house.living])
    house.clock.ahead += timedelta(seconds=6)

    assert 1 == await _read([house.living])


async def test_events_of_slack_are_shared_over_sockets_and_answered_once(walk: Walk) -> None:
    """Every command has its one card and every tap its one vote, whichever replica heard of it."""
    house = walk.house
    cards = len(walk.slack.cards())
    async with joined_by(house) as lives:
        await walk.play(CARDS * 2)
        await until(lambda: len(walk.slack.cards()) >= cards + 2 * len(CARDS))
        for person in walk.slack.people:
            for card in walk.slack.cards():
                walk.slack.tap(person, card, SHIP, 0, stands=True)
        await walk.slack.quiesce()
        house.clock.ahead += timedelta(seconds=601)
        await asyncio.gather(*(life.bot.refresher.tick() for life in lives))

        assert cards + 2 * len(CARDS) == len(walk.slack.cards())
        assert Tally() != await tally(house)
    assert [] == await walk.differences()

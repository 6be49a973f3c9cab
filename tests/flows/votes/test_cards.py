"""Cards follow the votes: soon, seldom, never more often than they may, and always to the last state."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast

from bot.emoji import ONE, SHIP
from bot.ids import MessageRef
from bot.ports.platform import Messenger
from bot.settings import BotSettings
from tests.flows.house import House, open_house
from tests.flows.votes.chats import Chat
from tests.flows.votes.deeds import Deed
from tests.flows.votes.pace import hurried
from tests.flows.votes.walk import Walk

MANY = 60
"""more than the bot looks at in one round"""
ON_BOTH = (Deed("ask", where=0, what=0), Deed("ask", where=1, what=0))


async def until_waiting(house: House, card: MessageRef) -> None:
    """Until a vote under the card is stored, without letting the bot draw it."""
    async with asyncio.timeout(30):
        while True:
            async with house.world.store() as unit:
                state = await unit.boxes.get(card)
            if state and state.dirty_since:
                return
            await asyncio.sleep(0.005)


def _text(chat: Chat, card: MessageRef) -> str:
    return json.dumps(chat.shown(card), ensure_ascii=False)


async def test_a_card_that_was_catching_up_says_so_until_its_box_is_read(house: House, walk: Walk) -> None:
    """Then it is drawn once more, though nobody voted meanwhile."""
    await walk.play(ON_BOTH)
    await walk.rest()
    for chat in walk.chats:
        await house.bot.gap(None, chat.platform)
    house.bot.reconciler.gap(walk.slack.platform)  # a line that flaps is left alone for a while before it is read
    house.bot.reconciler.gap(walk.discord.platform)
    for chat in walk.chats:
        assert chat.tap(chat.people[0], chat.cards()[0], ONE, 0, stands=True)
    await house.until(lambda: all("catching up" in _text(chat, chat.cards()[0]) for chat in walk.chats))

    assert [] == await walk.differences()
    assert all("in sync" in _text(chat, chat.cards()[0]) for chat in walk.chats)


async def test_a_card_in_doubt_is_drawn_once_and_not_over_and_over(house: House, walk: Walk) -> None:
    """It waits for its reading without an edit."""
    await walk.play(ON_BOTH)
    await walk.rest()
    for _ in range(8):
        house.bot.reconciler.gap(walk.slack.platform)
    walk.slack.tap(walk.slack.people[0], walk.slack.cards()[0], ONE, 0, stands=True)
    await house.until(lambda: "catching up" in _text(walk.slack, walk.slack.cards()[0]))
    edits = walk.slack.counts()["cards edited"]
    for _ in range(5):
        house.clock.ahead += timedelta(seconds=2)
        await house.bot.refresher.tick()

    assert edits == walk.slack.counts()["cards edited"]


async def test_old_cards_that_rest_do_not_keep_a_young_one_waiting(house: House, walk: Walk) -> None:
    """Messages older than an hour are edited every ten minutes at most, however many of them have news."""
    await walk.play([Deed("ask", where=1, what=1)] * MANY)
    await walk.rest()
    house.clock.ahead += timedelta(hours=2)
    old = walk.discord.cards()
    for user in walk.discord.people[:2]:
        for card in old:
            walk.discord.tap(user, card, SHIP, 0, stands=True)
        for card in old:
            await until_waiting(house, card)
        await house.bot.refresher.tick()  # the first one draws them, the second leaves them waiting
    await walk.play([Deed("ask", where=1, what=4)])
    young = walk.discord.cards()[-1]
    await house.until(lambda: len(walk.discord.cards()) == MANY + 1)
    walk.discord.tap(walk.discord.people[0], young, SHIP, 0, stands=True)

    await house.until(lambda: "1 ship" in _text(walk.discord, young))


async def test_a_card_is_edited_once_in_a_while_and_to_the_last_state(tmp_path: Path) -> None:
    """However many votes come in between, and by whichever bot: one that is killed leaves the rest to the next."""
    with hurried():
        async with open_house(tmp_path, settings=BotSettings(refresh_seconds=600)) as house:
            walk = Walk(house)
            await walk.play([Deed("ask", where=1, what=1)])
            await walk.rest()
            card, users = walk.discord.cards()[0], walk.discord.people[:4]
            before = walk.discord.counts()["cards edited"]
            for user in users:
                walk.discord.tap(user, card, SHIP, 0, stands=True)
                await until_waiting(house, card)
                await house.bot.refresher.tick()
            assert 1 >= walk.discord.counts()["cards edited"] - before

            await house.kill()
            await house.start()
            house.clock.ahead += timedelta(seconds=601)
            await house.until(lambda: f"{len(users)} ship" in _text(walk.discord, card))
            assert 2 >= walk.discord.counts()["cards edited"] - before


async def test_too_many_edits_of_old_messages_rest_the_old_ones_only(house: House, walk: Walk) -> None:
    """Discord's 30046 is about messages older than an hour; a young card is edited all the same."""
    await walk.play([Deed("ask", where=1, what=1)])
    await walk.rest()
    old = walk.discord.cards()[0]
    house.clock.ahead += timedelta(hours=2)
    walk.discord.discord.faults.old_edits = 0
    walk.discord.tap(walk.discord.people[0], old, SHIP, 0, stands=True)
    await until_waiting(house, old)
    edits = walk.discord.counts()["cards edited"]
    await house.bot.refresher.tick()
    assert edits + 1 == walk.discord.counts()["cards edited"]

    await walk.play([Deed("ask", where=1, what=4)])
    young = walk.discord.cards()[-1]
    await house.until(lambda: len(walk.discord.cards()) == 2)
    walk.discord.tap(walk.discord.people[0], young, SHIP, 0, stands=True)
    await house.until(lambda: "1 ship" in _text(walk.discord, young))

    assert edits + 2 == walk.discord.counts()["cards edited"]


async def test_every_card_follows_when_a_voter_turns_out_to_be_a_bot(house: House, walk: Walk) -> None:
    """Slack would not say who it was, so the tap counted; the next reading knows, and the other chat's card as well."""
    await walk.play(ON_BOTH)
    await walk.rest()
    walk.slack.slack.faults.on("users.info", "error", times=1)
    bot = next(one for one in sorted(walk.slack.bots) if one != "U0VERDICT01")
    walk.slack.tap(bot, walk.slack.cards()[0], ONE, 0, stands=True)
    await house.until(lambda: "1 ship" in _text(walk.discord, walk.discord.cards()[0]))

    assert [] == await walk.differences()
    assert "1 ship" not in _text(walk.discord, walk.discord.cards()[0])


class Poisoned:
    """A messenger that one message is too much for."""

    def __init__(self, messenger: Messenger, message: MessageRef) -> None:
        self._messenger = messenger
        self._message = message

    def __getattr__(self, name: str) -> Callable[..., object]:
        """Everything else as it is."""

        def say(*said: object, **more: object) -> object:
            if said[0] == self._message and name in {"edit", "reactions"}:
                raise KeyError("an answer that nobody expected")
            answer: object = getattr(self._messenger, name)(*said, **more)
            return answer

        return say


async def test_one_box_that_nobody_understands_does_not_hold_up_the_others(house: House, walk: Walk) -> None:
    """It is told in the log, left alone for a while, and tried again."""
    await walk.play(ON_BOTH * 2)
    await walk.rest()
    bad, good = walk.discord.cards()
    messengers = house.world.messengers
    assert isinstance(messengers, dict)
    poisoned = Poisoned(messengers[walk.discord.platform], bad)
    messengers[walk.discord.platform] = cast("Messenger", poisoned)
    for card in (bad, good):
        walk.discord.tap(walk.discord.people[0], card, ONE, 0, stands=True)
    await house.bot.gap(None, walk.discord.platform)

    await house.until(lambda: "1 ship" in _text(walk.discord, good))
    assert {"box.not_understood", "card.not_drawn"} <= set(house.log.events)

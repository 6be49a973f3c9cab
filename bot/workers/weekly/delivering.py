"""Delivers a slot: claimed with a lease, counted and frozen, posted once, its items below it, each once."""

import secrets
from dataclasses import replace
from datetime import timedelta

from bot.ballots import Box, BoxKind
from bot.digests.digest import Digest
from bot.digests.subscription import Claim, SlotState, Subscription
from bot.errors import MALFORMED, ChannelGone, NotPermitted, PlatformError, RateLimited, TokenRevoked
from bot.ids import ChannelRef, MessageRef
from bot.ports.world import World
from bot.schedule.weekly import GRACE
from bot.waiting import MOST
from bot.wording.digest import Late, digest_card
from bot.wording.words import Words, words
from bot.workers.posting import open_box
from bot.workers.rebuild import card_of
from bot.workers.weekly.counting import Counting
from bot.workers.weekly.posting import LEASE, Once, TooLate, post_once
from bot.workers.weekly.troubles import give_up, rest

LATE_FROM = timedelta(minutes=15)
FIRST_PAUSE = timedelta(seconds=15)
"""also the time that a platform has for showing a message in its history whose answer was lost"""
LONGEST_PAUSE = timedelta(minutes=15)


class Deliveries:
    """Brings slots one step further, or to their end; whatever stops an attempt, the next one goes on from there."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._counting = Counting(world)

    async def deliver(self, key: str) -> None:
        world, now = self._world, self._world.clock()
        async with world.store() as unit:
            claim = await unit.slots.claim(key, secrets.token_hex(8), now, now + LEASE)
            wish = await unit.subscriptions.get(claim.slot.channel) if claim else None
        if claim is None:
            return
        world.log.info("slot.claimed", key=key, attempt=claim.attempts)
        try:
            await self._carry_out(claim, wish)
        except TooLate:
            return
        except RateLimited as limit:
            await _later(world, claim, timedelta(seconds=limit.retry_after), tried=False)
        except (ChannelGone, NotPermitted, TokenRevoked) as trouble:
            await rest(world, claim, trouble)
        except PlatformError as trouble:
            world.log.warning("slot.failed", key=key, trouble=type(trouble).__name__, attempt=claim.attempts)
            await _later(world, claim, _pause(claim), tried=True)
        except MALFORMED:
            world.log.exception("slot.not_drawn", key=key)
            await _later(world, claim, LONGEST_PAUSE, tried=True)

    async def _carry_out(self, claim: Claim, wish: Subscription | None) -> None:
        world = self._world
        if wish is None or not wish.active:
            await _finish(world, claim, SlotState.DONE if claim.message else SlotState.MISSED)
        elif world.clock() - claim.slot.fire > GRACE:
            await give_up(world, claim, wish)
        elif claim.slot.channel.platform not in world.messengers:
            await _later(world, claim, LONGEST_PAUSE, tried=False)
        else:
            await _Delivery(world, self._counting, claim, wish).run()


class _Delivery:
    """One attempt. It holds the slot until its lease ends."""

    def __init__(self, world: World, counting: Counting, claim: Claim, wish: Subscription) -> None:
        self._world = world
        self._counting = counting
        self._claim = claim
        self._wish = wish
        self._until = claim.until

    async def run(self) -> None:
        digest = await self._frozen()
        if digest.empty and self._wish.quiet:
            await _finish(self._world, self._claim, SlotState.EMPTY)
            return
        if not self._claim.message:
            await self._top(digest)
            if digest.items:
                # Where many channels are due, all have their post before the first has its items: seeds take their time.
                await _later(self._world, self._claim, timedelta(), tried=False)
                return
        for number, item in enumerate(digest.items):
            await self._item(number, item.tool.slug)
        await _finish(self._world, self._claim, SlotState.DONE)

    async def _frozen(self) -> Digest:
        """The numbers as the first attempt counted them."""
        if self._claim.frozen:
            return Digest.model_validate_json(self._claim.frozen)
        digest = await self._counting.digest(self._wish, self._claim.slot)
        async with self._world.store() as unit:
            if not await unit.slots.freeze(self._claim, digest.model_dump_json()):
                raise TooLate
        return digest

    async def _top(self, digest: Digest) -> None:
        slot, now = self._claim.slot, self._world.clock()
        late = Late(slot.fire, now, self._wish.rule.tz) if now - slot.fire >= LATE_FROM else None
        speech = await self._speech()

        async def record(message: MessageRef) -> MessageRef:
            async with self._world.store() as unit:
                recorded = await unit.slots.posted(self._claim, message, self._world.clock())
            self._world.log.info("slot.posted", key=slot.key, late=late is not None)
            return recorded

        once = self._once(slot.key, None)
        card = digest_card(speech, digest, late)
        await post_once(self._world, once, card, record)

    async def _speech(self) -> Words:
        home = self._claim.slot.channel.home
        return words(self._wish.locale or (await self._world.homes.get(home)).settings.locale)

    async def _item(self, number: int, slug: str) -> None:
        """A tool with its ballot, in the thread; one that left the catalogue meanwhile is left out."""
        top = message_at(self._claim.slot.channel, self._claim.message)
        if number < len(self._claim.items) and self._claim.items[number]:
            return
        box = Box(
            top, BoxKind.SINGLE, (slug,), self._world.clock(), locale=self._wish.locale, digest=self._claim.slot.key
        )
        card = await card_of(self._world, box, in_sync=True)
        if card is None:
            return
        card = replace(card, topic=(await self._speech()).say("Details and votes"))
        await self._renew()

        async def record(message: MessageRef) -> MessageRef:
            async with self._world.store() as unit:
                recorded = await unit.slots.item(self._claim, number, message)
                # In one transaction: an item that is recorded is not looked at again.
                await unit.boxes.open(replace(box, message=recorded))
            return recorded

        once = self._once(f"{self._claim.slot.key}/{number}", top)
        message = await post_once(self._world, once, card, record)
        await open_box(self._world, replace(box, message=message), card)

    async def _renew(self) -> None:
        """Somebody else may have taken the slot over."""
        until = self._world.clock() + LEASE
        async with self._world.store() as unit:
            if not await unit.slots.renew(self._claim, until):
                raise TooLate
        self._until = until

    def _once(self, key: str, thread: MessageRef | None) -> Once:
        slot, now = self._claim.slot, self._world.clock()
        # Before its hour? Then a clock that ran ahead has begun it, not longer ago than anything is put off.
        since = slot.fire if slot.fire <= now else now - MOST
        return Once(slot.channel, key, since, self._claim.attempts > 1, self._until, thread)


def message_at(channel: ChannelRef, written: str) -> MessageRef:
    """Of `channel/message`: Discord's threads are channels of their own."""
    where, _, message = written.partition("/")
    return MessageRef(ChannelRef(channel.platform, channel.workspace, where), message)


async def _finish(world: World, claim: Claim, state: SlotState) -> None:
    async with world.store() as unit:
        await unit.slots.finish(claim, state)
    world.log.info("slot.finished", key=claim.slot.key, state=state)


async def _later(world: World, claim: Claim, pause: timedelta, *, tried: bool) -> None:
    async with world.store() as unit:
        await unit.slots.release(claim, world.clock() + min(pause, MOST), tried=tried)


def _pause(claim: Claim) -> timedelta:
    return min(LONGEST_PAUSE, FIRST_PAUSE * float(1 << min(claim.attempts - 1, 10)))

"""When a post cannot be made: the owner is told once, with the remedy; the subscription rests with its settings kept."""

from dataclasses import replace

from bot.cards import Card
from bot.digests.subscription import Claim, Pause, SlotState, Subscription
from bot.errors import ChannelGone, PlatformError, TokenRevoked
from bot.ports.world import World
from bot.wording.weekly import given_up_card, no_thread_card, paused_card
from bot.wording.words import Words, words


async def rest(world: World, claim: Claim, trouble: PlatformError) -> None:
    """The channel does not take the post, and will not by itself."""
    if claim.message:
        await _without_items(world, claim)
        return
    reason = _reason(trouble)
    async with world.store() as unit:
        await unit.slots.finish(claim, SlotState.REFUSED)
        wish = await unit.subscriptions.get(claim.slot.channel)
        newly = wish is not None and await unit.subscriptions.pause(replace(wish, pause=reason))
    world.log.warning("subscription.paused", channel=claim.slot.channel.channel, reason=reason)
    if wish and newly and reason is not Pause.REVOKED:
        speech = await speech_of(world, wish)
        await _tell(world, wish, paused_card(speech, wish, reason, world.settings.umbrella_command))


async def _without_items(world: World, claim: Claim) -> None:
    """The post stands, and what belongs below it is refused: no reason to leave out the next one."""
    async with world.store() as unit:
        ours = await unit.slots.finish(claim, SlotState.DONE)
        wish = await unit.subscriptions.get(claim.slot.channel)
    world.log.warning("items.refused", channel=claim.slot.channel.channel)
    if ours and wish:
        await _tell(world, wish, no_thread_card(await speech_of(world, wish), wish))


async def give_up(world: World, claim: Claim, wish: Subscription) -> None:
    """Tried until the grace was over; nothing is retried for ever, and nothing in silence."""
    async with world.store() as unit:
        ours = await unit.slots.finish(claim, SlotState.DONE if claim.message else SlotState.MISSED)
    world.log.warning("slot.given_up", key=claim.slot.key, attempts=claim.attempts)
    if ours and not claim.message:
        await _tell(world, wish, given_up_card(await speech_of(world, wish), wish, claim.slot))


async def speech_of(world: World, wish: Subscription) -> Words:
    return words(wish.locale or (await world.homes.get(wish.channel.home)).settings.locale)


async def _tell(world: World, wish: Subscription, card: Card) -> None:
    messenger = world.messengers.get(wish.owner.platform)
    if messenger is None:
        return
    try:
        await messenger.tell(wish.owner, card)
    except PlatformError as trouble:
        world.log.warning("owner.not_told", trouble=type(trouble).__name__, channel=wish.channel.channel)


def _reason(trouble: PlatformError) -> Pause:
    match trouble:
        case ChannelGone():
            return Pause.GONE
        case TokenRevoked():
            return Pause.REVOKED
        case _:
            return Pause.NOT_MEMBER

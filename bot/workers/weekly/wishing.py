"""From what a person wishes to a subscription: what is not said stays as it was, or comes from the workspace."""

import secrets
from dataclasses import replace

from bot.commands import Call
from bot.digests.subscription import Subscription
from bot.digests.wish import Wish
from bot.errors import Refusal
from bot.ids import ChannelRef
from bot.lookup import Snapshot
from bot.ports.world import World
from bot.schedule.languages import LANGUAGES
from bot.schedule.misread import Misread
from bot.schedule.vocabulary import ENGLISH
from bot.schedule.weekly import Weekly
from bot.schedule.wishes import parse
from bot.schedule.zones import defaults_for
from bot.wording.trouble import refused
from bot.workers.speech import caller_ref, speak

NO_ZONE = "UTC"


async def present(world: World, call: Call) -> Subscription | None:
    async with world.store() as unit:
        return await unit.subscriptions.get(call.where)


async def ordered(world: World, call: Call, wanted: Wish) -> Subscription:
    """The subscription as it is to be from now on; `Refusal` says what to mend. Nothing is stored."""
    before = await present(world, call)
    rule = await _rule(world, call, wanted.when, before)
    now = world.clock()
    fresh = Subscription(call.where, rule, now, caller_ref(call), now, feed=secrets.token_urlsafe(16))
    kept = replace(before, rule=rule, owner=caller_ref(call)) if before else fresh
    changed = replace(
        kept,
        categories=kept.categories if wanted.categories is None else wanted.categories,
        quiet=kept.quiet if wanted.quiet is None else wanted.quiet,
    )
    if before and before.active and before.rule == rule:
        return changed  # a skipped post stays skipped
    return changed.resumed(now, await done_week(world, call.where))


async def done_week(world: World, channel: ChannelRef) -> str:
    """The week whose post is made, or left out, already."""
    async with world.store() as unit:
        latest = await unit.slots.latest(channel)
    return latest.week if latest else ""


def categories_of(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(sorted({tool.category for tool in snapshot.tools.values() if tool.category}))


async def _rule(world: World, call: Call, when: str, before: Subscription | None) -> Weekly:
    defaults = before.rule if before else await _defaults(world, call)
    if not when:
        return defaults
    words = await speak(world, call)
    spoken = LANGUAGES.get(words.language, ENGLISH)
    try:
        return parse(when, defaults, (ENGLISH,) if spoken is ENGLISH else (spoken, ENGLISH))
    except Misread as complaint:
        raise Refusal(refused(words, complaint)) from None


async def _defaults(world: World, call: Call) -> Weekly:
    """Monday, nine, where the workspace is; else where people of its language are."""
    settings = (await world.homes.get(call.where.home)).settings
    suggested = defaults_for(settings.locale)
    if suggested.zone == NO_ZONE and call.caller.locale:
        suggested = defaults_for(call.caller.locale)
    return suggested if settings.zone == NO_ZONE else replace(suggested, zone=settings.zone)

"""For moderators: held bursts, and people who do not count. Who may is checked here, at every action."""

import re
from datetime import timedelta

from bot.cards import Card, Lead
from bot.commands import Call
from bot.errors import PlatformError, Refusal
from bot.ids import UserRef
from bot.moderation import Block
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.moderation import blocked_card, moderation_card
from bot.wording.words import Words
from bot.workers.speech import moderators_only, speak

_NAMED = re.compile(r"@\S+\s*")
LONGEST_DAYS = 3650


async def moderate(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    await moderators_only(world, call, words)
    async with world.store() as unit:
        bursts = await unit.moderation.bursts(call.where.home)
    await reply.whisper(moderation_card(words, bursts, (await world.shelf.current(call.where.home)).tools))


async def burst(world: World, call: Call, reply: Reply) -> None:
    """A burst is released or dropped by a button; the log says by whom."""
    words = await speak(world, call)
    await moderators_only(world, call, words)
    number, _, wish = ":".join(call.args).partition(":")
    if not number.isdigit() or wish not in {"release", "drop"}:
        raise Refusal(words.say("I do not know what to do with that."))
    async with world.store() as unit:
        decided = await unit.moderation.decide(
            call.where.home, int(number), release=wish == "release", by=call.caller.name, at=world.clock()
        )
        bursts = await unit.moderation.bursts(call.where.home)
    if decided is None:
        raise Refusal(words.say("Somebody has decided this already."))
    world.log.info("burst.decided", burst=decided.number, released=wish == "release")
    await reply.update(moderation_card(words, bursts, (await world.shelf.current(call.where.home)).tools))


async def block(world: World, call: Call, reply: Reply) -> None:
    """`/verdict block @person [days] reason`."""
    words = await speak(world, call)
    await moderators_only(world, call, words)
    person, named, rest = _person(call, words)
    days, _, reason = rest.partition(" ")
    limited = days.isdigit() and 0 < int(days) <= LONGEST_DAYS
    reason = (reason if limited else rest).strip()
    if not reason:
        raise Refusal(words.say("Say why, so that others can follow: block @person 7 votes for pay"))
    now = world.clock()
    voter, name = world.keys.voter(person), await _readable(world, person, named)
    until = now + timedelta(days=int(days)) if limited else None
    async with world.store() as unit:
        wanted = Block(voter.home, voter.key, name, reason[:500], call.caller.name, now, until)
        await unit.moderation.block(wanted, voter)
        blocks = await unit.moderation.blocked(call.where.home)
    world.log.info("person.blocked", until=str(until))
    await reply.whisper(blocked_card(words, blocks))


async def unblock(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    await moderators_only(world, call, words)
    person, named, _ = _person(call, words)
    name = await _readable(world, person, named)
    async with world.store() as unit:
        found = await unit.moderation.unblock(world.keys.voter(person), world.clock())
    said = words.say("{name} counts again.", name=name) if found else words.say("{name} was not blocked.", name=name)
    await reply.whisper(Card(words.say("Blocked people"), said, (Lead((said,)),)))


async def blocked(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    await moderators_only(world, call, words)
    async with world.store() as unit:
        blocks = await unit.moderation.blocked(call.where.home)
    await reply.whisper(blocked_card(words, blocks))


def _person(call: Call, words: Words) -> tuple[UserRef, str, str]:
    """(who, how they were named, the rest of what was typed)."""
    user = call.options.get("person", "")
    if not user:
        raise Refusal(words.say("Name the person by a mention: @name"))
    named = _NAMED.match(call.text)
    name = named[0].strip() if named else user
    rest = call.options.get("reason") or call.text.removeprefix(named[0] if named else "").strip()
    return UserRef(call.where.platform, call.where.workspace, user), name, rest


async def _readable(world: World, person: UserRef, named: str) -> str:
    """Mentions come as ids, which no moderator could read in a list, and which are nobody's business beside a key."""
    if person.user not in named:
        return named
    try:
        name = (await world.messengers[person.platform].profile(person)).name
    except PlatformError:
        return named
    return f"@{name}" if name else named

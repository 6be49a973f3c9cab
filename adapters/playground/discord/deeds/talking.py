"""Saying things and reacting to them."""

from adapters.playground.discord import posting, reacting
from adapters.playground.discord.deeds.manners import Cannot, message, person, public_message, room
from adapters.playground.discord.nouns import BURST, NORMAL
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World


async def say(world: World, user: str, channel: str, *, text: str, reply_to: str = "") -> Json:
    """An ordinary message; `@name` of somebody known becomes a mention as the client makes it one."""
    who = person(world, user)
    where = room(world, channel, who, "SEND_MESSAGES")
    if not text.strip() or len(text) > 2000:  # noqa: PLR2004 - docs, resources/message
        raise Cannot("A message has 1 to 2000 characters.")
    for each in world.users.values():
        if not each.crowd:
            text = text.replace(f"@{each.name}", f"<@{each.id}>")
    form: Json = {"content": text}
    if reply_to:
        form["message_reference"] = {"message_id": reply_to}
    return {"ok": True, "message": posting.create(world, where, who, form).id}


async def react(world: World, user: str, channel: str, *, message: str, emoji: str, burst: bool = False) -> Json:
    """Tap an emoji; burst is a super reaction."""
    who = person(world, user)
    where = room(world, channel, who, "READ_MESSAGE_HISTORY")
    found = public_message(where, message, who)
    if emoji not in found.reactions.of:
        room(world, where.id, who, "ADD_REACTIONS")
    changed = reacting.add(world, found, who.id, emoji, BURST if burst else NORMAL)
    return {"ok": True, "changed": changed}


async def unreact(
    world: World, user: str, channel: str, *, message: str, emoji: str, burst: bool | None = None
) -> Json:
    """Take a tap back."""
    who = person(world, user)
    found = public_message(room(world, channel, who), message, who)
    kind = None if burst is None else BURST if burst else NORMAL
    return {"ok": True, "changed": reacting.remove(world, found, who.id, emoji, kind)}


async def edit(world: World, user: str, channel: str, *, message: str, text: str) -> Json:
    """Change one's own words."""
    who = person(world, user)
    found = public_message(room(world, channel, who), message, who)
    if found.author.id != who.id:
        raise Cannot("Only the author can edit a message.")
    posting.edit(world, found, {"content": text})
    return {"ok": True}


async def dismiss(world: World, user: str, channel: str, *, message: str) -> Json:
    """Put an ephemeral message away; the app hears nothing."""
    return _dismissed(world, user, channel, message)


def _dismissed(world: World, user: str, channel: str, ident: str) -> Json:
    who = person(world, user)
    found = message(room(world, channel, who), ident, who)
    if found.whispered_to is None:
        raise Cannot("Only a message that nobody else sees can be dismissed.")
    posting.delete(world, [found])
    return {"ok": True}

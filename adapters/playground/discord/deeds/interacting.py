"""An interaction goes to the app; the person waits three seconds for it."""

import asyncio
from typing import Final

from adapters.playground.discord import permissions, views
from adapters.playground.discord.nouns import DM, Channel, Event, Guild, Interaction, Message, User
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import TOKEN_LIVES, World

COMMAND, COMPONENT, TYPING, SUBMIT = 2, 3, 4, 5
SORRY: Final = {
    COMMAND: "The application did not respond",
    COMPONENT: "This interaction failed",
    TYPING: "Loading options failed",
    SUBMIT: "Something went wrong. Try again.",
}
KEPT: Final = 1000  # interactions remembered before old ones are let go


def send(
    world: World, kind: int, user: User, channel: Channel, data: Json, *, message: Message | None = None
) -> Interaction:
    """Tell the app and start the clock."""
    guild = world.guild_of(channel)
    native = _native(world, kind, user, channel, guild)
    native["data"] = data
    if message is not None:
        native["message"] = world.native(message)
    it = Interaction(
        native["id"],
        native["token"],
        kind,
        world.clock(),
        user.id,
        channel.id,
        channel.guild,
        native,
        message=message.id if message else None,
        user_installed="0" not in native["authorizing_integration_owners"],
    )
    _forget_old(world)
    world.remember(it)
    world.sink(Event("INTERACTION_CREATE", native, channel.guild))
    asyncio.get_running_loop().call_later(world.answer_within, _overdue, world, it)
    return it


def _native(world: World, kind: int, user: User, channel: Channel, guild: Guild | None) -> Json:
    ident = world.mint()
    body: Json = {
        "id": ident,
        "application_id": world.app.id,
        "type": kind,
        "token": f"aW50{world.rng.getrandbits(160):040x}",
        "version": 1,
        "channel_id": channel.id,
        "channel": views.channel(channel),
        "locale": user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": 10_485_760,
        "app_permissions": str(world.allowed(channel, world.app.id)),
    }
    if guild is None:
        with_app = channel.type == DM and world.app.id in channel.recipients
        owners = {"1": user.id} if user.id in world.user_installs else {"0": "0"}
        return {
            **body,
            "user": views.user(user),
            "context": 1 if with_app else 2,
            "authorizing_integration_owners": owners,
        }
    have = str(permissions.in_channel(guild, channel, user.id))
    owners = {"0": guild.id} if guild.installed else {}
    if user.id in world.user_installs:
        owners["1"] = user.id
    body["channel"] |= {"permissions": have}
    return {
        **body,
        "context": 0,
        "guild_id": guild.id,
        "guild_locale": guild.locale,
        "guild": {"id": guild.id, "features": [], "locale": guild.locale},
        "member": {**views.member(guild.members[user.id]), "permissions": have},
        "authorizing_integration_owners": owners,
    }


def _overdue(world: World, it: Interaction) -> None:
    if it.answer is None:
        it.failed = True
        it.settled.set()
        world.fail(SORRY[it.type], user=it.user, channel=it.channel, interaction=it.id)


def _forget_old(world: World) -> None:
    while len(world.interactions) > KEPT:
        oldest = next(iter(world.interactions.values()))
        if world.clock() - oldest.at <= TOKEN_LIVES:
            return
        world.forget(oldest)


async def answered(it: Interaction) -> Json:
    """Wait as the person does: until the first answer, or until the client gives up."""
    await it.settled.wait()
    if it.failed:
        return {"ok": False, "error": SORRY[it.type], "interaction": it.id}
    return {"ok": True, "interaction": it.id, "answer": it.answer, "message": it.original}

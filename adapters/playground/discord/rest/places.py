"""Guilds, channels, threads, members, roles and users."""

from adapters.playground.discord import page, permissions, views
from adapters.playground.discord.nouns import DM, THREAD, Channel
from adapters.playground.discord.wire import NOTHING, Answer, Call, Refused
from adapters.playground.discord.world import World


def channel(world: World, call: Call) -> Answer:
    room = world.channel(call.args["channel"])
    world.need(room)
    return Answer(_channel(world, room))


def _channel(world: World, room: Channel) -> dict[str, object]:
    if room.type == DM:
        others = [views.user(world.users[each]) for each in room.recipients if each != world.app.id]
        return {**views.channel(room), "recipients": others}
    return views.channel(room)


def typing(world: World, call: Call) -> Answer:
    world.need(world.channel(call.args["channel"]), "SEND_MESSAGES")
    return NOTHING


def start_thread(world: World, call: Call) -> Answer:
    """A thread of its own, or one that hangs on a message and takes the message's id."""
    room = world.channel(call.args["channel"])
    world.need(room, "CREATE_PUBLIC_THREADS")
    message = world.message(room.id, call.args["message"]) if "message" in call.args else None
    if message is not None and message.thread:
        raise Refused(160004)
    ident = message.id if message else world.mint()
    thread = Channel(
        ident, call.form["name"], room.guild, THREAD, parent=room.id, created=world.clock(), owner=world.app.id
    )
    world.channels[ident] = thread
    if guild := world.guild_of(room):
        guild.channels[ident] = thread
    if message is not None:
        message.thread = ident
    world.publish("THREAD_CREATE", {**views.thread(thread), "newly_created": True}, room.guild)
    world.tell("channel", channel=page.channel(world, thread))
    return Answer(views.thread(thread), 201)


def join_thread(world: World, call: Call) -> Answer:
    world.need(world.channel(call.args["channel"]))
    return NOTHING


def edit_channel(world: World, call: Call) -> Answer:
    """Threads are archived and named this way; other channels need MANAGE_CHANNELS."""
    room = world.channel(call.args["channel"])
    if room.type != THREAD:
        world.need(room, "MANAGE_CHANNELS")
    elif room.owner != world.app.id:
        world.need(room, "MANAGE_THREADS")
    room.name = call.form.get("name") or room.name
    room.archived = bool(call.form.get("archived", room.archived))
    event = "THREAD_UPDATE" if room.type == THREAD else "CHANNEL_UPDATE"
    world.publish(event, views.channel(room), room.guild)
    world.tell("channel", channel=page.channel(world, room))
    return Answer(_channel(world, room))


def guild(world: World, call: Call) -> Answer:
    found = world.guild(call.args["guild"])
    counts = {"approximate_member_count": len(found.members), "approximate_presence_count": len(found.members)}
    return Answer({**views.full_guild(found), **(counts if call.query.get("with_counts") else {})})


def channels(world: World, call: Call) -> Answer:
    rooms = world.guild(call.args["guild"]).channels.values()
    return Answer([views.channel(each) for each in rooms if each.type != THREAD])


def roles(world: World, call: Call) -> Answer:
    return Answer([views.role(each) for each in world.guild(call.args["guild"]).roles.values()])


def role(world: World, call: Call) -> Answer:
    found = world.guild(call.args["guild"]).roles.get(call.args["role"])
    if found is None:
        raise Refused(10011)
    return Answer(views.role(found))


def member(world: World, call: Call) -> Answer:
    found = world.guild(call.args["guild"]).members.get(world.user(call.args["user"]).id)
    if found is None:
        raise Refused(10007)
    return Answer(views.member(found))


def my_guilds(world: World, _call: Call) -> Answer:
    return Answer(
        [
            {
                "id": each.id,
                "name": each.name,
                "icon": None,
                "banner": None,
                "owner": False,
                "features": [],
                "permissions": str(permissions.in_guild(each, world.app.id)),
            }
            for each in world.guilds.values()
            if each.installed
        ]
    )


def user(world: World, call: Call) -> Answer:
    return Answer(views.user(world.user(call.args["user"])))


def direct(world: World, call: Call) -> Answer:
    return Answer(_channel(world, world.direct(str(call.form["recipient_id"]))))

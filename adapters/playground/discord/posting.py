"""Messages come, change and go; each change is told to the app's gateway and to the page."""

from collections.abc import Sequence

from adapters.playground.discord import components, mentions, page, permissions, views
from adapters.playground.discord.nouns import COMPONENTS_V2, EPHEMERAL, Channel, Message, User
from adapters.playground.discord.wire import Json, Upload
from adapters.playground.discord.world import World

_KEPT = COMPONENTS_V2 | EPHEMERAL  # flags an edit never takes away


def fill(world: World, what: Message, form: Json, *, usual: Json) -> None:
    """Put the fields of a request into a message: those that are absent stay as they are."""
    if "content" in form:
        what.content = form["content"] or ""
    if "embeds" in form:
        what.embeds = [{**each, "type": "rich"} for each in form["embeds"] or []]
    if "components" in form:
        what.components = components.numbered(form["components"] or [])
    if "attachments" in form:
        what.attachments = [_attachment(each) for each in form["attachments"] or []]
    if form.get("flags") is not None:
        what.flags = int(form["flags"]) | what.flags & _KEPT
    ping(world, what, form, usual=usual)


def ping(world: World, what: Message, form: Json, *, usual: Json) -> None:
    """Rebuild whom the message mentions, as each edit does."""
    room = world.channels[what.channel]
    guild = world.guild_of(room)
    reached = mentions.pings(
        "\n".join(mentions.texts(what.content, what.components)),
        form.get("allowed_mentions"),
        users=world.users,
        roles=[*guild.roles] if guild else [],
        everyone=bool(world.allowed(room, what.author.id) & permissions.BITS["MENTION_EVERYONE"]),
        usual=usual,
    )
    what.mentions, what.mention_roles, what.mention_everyone = reached.users, reached.roles, reached.everyone


def _attachment(form: Json) -> Json:
    name = form.get("filename") or "file"
    return {"id": str(form.get("id", 0)), "filename": name, "size": 0, "url": f"attachment://{name}", "proxy_url": ""}


def attach(world: World, what: Message, files: Sequence[Upload]) -> None:
    """Each file that came gets an id of its own; the page shows what is in it."""
    announced = {f"files[{each['id']}]": each["filename"] for each in what.attachments}
    if files:
        named = [(announced.get(each.field) or each.name, each.data) for each in files]
        what.attachments = [
            {**_attachment({"id": world.mint(), "filename": name}), "size": len(data)} for name, data in named
        ]
        what.files = {name: data.decode(errors="replace") for name, data in named}


def create(
    world: World,
    channel: Channel,
    author: User,
    form: Json,
    *,
    usual: Json = mentions.IN_MESSAGES,
    whispered_to: str | None = None,
    interaction: str | None = None,
    metadata: Json | None = None,
    files: Sequence[Upload] = (),
) -> Message:
    """A new message in a channel, or in front of one person only."""
    what = Message(world.mint(), channel.id, author, world.clock(), interaction=interaction, metadata=metadata)
    what.whispered_to = whispered_to
    what.nonce = form.get("nonce")
    what.reply_to = _reply(channel, form.get("message_reference"))
    fill(world, what, form, usual=usual)
    attach(world, what, files)
    if whispered_to:
        what.flags |= EPHEMERAL
    channel.messages[what.id] = what
    tell(world, what, "MESSAGE_CREATE")
    return what


def _reply(channel: Channel, reference: Json | None) -> Json | None:
    if not reference:
        return None
    return {"type": 0, "channel_id": channel.id, "message_id": str(reference["message_id"]), "guild_id": channel.guild}


def edit(world: World, what: Message, form: Json, *, usual: Json = mentions.IN_MESSAGES, quiet: bool = False) -> None:
    """Change a message; `quiet` for the first words of an answer that was still loading."""
    fill(world, what, form, usual=usual)
    if not quiet:
        what.edited = world.clock()
    tell(world, what, "MESSAGE_UPDATE")


def tell(world: World, what: Message, event: str) -> None:
    """The page sees every message, the gateway only what is in the channel's history."""
    if world.ears:
        world.tell("message", channel=what.channel, message=page.message(world, what))
    if what.whispered_to is None:
        channel = world.channels[what.channel]
        world.publish_in(channel, event, {**world.native(what), **_surroundings(world, channel, what)})


def _surroundings(world: World, channel: Channel, what: Message) -> Json:
    more: Json = {"channel_type": channel.type}
    guild = world.guild_of(channel)
    if guild and (who := guild.members.get(what.author.id)):
        more["member"] = views.bare_member(who)
    if what.nonce is not None:
        more["nonce"] = what.nonce
    return more


def delete(world: World, messages: Sequence[Message]) -> None:
    """One message or, at once, many of the same channel; their reactions go without a word, as on Discord."""
    for what in messages:
        what.deleted = True
        world.tell("message", channel=what.channel, message=page.message(world, what))
    public = [what for what in messages if what.whispered_to is None]
    if not public:
        return
    channel = world.channels[public[0].channel]
    if len(messages) == 1:
        world.publish_in(channel, "MESSAGE_DELETE", {"id": public[0].id, "channel_id": channel.id})
    else:
        world.publish_in(
            channel, "MESSAGE_DELETE_BULK", {"ids": [each.id for each in public], "channel_id": channel.id}
        )

"""Nouns as Discord writes them in JSON."""

from datetime import UTC, datetime

from adapters.playground.discord import permissions
from adapters.playground.discord.nouns import DM, THREAD, Channel, Guild, Member, Message, Reactions, Role, User
from adapters.playground.discord.snowflakes import moment
from adapters.playground.discord.wire import Json


def when(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")


def user(who: User) -> Json:
    return {
        "id": who.id,
        "username": who.name,
        "global_name": who.shown,
        "discriminator": "0",
        "avatar": None,
        "bot": who.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def bare_member(who: Member) -> Json:
    """A member without the user inside, as messages carry it."""
    return {
        "roles": list(who.roles),
        "joined_at": when(who.joined),
        "nick": None,
        "avatar": None,
        "banner": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "premium_since": None,
        "communication_disabled_until": None,
    }


def member(who: Member) -> Json:
    return {"user": user(who.user), **bare_member(who)}


def role(what: Role) -> Json:
    return {
        "id": what.id,
        "name": what.name,
        "permissions": str(what.permissions),
        "position": what.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": what.managed,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def channel(room: Channel) -> Json:
    if room.type == THREAD:
        return thread(room)
    last = next(reversed(room.messages), None)
    if room.type == DM:
        return {"id": room.id, "type": DM, "flags": 0, "last_message_id": last}
    return {
        "id": room.id,
        "type": room.type,
        "guild_id": room.guild,
        "name": room.name,
        "position": room.position,
        "flags": 0,
        "parent_id": room.parent,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": last,
        "permission_overwrites": [
            {"id": each.target, "type": each.kind, "allow": str(each.allow), "deny": str(each.deny)}
            for each in room.overwrites
        ],
    }


def thread(room: Channel) -> Json:
    born = when(room.created)
    return {
        "id": room.id,
        "type": THREAD,
        "guild_id": room.guild,
        "parent_id": room.parent,
        "owner_id": room.owner,
        "name": room.name,
        "flags": 0,
        "last_message_id": next(reversed(room.messages), None),
        "message_count": len(room.messages),
        "total_message_sent": len(room.messages),
        "member_count": 1,
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": room.archived,
            "archive_timestamp": born,
            "auto_archive_duration": 1440,
            "create_timestamp": born,
            "locked": False,
        },
    }


def reactions(standing: Reactions, viewer: str) -> list[Json]:
    return [
        {
            "emoji": emoji(name),
            "count": len(normal) + len(burst),
            "count_details": {"normal": len(normal), "burst": len(burst)},
            "me": viewer in normal,
            "me_burst": viewer in burst,
            "burst_colors": [],
        }
        for name, (normal, burst) in standing.of.items()
    ]


def emoji(name: str) -> Json:
    """`name:id` is a guild's own emoji, everything else is Unicode."""
    word, _, ident = name.rpartition(":")
    return {"id": ident, "name": word} if word else {"id": None, "name": name}


def message(what: Message, viewer: str) -> Json:
    """A message as the app `viewer` gets it by REST."""
    body: Json = {
        "id": what.id,
        "channel_id": what.channel,
        "type": _kind(what),
        "author": user(what.author),
        "content": what.content,
        "timestamp": when(what.at),
        "edited_timestamp": None if what.edited is None else when(what.edited),
        "tts": False,
        "mention_everyone": what.mention_everyone,
        "mentions": [user(each) for each in what.mentions],
        "mention_roles": list(what.mention_roles),
        "attachments": what.attachments,
        "embeds": what.embeds,
        "components": what.components,
        "pinned": False,
        "flags": what.flags,
    }
    if what.reactions.of:
        body["reactions"] = reactions(what.reactions, viewer)
    if what.metadata:
        body |= {"interaction_metadata": what.metadata, "application_id": viewer, "webhook_id": viewer}
    if what.reply_to:
        body["message_reference"] = what.reply_to
    return body


def _kind(what: Message) -> int:
    if what.reply_to:
        return 19
    return 20 if what.metadata and what.metadata["type"] == 2 else 0  # noqa: PLR2004 - an answer to a command


def guild(what: Guild, app: str) -> Json:
    """GUILD_CREATE; without the members intent Discord sends no member but the app itself."""
    rooms = what.channels.values()
    return {
        **_guild_settings(what),
        "joined_at": when(what.members[app].joined) if app in what.members else None,
        "large": len(what.members) > 250,  # noqa: PLR2004 - large_threshold of every library
        "unavailable": False,
        "member_count": len(what.members),
        "members": [member(what.members[app])] if app in what.members else [],
        "channels": [channel(each) for each in rooms if each.type != THREAD],
        "threads": [
            thread(each)
            for each in rooms
            if each.type == THREAD and not each.archived and permissions.in_channel(what, each, app)
        ],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def full_guild(what: Guild) -> Json:
    """GET /guilds/{id}."""
    return {
        **_guild_settings(what),
        "home_header": None,
        "region": "deprecated",
        "widget_enabled": False,
        "widget_channel_id": None,
        "max_presences": None,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_subscription_count": 0,
        "safety_alerts_channel_id": None,
        "nsfw": False,
        "incidents_data": None,
    }


def _guild_settings(what: Guild) -> Json:
    nothing = dict.fromkeys(
        (
            "icon",
            "description",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "vanity_url_code",
            "rules_channel_id",
            "public_updates_channel_id",
        )
    )
    zero = dict.fromkeys(
        (
            "system_channel_flags",
            "verification_level",
            "default_message_notifications",
            "mfa_level",
            "explicit_content_filter",
            "premium_tier",
            "nsfw_level",
        ),
        0,
    )
    return {
        "id": what.id,
        "name": what.name,
        "owner_id": what.owner,
        "preferred_locale": what.locale,
        "afk_timeout": 300,
        "features": [],
        "emojis": [],
        "stickers": [],
        "premium_progress_bar_enabled": False,
        "roles": [role(each) for each in what.roles.values()],
        **nothing,
        **zero,
    }


def born(who: User) -> str:
    """When the account was made, read from its id."""
    return when(moment(who.id))

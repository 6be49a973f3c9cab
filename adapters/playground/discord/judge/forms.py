"""The shape of each request body, by route."""

from collections.abc import Mapping
from typing import Final

from adapters.playground.discord.judge import parts
from adapters.playground.discord.judge.shape import (
    Check,
    address,
    anything,
    either,
    flag,
    many,
    mapping,
    maybe,
    number,
    one_of,
    snowflake,
    text,
    thing,
    typed,
    whole,
)
from adapters.playground.discord.limits import LOCALES

_PICTURE: Final = thing({"url": address("address", "http", "https", "attachment")})
EMBED: Final = thing(
    {
        "type": one_of("rich", None),
        "title": maybe(text("embed title")),
        "description": maybe(text("embed description")),
        "url": maybe(address("address", "http", "https")),
        "timestamp": maybe(text(64)),
        "color": maybe(whole(0, 0xFFFFFF)),
        "footer": maybe(thing({"text": text("embed footer"), "icon_url": maybe(text("address"))})),
        "image": maybe(_PICTURE),
        "thumbnail": maybe(_PICTURE),
        "author": maybe(
            thing({"name": text("embed author"), "url": maybe(text("address")), "icon_url": maybe(text("address"))})
        ),
        "fields": maybe(
            many(
                thing(
                    {
                        "name": text("embed field name", least=1),
                        "value": text("embed field value", least=1),
                        "inline": maybe(flag),
                    },
                    needs=["name", "value"],
                ),
                "embed fields",
            )
        ),
    }
)
ALLOWED_MENTIONS: Final = thing(
    {
        "parse": maybe(many(one_of("users", "roles", "everyone"), 3)),
        "users": maybe(many(snowflake, "mentions allowed")),
        "roles": maybe(many(snowflake, "mentions allowed")),
        "replied_user": maybe(flag),
    }
)
ATTACHMENT: Final = thing(
    {
        "id": snowflake,
        "filename": maybe(text(1024)),
        "title": maybe(text(1024)),
        "description": maybe(text(1024)),
        "duration_secs": maybe(number),
        "waveform": maybe(text(400)),
        "is_spoiler": maybe(flag),
        "is_remix": maybe(flag),
        "uploaded_filename": maybe(text(1024)),
        **dict.fromkeys(("url", "proxy_url", "size", "content_type", "height", "width"), anything),
    },
    needs=["id"],
)
_EDIT: Final[Mapping[str, Check]] = {
    "content": maybe(text("content")),
    "embeds": maybe(many(EMBED, "embeds")),
    "flags": maybe(whole(0, (1 << 31) - 1)),
    "allowed_mentions": maybe(ALLOWED_MENTIONS),
    "components": maybe(parts.IN_MESSAGES),
    "attachments": maybe(many(ATTACHMENT, "attachments")),
    "tts": maybe(flag),  # not in edits by the docs; discord.py always sends it, Discord ignores it there
}
_ANSWER: Final[Mapping[str, Check]] = {**_EDIT, "poll": maybe(anything)}
_REFERENCE: Final = thing(
    {
        "type": maybe(whole(0, 1)),
        "message_id": snowflake,
        "channel_id": maybe(snowflake),
        "guild_id": maybe(snowflake),
        "fail_if_not_exists": maybe(flag),
    },
    needs=["message_id"],
)
CREATE: Final = thing(
    {
        **_ANSWER,
        "nonce": maybe(either(text("nonce"), whole(-(1 << 63), (1 << 63) - 1))),
        "enforce_nonce": maybe(flag),
        "message_reference": maybe(_REFERENCE),
        "sticker_ids": maybe(many(snowflake, 3)),
    }
)
_CHOICE_VALUE: Final = either(text("choice"), number)


def _localised(inner: Check) -> Check:
    return maybe(mapping(LOCALES, inner))


CHOICE: Final = thing(
    {
        "name": text("choice", least=1),
        "name_localizations": _localised(text("choice", least=1)),
        "value": _CHOICE_VALUE,
    },
    needs=["name", "value"],
)
CALLBACK: Final = typed(
    {
        1: thing({"type": one_of(1)}),
        4: thing({"type": one_of(4), "data": maybe(thing(_ANSWER))}),
        5: thing({"type": one_of(5), "data": maybe(thing({"flags": maybe(one_of(0, 64))}))}),
        6: thing({"type": one_of(6)}),
        7: thing({"type": one_of(7), "data": maybe(thing(_ANSWER))}),
        8: thing({"type": one_of(8), "data": thing({"choices": maybe(many(CHOICE, "choices"))})}, needs=["data"]),
        9: thing(
            {
                "type": one_of(9),
                "data": thing(
                    {
                        "custom_id": parts.CUSTOM_ID,
                        "title": text("modal title", least=1),
                        "components": parts.IN_MODALS,
                    },
                    needs=["custom_id", "title", "components"],
                ),
            },
            needs=["data"],
        ),
    }
)
_NAMED: Final[Mapping[str, Check]] = {
    "name": text("command name", least=1),
    "name_localizations": _localised(text("command name", least=1)),
    "description": text("command description"),
    "description_localizations": _localised(text("command description", least=1)),
}
_OPTION: Final[Mapping[str, Check]] = {
    **_NAMED,
    "type": whole(3, 11),
    "required": maybe(flag),
    "autocomplete": maybe(flag),
    "choices": maybe(many(CHOICE, "choices")),
    "channel_types": maybe(many(whole(0, 16), 20)),
    "min_value": maybe(number),
    "max_value": maybe(number),
    "min_length": maybe(whole(0, 6000)),
    "max_length": maybe(whole(1, 6000)),
}
_LEAF: Final = thing(_OPTION, needs=["type", "name", "description"])
_SUBCOMMAND: Final = thing(
    {**_NAMED, "type": one_of(1), "options": maybe(many(_LEAF, "command options")), "required": maybe(flag)},
    needs=["name", "description"],
)
_GROUP: Final = thing(
    {
        **_NAMED,
        "type": one_of(2),
        "options": maybe(many(typed({1: _SUBCOMMAND}), "command options")),
        "required": maybe(flag),
    },
    needs=["name", "description"],
)
COMMAND: Final = thing(
    {
        **_NAMED,
        "id": maybe(snowflake),
        "type": maybe(whole(1, 4)),
        "description": maybe(text("command description")),
        "options": maybe(
            many(typed({1: _SUBCOMMAND, 2: _GROUP, **dict.fromkeys(range(3, 12), _LEAF)}), "command options")
        ),
        "default_member_permissions": maybe(whole(0, 1 << 53)),
        "dm_permission": maybe(flag),
        "contexts": maybe(many(whole(0, 2), 3)),
        "integration_types": maybe(many(whole(0, 1), 2)),
        "nsfw": maybe(flag),
        "handler": maybe(whole(1, 3)),
    },
    needs=["name"],
)
_THREAD: Final[Mapping[str, Check]] = {
    "name": text("thread name", least=1),
    "auto_archive_duration": maybe(one_of(60, 1440, 4320, 10080)),
    "rate_limit_per_user": maybe(whole(0, 21600)),
    "type": maybe(whole(10, 12)),
    "invitable": maybe(flag),
}
FORMS: Final[Mapping[str, Check]] = {
    "POST /channels/{channel}/messages": CREATE,
    "PATCH /channels/{channel}/messages/{message}": thing({**_EDIT, "sticker_ids": maybe(many(snowflake, 3))}),
    "POST /channels/{channel}/messages/bulk-delete": thing(
        {"messages": many(snowflake, "bulk delete")}, needs=["messages"]
    ),
    "POST /interactions/{interaction}/{token}/callback": CALLBACK,
    "POST /webhooks/{application}/{token}": thing(_ANSWER),
    "PATCH /webhooks/{application}/{token}/messages/{message}": thing(_ANSWER),
    "PUT /applications/{application}/commands": many(COMMAND, "commands"),
    "PUT /applications/{application}/guilds/{guild}/commands": many(COMMAND, "commands"),
    "POST /applications/{application}/commands": COMMAND,
    "POST /applications/{application}/guilds/{guild}/commands": COMMAND,
    "POST /channels/{channel}/messages/{message}/threads": thing(_THREAD, needs=["name"]),
    "POST /channels/{channel}/threads": thing(_THREAD, needs=["name"]),
    "PATCH /channels/{channel}": thing(
        {**_THREAD, "archived": flag, "locked": flag, "topic": maybe(text(1024)), "nsfw": flag, "position": whole()}
    ),
    "POST /users/@me/channels": thing({"recipient_id": snowflake}, needs=["recipient_id"]),
}

"""The shapes of components, in messages and in modals (docs, components/reference)."""

from typing import Final

from adapters.playground.discord import components as c
from adapters.playground.discord.judge.shape import (
    Check,
    address,
    flag,
    many,
    maybe,
    one_of,
    snowflake,
    text,
    thing,
    typed,
    whole,
)

ID: Final = maybe(whole(0, (1 << 31) - 1))
CUSTOM_ID: Final = text("custom_id", least=1)
EMOJI: Final = thing({"id": maybe(snowflake), "name": maybe(text(100)), "animated": flag})
MEDIA: Final = thing({"url": address("address", "http", "https", "attachment")}, needs=["url"])


def part(kind: int, fields: dict[str, Check], *needs: str) -> Check:
    """A component: its own fields, `type` and the optional `id`."""
    return thing({"type": one_of(kind), "id": ID, **fields}, needs=["type", *needs])


BUTTON: Final = part(
    c.BUTTON,
    {
        "style": whole(1, 6),
        "label": maybe(text("button label")),
        "emoji": maybe(EMOJI),
        "custom_id": maybe(CUSTOM_ID),
        "sku_id": maybe(snowflake),
        "url": maybe(address("button address", "http", "https", "discord")),
        "disabled": maybe(flag),
    },
    "style",
)
_CHOICE: Final = thing(
    {
        "label": text("select option", least=1),
        "value": text("select option", least=1),
        "description": maybe(text("select option")),
        "emoji": maybe(EMOJI),
        "default": maybe(flag),
    },
    needs=["label", "value"],
)
_SELECT: Final[dict[str, Check]] = {
    "custom_id": CUSTOM_ID,
    "placeholder": maybe(text("placeholder")),
    "min_values": maybe(whole(0, 25)),
    "max_values": maybe(whole(1, 25)),
    "disabled": maybe(flag),
    "required": maybe(flag),
}
_DEFAULTS: Final = maybe(many(thing({"id": snowflake, "type": one_of("user", "role", "channel")}), "select options"))
SELECTS: Final[dict[int, Check]] = {
    c.STRING_SELECT: part(
        c.STRING_SELECT,
        {**_SELECT, "options": many(_CHOICE, "select options", least=1)},
        "custom_id",
        "options",
    ),
    c.USER_SELECT: part(c.USER_SELECT, {**_SELECT, "default_values": _DEFAULTS}, "custom_id"),
    c.ROLE_SELECT: part(c.ROLE_SELECT, {**_SELECT, "default_values": _DEFAULTS}, "custom_id"),
    c.MENTIONABLE_SELECT: part(c.MENTIONABLE_SELECT, {**_SELECT, "default_values": _DEFAULTS}, "custom_id"),
    c.CHANNEL_SELECT: part(
        c.CHANNEL_SELECT,
        {**_SELECT, "default_values": _DEFAULTS, "channel_types": maybe(many(whole(0, 16), 20))},
        "custom_id",
    ),
}
ROW: Final = part(
    c.ROW, {"components": many(typed({c.BUTTON: BUTTON, **SELECTS}), "row buttons", least=1)}, "components"
)
TEXT_DISPLAY: Final = part(c.TEXT_DISPLAY, {"content": text("text displays together", least=1)}, "content")
THUMBNAIL: Final = part(
    c.THUMBNAIL, {"media": MEDIA, "description": maybe(text("media description")), "spoiler": flag}, "media"
)
SECTION: Final = part(
    c.SECTION,
    {
        "components": many(typed({c.TEXT_DISPLAY: TEXT_DISPLAY}), "section texts", least=1),
        "accessory": typed({c.BUTTON: BUTTON, c.THUMBNAIL: THUMBNAIL}),
    },
    "components",
    "accessory",
)
_PICTURE: Final = thing(
    {"media": MEDIA, "description": maybe(text("media description")), "spoiler": flag}, needs=["media"]
)
GALLERY: Final = part(c.MEDIA_GALLERY, {"items": many(_PICTURE, "gallery items", least=1)}, "items")
FILE: Final = part(c.FILE, {"file": MEDIA, "spoiler": flag}, "file")
SEPARATOR: Final = part(c.SEPARATOR, {"divider": maybe(flag), "spacing": maybe(whole(1, 2))})
_INSIDE: Final[dict[int, Check]] = {
    c.ROW: ROW,
    c.SECTION: SECTION,
    c.TEXT_DISPLAY: TEXT_DISPLAY,
    c.MEDIA_GALLERY: GALLERY,
    c.FILE: FILE,
    c.SEPARATOR: SEPARATOR,
}
CONTAINER: Final = part(
    c.CONTAINER,
    {
        "components": many(typed(_INSIDE), "components", least=1),
        "accent_color": maybe(whole(0, 0xFFFFFF)),
        "spoiler": maybe(flag),
    },
    "components",
)
IN_MESSAGES: Final = many(typed({**_INSIDE, c.CONTAINER: CONTAINER}), "components")

TEXT_INPUT: Final = part(
    c.TEXT_INPUT,
    {
        "custom_id": CUSTOM_ID,
        "style": whole(1, 2),
        "label": maybe(text("modal label", least=1)),
        "value": maybe(text("text input")),
        "placeholder": maybe(text("text input placeholder")),
        "required": maybe(flag),
        "min_length": maybe(whole(0, 4000)),
        "max_length": maybe(whole(1, 4000)),
    },
    "custom_id",
    "style",
)
_BOXES: Final[dict[str, Check]] = {
    "custom_id": CUSTOM_ID,
    "required": maybe(flag),
    "options": many(_CHOICE, "checkboxes", least=1),
}
_FIELDS: Final[dict[int, Check]] = {
    c.TEXT_INPUT: TEXT_INPUT,
    **SELECTS,
    c.FILE_UPLOAD: part(
        c.FILE_UPLOAD,
        {
            "custom_id": CUSTOM_ID,
            "min_values": maybe(whole(0, 10)),
            "max_values": maybe(whole(1, 10)),
            "required": maybe(flag),
        },
        "custom_id",
    ),
    c.RADIO_GROUP: part(c.RADIO_GROUP, _BOXES, "custom_id", "options"),
    c.CHECKBOX_GROUP: part(
        c.CHECKBOX_GROUP,
        {**_BOXES, "min_values": maybe(whole(0, 10)), "max_values": maybe(whole(1, 10))},
        "custom_id",
        "options",
    ),
    c.CHECKBOX: part(c.CHECKBOX, {"custom_id": CUSTOM_ID, "default": maybe(flag)}, "custom_id"),
}
LABEL: Final = part(
    c.LABEL,
    {
        "label": text("modal label", least=1),
        "description": maybe(text("modal label description")),
        "component": typed(_FIELDS),
    },
    "label",
    "component",
)
_OLD_ROW: Final = part(c.ROW, {"components": many(typed({c.TEXT_INPUT: TEXT_INPUT}), 1, least=1)}, "components")
IN_MODALS: Final = many(
    typed({c.ROW: _OLD_ROW, c.LABEL: LABEL, c.TEXT_DISPLAY: TEXT_DISPLAY}), "modal components", least=1
)

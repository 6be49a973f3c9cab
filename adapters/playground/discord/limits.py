"""Discord's limits by name, each with where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_MESSAGE = "docs, resources/message"
_EMBED = "docs, resources/message, Embed Limits"
_PARTS = "docs, components/reference"
_COMMAND = "docs, interactions/application-commands"
_ANSWER = "docs, interactions/receiving-and-responding"
_SPEC = "discord-api-spec, openapi.json"


@dataclass(frozen=True, slots=True)
class Limit:
    most: int
    source: str


LIMITS: Final[Mapping[str, Limit]] = {
    "content": Limit(2000, f"{_MESSAGE}, Create Message (the API description says 4000, bots get 2000)"),
    "nonce": Limit(25, f"{_MESSAGE}, Create Message"),
    "attachments": Limit(10, f"{_SPEC}, MessageCreateRequest"),
    "mentions allowed": Limit(100, f"{_MESSAGE}, Allowed Mentions Object"),
    "embeds": Limit(10, f"{_SPEC}, MessageCreateRequest"),
    "embeds together": Limit(6000, _EMBED),
    "embed title": Limit(256, _EMBED),
    "embed description": Limit(4096, _EMBED),
    "embed fields": Limit(25, _EMBED),
    "embed field name": Limit(256, _EMBED),
    "embed field value": Limit(1024, _EMBED),
    "embed footer": Limit(2048, _EMBED),
    "embed author": Limit(256, _EMBED),
    "address": Limit(2048, f"{_SPEC}, RichEmbed"),
    "rows": Limit(5, f"{_PARTS}, Legacy Message Component Behavior"),
    "components": Limit(40, f"{_PARTS}: total components of a message"),
    "text displays together": Limit(4000, "docs PR 8562; discord.py, ui/view.py, content_length"),
    "text displays in bytes": Limit(10_170, "discord-api-docs issue 8554: HTTP 500 above it; 12 more for each display"),
    "section texts": Limit(3, f"{_SPEC}, SectionComponentForMessageRequest"),
    "gallery items": Limit(10, f"{_PARTS}, Media Gallery"),
    "media description": Limit(1024, f"{_PARTS}, Thumbnail"),
    "row buttons": Limit(5, f"{_PARTS}, Action Row"),
    "custom_id": Limit(100, f"{_PARTS}, Custom ID"),
    "button label": Limit(80, f"{_PARTS}, Button"),
    "button address": Limit(512, f"{_PARTS}, Button"),
    "select options": Limit(25, f"{_PARTS}, String Select"),
    "select option": Limit(100, f"{_PARTS}, String Select: label, value, description"),
    "placeholder": Limit(150, f"{_PARTS}, String Select"),
    "modal title": Limit(45, f"{_ANSWER}, Modal"),
    "modal components": Limit(5, f"{_ANSWER}, Modal"),
    "modal label": Limit(45, f"{_PARTS}, Label"),
    "modal label description": Limit(100, f"{_PARTS}, Label"),
    "text input": Limit(4000, f"{_PARTS}, Text Input"),
    "text input placeholder": Limit(100, f"{_PARTS}, Text Input"),
    "checkboxes": Limit(10, f"{_PARTS}, Checkbox Group and Radio Group"),
    "choices": Limit(25, f"{_ANSWER}, Autocomplete"),
    "choice": Limit(100, f"{_COMMAND}, Option Choice: name, value"),
    "command name": Limit(32, f"{_COMMAND}, Application Command Naming"),
    "command description": Limit(100, _COMMAND),
    "command options": Limit(25, _COMMAND),
    "command together": Limit(8000, f"{_COMMAND}, Slash Commands"),
    "commands": Limit(130, f"{_SPEC}: one bulk PUT"),
    "option text": Limit(6000, f"{_COMMAND}: min_length and max_length"),
    "bulk delete": Limit(100, f"{_MESSAGE}, Bulk Delete Messages"),
    "thread name": Limit(100, "docs, resources/channel, Start Thread from Message"),
}

LOCALES: Final = frozenset(
    [
        "id",
        "da",
        "de",
        "en-GB",
        "en-US",
        "es-ES",
        "es-419",
        "fr",
        "hr",
        "it",
        "lt",
        "hu",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "fi",
        "sv-SE",
        "vi",
        "tr",
        "cs",
        "el",
        "bg",
        "ru",
        "uk",
        "hi",
        "th",
        "zh-CN",
        "ja",
        "zh-TW",
        "ko",
    ]
)  # docs, reference, Locales


def most(name: str) -> int:
    return LIMITS[name].most

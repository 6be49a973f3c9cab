"""The COMMANDS table as Discord's application commands: slash commands with completion, and one message command."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from adapters.discord import limits
from adapters.discord.text import clipped
from bot.commands import Command, Option
from bot.wording.words import words

CHAT_INPUT, MESSAGE = 1, 3
SUB_COMMAND, STRING, USER, CHANNEL = 1, 3, 6, 7
GUILD_INSTALL, USER_INSTALL = 0, 1
IN_GUILD, IN_BOT_DM, IN_PRIVATE = 0, 1, 2
DESCRIPTION = 100
NAME = 32
COMPARE_MESSAGE = "Compare tools in this message"
UMBRELLA = "Verdicts on AI tools, votes and the weekly post"
SPOKEN: Final[Mapping[str, str]] = {
    "de": "de",
    "fr": "fr",
    "es-ES": "es",
    "es-419": "es",
    "ja": "ja",
    "pt-BR": "pt_BR",
}
"""Discord's locales (reference, locales) and the language that we speak in each; all others see the English names"""


def application_commands(commands: Sequence[Command], umbrella: str) -> list[dict[str, Any]]:
    """The whole set for one bulk PUT; unchanged commands cost nothing (200 creates per day)."""
    top = [_slash(command.name, command.summary, _options(command)) for command in commands if command.top]
    below = [
        {
            "type": SUB_COMMAND,
            **_named(command.name),
            **_described(command.summary),
            "options": _options(command),
        }
        for command in commands
    ]
    shortcut = {
        "type": MESSAGE,
        "name": COMPARE_MESSAGE,
        "name_localizations": _said(COMPARE_MESSAGE, NAME),
        **_places(),
    }
    return [*top, _slash(umbrella, UMBRELLA, below), shortcut]


def _slash(name: str, description: str, options: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": CHAT_INPUT,
        **_named(name),
        **_described(description),
        "options": options,
        **_places(),
    }


def _named(name: str) -> dict[str, Any]:
    """Interactions tell the English name, whatever language it was chosen in."""
    return {
        "name": name,
        "name_localizations": {locale: words(language).command(name) for locale, language in SPOKEN.items()},
    }


def _described(description: str) -> dict[str, Any]:
    return {
        "description": clipped(description, DESCRIPTION),
        "description_localizations": _said(description, DESCRIPTION),
    }


def _said(message: str, most: int) -> dict[str, str]:
    return {locale: clipped(words(language).say(message), most) for locale, language in SPOKEN.items()}


def _places() -> dict[str, Any]:
    return {
        "integration_types": [GUILD_INSTALL, USER_INSTALL],
        "contexts": [IN_GUILD, IN_BOT_DM, IN_PRIVATE],
    }


def _options(command: Command) -> list[dict[str, Any]]:
    return [_option(option) for option in sorted(command.options, key=lambda option: not option.required)]


def _option(option: Option) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": {"channel": CHANNEL, "person": USER}.get(option.kind, STRING),
        **_named(option.name),
        **_described(option.description),
        "required": option.required,
    }
    if option.kind == "tool":
        made["autocomplete"] = True  # suggestions only: free text still works
    if option.choices:
        made["choices"] = [
            {"name": clipped(choice.label, limits.CHOICE), "value": choice.value[: limits.CHOICE]}
            for choice in option.choices[: limits.CHOICES]
        ]
    return made

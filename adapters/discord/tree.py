"""The COMMANDS table as Discord's application commands: slash commands with completion, and one message command."""

from collections.abc import Sequence
from typing import Any

from adapters.discord import limits
from adapters.discord.text import clipped
from bot.commands import Command, Option

CHAT_INPUT, MESSAGE = 1, 3
SUB_COMMAND, STRING, USER, CHANNEL = 1, 3, 6, 7
GUILD_INSTALL, USER_INSTALL = 0, 1
IN_GUILD, IN_BOT_DM, IN_PRIVATE = 0, 1, 2
DESCRIPTION = 100
COMPARE_MESSAGE = "Compare tools in this message"


def application_commands(commands: Sequence[Command], umbrella: str) -> list[dict[str, Any]]:
    """The whole set for one bulk PUT; unchanged commands cost nothing (200 creates per day)."""
    top = [_slash(command.name, command.summary, _options(command)) for command in commands if command.top]
    below = [
        {
            "type": SUB_COMMAND,
            "name": command.name,
            "description": clipped(command.summary, DESCRIPTION),
            "options": _options(command),
        }
        for command in commands
    ]
    shortcut = {"type": MESSAGE, "name": COMPARE_MESSAGE, **_places()}
    return [*top, _slash(umbrella, "Verdicts on AI tools, votes and the weekly post", below), shortcut]


def _slash(name: str, description: str, options: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": CHAT_INPUT,
        "name": name,
        "description": clipped(description, DESCRIPTION),
        "options": options,
        **_places(),
    }


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
        "name": option.name,
        "description": clipped(option.description, DESCRIPTION),
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

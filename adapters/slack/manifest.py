"""The app's manifest for api.slack.com, made from the table of commands."""

from collections.abc import Sequence
from typing import Final

from adapters.slack.addresses import PATHS, REDIRECT_PATH
from adapters.slack.blocks import Json
from adapters.slack.inbound.calls import COMPARE_MESSAGE
from adapters.slack.scopes import EVENTS, SCOPES
from adapters.slack.text import plain
from bot.commands import Command

# docs.slack.dev/reference/app-manifest
NAME_LIMIT: Final = 35
SUMMARY_LIMIT: Final = 140
COMMAND_LIMIT: Final = 32
COMMAND_SUMMARY_LIMIT: Final = 2000
HINT_LIMIT: Final = 1000
SHORTCUT_LIMIT: Final = 24
SHORTCUT_SUMMARY_LIMIT: Final = 150
SUMMARY: Final = "Compare AI tools, vote with a reaction, read the week's verdicts."


def manifest(commands: Sequence[Command], umbrella: str, *, name: str = "Verdict", url: str | None = None) -> Json:
    """For Socket Mode, or with the address at which Slack reaches the bot for HTTP."""
    events: Json = {"bot_events": list(EVENTS)}
    interactivity: Json = {"is_enabled": True}
    if url:
        base = url.rstrip("/")
        events = {"request_url": f"{base}{PATHS[0]}", **events}
        interactivity |= {"request_url": f"{base}{PATHS[2]}"}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": plain(name, NAME_LIMIT),
            "description": plain(SUMMARY, SUMMARY_LIMIT),
            "background_color": "#1f2a44",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": umbrella, "always_online": True},
            "shortcuts": [
                {
                    "name": plain("Compare tools", SHORTCUT_LIMIT),
                    "type": "message",
                    "callback_id": COMPARE_MESSAGE,
                    "description": plain("Compare the tools that this message names", SHORTCUT_SUMMARY_LIMIT),
                }
            ],
            "slash_commands": [_slash(command, url) for command in _typed(commands, umbrella)],
        },
        "oauth_config": {
            "scopes": {"bot": [scope.name for scope in SCOPES]},
            **({"redirect_urls": [f"{url.rstrip('/')}{REDIRECT_PATH}"]} if url else {}),
        },
        "settings": {
            "event_subscriptions": events,
            "interactivity": interactivity,
            "org_deploy_enabled": url is not None,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _typed(commands: Sequence[Command], umbrella: str) -> list[Command]:
    """The short commands, and the one that has everything below it."""
    below = " | ".join(command.name for command in commands)
    everything = Command("help", umbrella, "Verdicts, votes, the leaderboard and help", below)
    return [*(command for command in commands if command.top), everything]


def _slash(command: Command, url: str | None) -> Json:
    made: Json = {
        "command": f"/{command.name}"[:COMMAND_LIMIT],
        "description": plain(command.summary, COMMAND_SUMMARY_LIMIT),
        # Mentioned channels come with their id.
        "should_escape": True,
    }
    if command.usage:
        made["usage_hint"] = plain(command.usage, HINT_LIMIT)
    if url:
        made["url"] = f"{url.rstrip('/')}{PATHS[1]}"
    return made

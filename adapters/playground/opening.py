"""Opens the playground for the real adapters: the page at one address, and the settings that lead them there."""

import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from adapters.playground.clock import MovableClock
from adapters.playground.slack.app import App, Shortcut, SlashCommand
from adapters.playground.stage import Stage
from bot.commands import Command


@dataclass(frozen=True, slots=True)
class Place:
    """`slack` and `discord` are what their settings are made of."""

    stage: Stage
    url: str
    slack: dict[str, object]
    discord: dict[str, object]


@asynccontextmanager
async def playground(
    host: str,
    port: int,
    commands: Sequence[Command],
    umbrella: str,
    *,
    clock: MovableClock,
    rng: random.Random,
) -> AsyncIterator[Place]:
    stage = Stage(clock=clock, rng=rng, slack_app=slack_app(commands, umbrella))
    url = await stage.open_at(host, port)
    try:
        yield Place(
            stage,
            url,
            {
                "bot_token": next(iter(stage.slack.workspaces.values())).bot_token,
                "app_token": stage.slack.app.token,
                "api_base": stage.slack.api_base,
            },
            {
                "token": stage.discord.token,
                "api_base": stage.discord.api_base,
                "gateway_url": stage.discord.gateway_url,
            },
        )
    finally:
        await stage.close()


def slack_app(commands: Sequence[Command], umbrella: str) -> App:
    """What the manifest would have told Slack about the commands."""
    short = [SlashCommand(f"/{one.name}", one.summary, one.usage, escape=True) for one in commands if one.top]
    names = " | ".join(one.name for one in commands)
    everything = SlashCommand(f"/{umbrella}", "Verdicts, votes, the leaderboard and help", names, escape=True)
    return App(commands=(*short, everything), shortcuts=(Shortcut("compare_message", "Compare tools"),))

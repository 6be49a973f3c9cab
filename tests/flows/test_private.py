"""A workspace's own tool and its own reviewers, asked for in both chats: only that workspace is told of them."""

import json

from adapters.playground.slack.town import TEAM
from bot.ids import Platform, WorkspaceRef
from bot.workers.cataloguing import Cataloguer
from bot.workers.shelf import CHECK_EVERY
from tests.flows.house import House


async def test_only_its_own_workspace_finds_a_private_tool_and_hears_its_team(house: House) -> None:
    """Slack's workspace has both; Discord's guild is told that the name is unknown, and sees one panel."""
    ours = Cataloguer(house.world.store, "ada", house.clock(), WorkspaceRef(Platform("slack"), TEAM))
    await ours.add("Paper Lantern", {"category": "Models"})
    await ours.review("SmolLM3", {"role": "Platform team", "verdict": "skip", "text": "We cannot host it here."})
    house.clock.ahead += CHECK_EVERY

    await house.slack("command", text="/compare paper lantern vs smollm3")
    await house.discord("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: house.slack_messages() and house.discord_messages())
    slack, discord = json.dumps(house.slack_messages()[-1]["blocks"]), json.dumps(house.discord_messages()[-1])

    assert "Paper Lantern" in slack
    assert "Our team" in slack
    assert "We cannot host it here" in slack
    assert "Our team" not in discord
    await house.discord("command", text="/compare paper lantern vs smollm3")
    await house.until(lambda: _unknown(house))
    assert "Paper Lantern" not in json.dumps(house.discord_messages())


async def _unknown(house: House) -> bool:
    """The name was counted among those that nobody knows."""
    async with house.world.store() as unit:
        return any("lantern" in name for name, _ in await unit.asks.wanted(None))

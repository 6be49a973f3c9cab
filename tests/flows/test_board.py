"""The leaderboard: anyone can recount what it prints, and no workspace decides for all."""

import json

from bot.ballots import Box, BoxKind
from bot.emoji import SHIP, SKIP
from bot.ids import ChannelRef, MessageRef, Platform, UserRef
from bot.ports.storage import Reading
from tests.flows.house import House

SLACK, TEAM = Platform("slack"), "T0PLAYGRND1"
LOUD, BROAD = "smollm3", "claude-4-opus"


async def test_one_large_workspace_does_not_decide_for_all(house: House) -> None:
    """Its votes are all printed; the order weighs fifty of them."""
    tools = (await house.world.shelf.current()).tools
    await _votes(house, "T0LARGE", LOUD, ships=400, skips=0)
    await _votes(house, "T0OTHER", LOUD, ships=2, skips=30)
    for number in range(3):
        await _votes(house, f"T0SMALL{number}", BROAD, ships=26, skips=4)
    shown = await _board(house, "/verdict board")

    assert shown.index(tools[BROAD].name) < shown.index(tools[LOUD].name)
    assert "93 % (402 of 432)" in shown
    assert "no workspace weighs more than 50 votes on a tool" in shown


async def test_here_counts_only_our_own_votes(house: House) -> None:
    """With a category or without."""
    tools = (await house.world.shelf.current()).tools
    await _votes(house, TEAM, BROAD, ships=6, skips=0)
    await _votes(house, "T0OTHER", LOUD, ships=9, skips=0)
    shown = await _board(house, "/verdict board here")

    assert "Leaderboard of this workspace" in shown
    assert tools[LOUD].name not in shown
    assert "100 % (6 of 6)" in shown
    assert "weighs more than" not in shown
    assert "Leaderboard of this workspace: " in await _board(house, f"/verdict board here {tools[BROAD].category}")


async def _votes(house: House, workspace: str, slug: str, *, ships: int, skips: int) -> None:
    """As if so many people had tapped a card there."""
    now = house.clock()
    message = MessageRef(ChannelRef(SLACK, workspace, "C1"), slug)
    async with house.world.store() as unit:
        await unit.boxes.open(Box(message, BoxKind.SINGLE, (slug,), now))
    people = [house.world.keys.voter(UserRef(SLACK, workspace, f"U{number}")) for number in range(ships + skips)]
    marks = frozenset((who, SHIP if number < ships else SKIP) for number, who in enumerate(people))
    await house.world.writer.cast(Reading(message, marks, now))
    async with house.world.store() as unit:
        await unit.boxes.close([message])


async def _board(house: House, text: str) -> str:
    before = len(house.slack_messages())
    await house.slack("command", text=text)
    await house.until(lambda: len(house.slack_messages()) > before)
    return json.dumps(house.slack_messages()[-1]["blocks"], ensure_ascii=False)

"""Slack Connect: people from outside administrate nothing, see nothing private, and vote as their own team."""

import json

from bot.ids import Platform, WorkspaceRef
from tests.flows.house import ADA
from tests.flows.install.conftest import MIRA, PARTNER, Shop

SHARED = "C0SHARED001"


async def _tallies(shop: Shop, workspace: str) -> dict[str, tuple[int, int]]:
    async with shop.house.world.store() as unit:
        found = await unit.tallies.all(WorkspaceRef(Platform("slack"), workspace))
    return {slug: (one.here.ship, one.here.skip) for slug, one in found.items() if one.here.n}


async def _says(shop: Shop, text: str) -> None:
    """Slack gives outsiders no commands of an app that their team has not installed, but they can mention its bot."""
    answer = await shop.slack.act({"do": "say", "as": MIRA, "channel": SHARED, "text": f"<@U0VERDICT01> {text}"})
    assert answer["ok"], answer


def _whispers(shop: Shop, who: str) -> str:
    return json.dumps(shop.slack.messages_in(SHARED, whispers_to=who), ensure_ascii=False)


async def test_a_partner_votes_as_its_own_team(shop: Shop) -> None:
    """In a channel that is shared, on a card that the other side asked for."""
    await shop.install(ADA)
    await shop.asks(ADA, SHARED)
    await shop.house.until(lambda: shop.cards(SHARED))
    ts = shop.slack.messages_in(SHARED)[-1]["ts"]
    await shop.house.until(lambda: len(shop.slack.reactions_on(SHARED, ts)) == 3)
    for user, name in ((ADA, "one"), (MIRA, "two")):
        await shop.slack.react(user, SHARED, ts, name)
    await shop.slack.quiesce()

    assert {"claude-4-opus": (1, 0), "smollm3": (0, 1)} == await _tallies(shop, "T0PLAYGRND1")
    assert {"claude-4-opus": (0, 1), "smollm3": (1, 0)} == await _tallies(shop, PARTNER)


async def test_a_partners_administrator_is_none_here(shop: Shop) -> None:
    """Served by the other side's installation: settings are shown without buttons, the workspace's data is refused."""
    await shop.install(ADA)
    await _says(shop, "settings")
    await shop.house.until(lambda: "Administrators of this workspace can change them" in _whispers(shop, MIRA))
    for text in ("export workspace", "wipe", "moderate"):
        seen = _whispers(shop, MIRA).count("That did not work")
        await _says(shop, text)
        await shop.house.until(lambda seen=seen: _whispers(shop, MIRA).count("That did not work") > seen)

    assert "Change the settings" not in _whispers(shop, MIRA)
    assert "Administrators" not in _whispers(shop, ADA)

"""Where reactions can be read, and what is said and offered where they cannot."""

import json
from typing import Any

from bot.ballots import Tally
from tests.flows.house import ADA, GRACE, House
from tests.flows.votes.chats import BALLOT, first, until
from tests.flows.votes.test_private import counted
from tests.flows.votes.walk import Walk

TOOLS, LEADS = "C0TOOLS0001", "C0PRIVATE01"


def _messages(walk: Walk, channel: str) -> list[dict[str, Any]]:
    return walk.slack.slack.messages_in(channel)


async def test_a_public_channel_is_joined_at_the_first_use_and_told(walk: Walk, house: House) -> None:
    """Slack tells of reactions only to members, so the bot comes in by itself, says so once, and reactions count."""
    slack = walk.slack.slack
    for _ in range(2):
        await slack.act({"do": "command", "as": ADA, "channel": TOOLS, "text": "/verdict tool smollm3"})
    await house.until(lambda: sum(bool(one.get("reactions")) for one in _messages(walk, TOOLS)) == 2)
    await house.until(lambda: len(_messages(walk, TOOLS)) >= 3)
    said = [one["text"] for one in _messages(walk, TOOLS) if not one.get("reactions")]
    card = next(one for one in _messages(walk, TOOLS) if one.get("reactions"))
    slack.react_now(GRACE, TOOLS, card["ts"], "ship")

    await house.until(lambda: counted(house, Tally(ship=1)))
    assert 1 == len(said)
    assert "joined" in said[0]


async def test_a_private_channel_is_answered_with_buttons_and_an_advice(walk: Walk, house: House) -> None:
    """The answer comes by response_url, which tells the bot nothing about reactions: the ballot is the buttons."""
    slack = walk.slack.slack
    await slack.act({"do": "command", "as": ADA, "channel": LEADS, "text": "/verdict tool smollm3"})
    await until(lambda: _messages(walk, LEADS))
    card = _messages(walk, LEADS)[0]
    text = json.dumps(card["blocks"], ensure_ascii=False)
    assert "/invite @verdict" in text
    assert "🚢 ship" not in text

    await slack.press(GRACE, first(card["blocks"], "action_id", BALLOT), channel=LEADS, ts=card["ts"])
    await until(lambda: slack.modals[GRACE])
    await slack.submit(GRACE, {"field:ship": {"input": "smollm3"}})
    await house.until(lambda: counted(house, Tally(ship=1)))

    assert [] == walk.slack.slack.calls_of("conversations.join")


async def test_an_invited_bot_counts_reactions_from_the_next_card_on(walk: Walk, house: House) -> None:
    """What the advice promises."""
    slack = walk.slack.slack
    await slack.act({"do": "invite", "as": ADA, "channel": LEADS, "whom": "U0VERDICT01"})
    await slack.act({"do": "command", "as": ADA, "channel": LEADS, "text": "/verdict tool smollm3"})
    await house.until(lambda: any(one.get("reactions") for one in _messages(walk, LEADS)))
    slack.react_now(GRACE, LEADS, _messages(walk, LEADS)[-1]["ts"], "ship")

    await house.until(lambda: counted(house, Tally(ship=1)))


async def test_a_user_installed_discord_app_offers_the_buttons_only(walk: Walk, house: House) -> None:
    """Without the bot on the server Discord tells of no reaction; a ballot by button counts all the same."""
    discord = walk.discord.discord
    room = next(one for one in discord.world.channels.values() if one.name == "square")
    chen = discord.who("chen")
    deed = {"do": "command", "as": chen, "channel": room.id, "text": "/verdict tool smollm3"}
    answer = await discord.act(deed)
    assert answer["ok"], answer
    card = next(one for one in room.messages.values() if BALLOT in str(one.components))
    assert {} == discord.reactions_on(card.id)
    button = first(card.components, "custom_id", BALLOT)
    await discord.act({"do": "press", "as": chen, "channel": room.id, "message": card.id, "custom_id": button})
    await discord.act({"do": "submit", "as": chen, "values": {"ship": ["smollm3"]}})

    await house.until(lambda: counted(house, Tally(ship=1)))

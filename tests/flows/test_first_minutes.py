"""Somebody asks, both chats answer, people tap, and the column fills."""

import asyncio
import json

from tests.flows.house import ADA, GRACE, House


async def test_both_chats_answer_the_same_question(house: House) -> None:
    """One core, two native cards with the same decision."""
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.discord("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: house.slack_messages() and house.discord_messages())
    lead = "Claude 4 Opus leads on the panel, 4 of 4 against 3 of 4."

    assert lead in house.slack_messages()[-1]["text"]
    assert lead in json.dumps(house.slack_messages()[-1]["blocks"])
    assert lead in json.dumps(house.discord_messages()[-1]["components"])


async def test_a_reaction_fills_the_column_on_both_platforms(house: House) -> None:
    """Tapped in Slack, tapped in Discord: here and everywhere differ, and both cards say so."""
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.discord("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: _seeded(house))
    await house.slack("react", ts=house.slack_messages()[-1]["ts"], name="one")
    await house.discord("react", message=house.discord_messages()[-1]["id"], emoji="2️⃣")

    await house.until(
        lambda: "1 ship · 1 skip (here: 1 ship · 0 skip)" in json.dumps(_shown(house), ensure_ascii=False)
    )


async def test_taking_it_back_takes_the_vote_back(house: House) -> None:
    """No standing reaction, no vote."""
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: house.slack_messages() and _seeds(house.slack_messages()[-1]) == 3)
    ts = house.slack_messages()[-1]["ts"]
    await house.slack("react", ts=ts, name="one", who=GRACE)
    await house.until(lambda: "1 ship" in json.dumps(_shown(house), ensure_ascii=False))
    await house.slack("unreact", ts=ts, name="one", who=GRACE)

    await house.until(lambda: "no votes yet" in json.dumps(_shown(house), ensure_ascii=False))


async def test_an_unknown_name_is_whispered_with_buttons_that_complete_the_question(house: House) -> None:
    """Only the asker sees it; the button keeps the other tool and the answer goes to the channel."""
    await house.slack("command", text="/compare claud opsu vs smollm3")
    await house.until(lambda: house.slack_messages(ADA))
    whisper = house.slack_messages(ADA)[-1]
    button = next(
        element
        for block in whisper["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element["text"]["text"] == "Claude 4 Opus"
    )
    await house.slack("press", action_id=button["action_id"], ts=whisper["ts"])

    await house.until(lambda: any("leads on the panel" in one["text"] for one in house.slack_messages()))


async def test_the_page_is_announced_when_somebody_answers_there(house: House) -> None:
    """Who opens it at once finds the commands; before the bot has connected nothing is said."""
    await house.stop()
    said: list[str] = []
    house.place.stage.discord.world.commands.clear()
    house.place.stage.announce(said.append)
    await asyncio.sleep(0.2)
    assert [] == said
    await house.start()
    await house.until(lambda: said)

    assert house.place.url in said[0]
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.discord("command", text="/compare claude 4 opus vs smollm3")


def _seeds(message: dict[str, object]) -> int:
    reactions = message.get("reactions") or []
    assert isinstance(reactions, list)
    return len(reactions)


def _seeded(house: House) -> bool:
    messages = [*house.slack_messages()[-1:], *house.discord_messages()[-1:]]
    return len(messages) == 2 and all(_seeds(message) == 3 for message in messages)


def _shown(house: House) -> object:
    return [one["blocks"] for one in house.slack_messages() if "blocks" in one]

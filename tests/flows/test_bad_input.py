"""Whatever people type: a clear answer, nothing pings, nothing breaks, nothing secret is told."""

import json

import pytest

from tests.flows.house import ADA, House

NASTY = [
    pytest.param("", "Name two to four tools", id="nothing"),
    pytest.param("smollm3", "Compare SmolLM3 with what", id="one-name"),
    pytest.param("smollm3 vs SmolLM3", "twice the same", id="twice-the-same"),
    pytest.param(" vs ".join(f"tool{i}" for i in range(300)), "I know no", id="300-names"),
    pytest.param("x" * 3000, "I know no", id="one-long-word"),
    pytest.param("@everyone vs <!channel>", "", id="pings"),
    pytest.param("*bold* vs _italic_ `code`", "", id="markup"),
    pytest.param("\u202eedualc vs smol\u200blm3", "", id="right-to-left-and-zero-width"),
    pytest.param("a\x00b\x07 vs \x1b[31mred", "", id="control-characters"),
]


@pytest.mark.parametrize(("typed", "expected"), NASTY)
async def test_slack_whispers_a_clear_answer(house: House, typed: str, expected: str) -> None:
    """Only the asker sees it, and no text of the question can ping anybody."""
    await house.slack("command", text=f"/compare {typed}")
    await house.until(lambda: house.slack_messages(ADA))
    shown = json.dumps(house.slack_messages(ADA)[-1], ensure_ascii=False)

    assert expected in shown
    assert "<!channel>" not in shown
    assert "<!everyone>" not in shown
    assert not [event for event in house.log.events if event == "call.failed"]


@pytest.mark.parametrize(("typed", "expected"), NASTY[1:])
async def test_discord_whispers_a_clear_answer(house: House, typed: str, expected: str) -> None:
    """The same through a mention, where any text can be typed."""
    alice = house.people()[0]
    await house.place.stage.discord.act(
        {"do": "say", "as": alice, "channel": house.general, "text": f"@verdict compare {typed}"[:2000]}
    )
    await house.until(lambda: [one for one in house.discord_messages() if one["author"]["bot"]])
    shown = json.dumps(house.discord_messages()[-1]["components"], ensure_ascii=False)

    assert expected in shown
    assert "@everyone" not in shown
    assert not [event for event in house.log.events if event == "call.failed"]


async def test_forty_thousand_characters_are_answered(house: House) -> None:
    """The core is asked directly: no platform lets anybody type that much."""
    await house.slack("command", text="/compare " + "claude smollm3 " * 2700)
    await house.until(lambda: house.slack_messages(ADA) or house.slack_messages())

    assert not [event for event in house.log.events if event == "call.failed"]


async def test_an_unknown_button_is_told_so(house: House) -> None:
    """A button of an older version, or a forged one."""
    await house.slack("command", text="/verdict help")
    await house.until(lambda: house.slack_messages(ADA))
    answer = await house.place.stage.slack.act(
        {"do": "press", "as": ADA, "channel": "C0GENERAL01", "action_id": "nope", "ts": "1.1"}
    )

    assert not answer["ok"]


async def test_a_chat_that_asks_for_patience_is_passed_on_in_words(house: House) -> None:
    """No apology and no reference: nothing is wrong, and the sentence says when to try again."""
    house.place.stage.slack.faults.on("chat.postMessage", "limited", times=5, seconds=120)
    await house.slack("command", text="/verdict tool smollm3")
    await house.until(lambda: house.slack_messages(ADA))

    assert "please try again in 120 seconds" in house.slack_messages(ADA)[-1]["text"]
    assert "call.failed" not in house.log.events

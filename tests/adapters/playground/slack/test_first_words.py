"""The whole way there and back: a person types, the real Bolt answers, the person sees it and reacts."""

from typing import Any

from adapters.playground.slack.world import SlackWorld
from tests.adapters.playground.slack.conftest import ADA, BOT, GENERAL, GRACE, Bolt, Heard, Serve


async def test_a_slash_command_is_answered_in_the_channel_and_reacted_to(
    world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve
) -> None:
    """Typing /compare brings a message with the bot's seeds under it; a tap reaches the app as an event."""

    @bolt.command("/compare")
    async def compare(ack: Any, command: dict[str, str], client: Any) -> None:
        await ack()
        posted = await client.chat_postMessage(channel=command["channel_id"], text=f"You asked: {command['text']}")
        await client.reactions_add(channel=command["channel_id"], timestamp=posted["ts"], name="one")

    await serve(bolt)
    done = await world.act({"do": "command", "as": ADA, "channel": GENERAL, "text": "/compare a & b"})
    await world.quiesce()
    (message,) = world.messages_in(GENERAL)
    await world.act({"do": "react", "as": GRACE, "channel": GENERAL, "ts": message["ts"], "name": "one"})
    await world.quiesce()

    assert {"ok": True, "answer": None} == done
    assert "You asked: a &amp; b" == message["text"]
    assert {"one": [BOT, GRACE]} == world.reactions_on(GENERAL, message["ts"])
    assert [GRACE] == [event["user"] for event in heard.of("reaction_added")]


async def test_an_ack_with_words_is_whispered_to_the_caller(world: SlackWorld, bolt: Bolt, serve: Serve) -> None:
    """What a command is acknowledged with is seen by its caller alone."""

    @bolt.command("/compare")
    async def compare(ack: Any) -> None:
        await ack("Which two?")

    await serve(bolt)
    await world.command(ADA, GENERAL, "/compare")

    assert [] == world.messages_in(GENERAL)
    assert ["Which two?"] == [each["text"] for each in world.messages_in(GENERAL, whispers_to=ADA)]


async def test_a_mention_reaches_the_app_as_a_mention(
    world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve
) -> None:
    """@verdict in a sentence becomes an id, and the app hears it as app_mention."""
    await serve(bolt)
    await world.say(ADA, GENERAL, "@verdict compare a vs b")
    await world.quiesce()

    assert [f"<@{BOT}> compare a vs b"] == [event["text"] for event in heard.of("app_mention")]


async def test_a_listener_hears_every_change_until_it_leaves(world: SlackWorld) -> None:
    """The page is told of each message and each tap, with the new state of that one thing."""
    news: list[dict[str, Any]] = []
    leave = world.listen(news.append)
    ts = (await world.say(ADA, GENERAL, "Hello"))["ts"]
    await world.react(GRACE, GENERAL, ts, "wave")
    leave()
    await world.react(GRACE, GENERAL, ts, "ship")

    assert [("slack", "message"), ("slack", "reaction")] == [(each["platform"], each["kind"]) for each in news]
    assert [{"name": "wave", "users": [GRACE], "count": 1}] == news[1]["reactions"]


def test_the_state_is_all_a_page_needs(world: SlackWorld) -> None:
    """People, rooms of every kind, commands: what the page draws before anybody has said a word."""
    state = world.state()

    assert BOT == state["me"]
    assert {"public", "private", "dm"} == {each["kind"] for each in state["channels"]}
    assert {"/compare", "/verdict"} == {each["name"] for each in state["commands"]}
    assert ["ada"] == [each["name"] for each in state["people"] if each["admin"]]
    assert ["gwen"] == [each["name"] for each in state["people"] if each["guest"]]

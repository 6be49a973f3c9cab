"""Channels, people and installations come and go, and the app hears of it."""

from typing import Any

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from adapters.playground.slack.app import app_from_manifest
from adapters.playground.slack.nouns import Refused
from adapters.playground.slack.town import two_teams
from adapters.playground.slack.world import SlackWorld
from tests.adapters.playground.slack.conftest import (
    ADA,
    APP_TOKEN,
    BOT,
    GENERAL,
    GRACE,
    GWEN,
    LEADS,
    TOOLS,
    Bolt,
    Heard,
    Serve,
    said,
    sdk,
)

MIRA, SHARED = "U0MIRA00001", "C0SHARED001"
MANIFEST: dict[str, Any] = {
    "features": {
        "bot_user": {"display_name": "juror"},
        "slash_commands": [{"command": "/weigh", "description": "Weigh", "usage_hint": "A B", "should_escape": True}],
        "shortcuts": [{"name": "Weigh", "type": "message", "callback_id": "weigh", "description": "Weigh"}],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands"]}},
    "settings": {"event_subscriptions": {"bot_events": ["app_mention", "message.channels"]}},
}


async def test_invited_and_kicked_the_bot_hears_of_it(
    world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve
) -> None:
    """/invite @verdict opens a private channel to the bot, /remove closes it."""
    await serve(bolt)
    client = bolt.client
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel=LEADS, text="Hello")
    await world.command(ADA, LEADS, "/invite @verdict")
    await world.quiesce()
    await client.chat_postMessage(channel=LEADS, text="Hello")
    await world.command(ADA, LEADS, "/remove @verdict")
    await world.quiesce()

    assert [(BOT, ADA)] == [(event["user"], event["inviter"]) for event in heard.of("member_joined_channel")]
    assert [LEADS] == [event["channel"] for event in heard.of("group_left")]
    assert ["Hello"] == [each["text"] for each in world.messages_in(LEADS)]


async def test_reactions_are_heard_only_where_the_bot_is(
    world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve
) -> None:
    """A tap in a channel without the bot is no event."""
    await serve(bolt)
    ts = (await world.say(ADA, TOOLS, "Tap"))["ts"]
    await world.react(GRACE, TOOLS, ts, "ship")
    await world.quiesce()

    assert [] == heard.events
    assert {"ship": [GRACE]} == world.reactions_on("tools", ts)


async def test_an_archived_channel_stands_still(world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve) -> None:
    """Nobody taps or types there until it is opened again."""
    await serve(bolt)
    ts = (await world.say(ADA, GENERAL, "Tap"))["ts"]
    await world.act({"do": "archive", "as": ADA, "channel": GENERAL})
    closed = await world.act({"do": "react", "as": GRACE, "channel": GENERAL, "ts": ts, "name": "ship"})
    await world.act({"do": "unarchive", "as": ADA, "channel": GENERAL})
    opened = await world.act({"do": "react", "as": GRACE, "channel": GENERAL, "ts": ts, "name": "ship"})
    await world.quiesce()

    assert {"ok": False, "error": "#general is archived."} == closed
    assert {"ok": True, "changed": True} == opened
    assert (1, 1) == (len(heard.of("channel_archive")), len(heard.of("channel_unarchive")))


async def test_uninstalled_is_final(world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve) -> None:
    """The token dies, both events come, commands are refused; a new installation has a new token."""
    await serve(bolt)
    old = bolt.client
    await world.act({"do": "uninstall", "as": ADA})
    await world.quiesce()
    with pytest.raises(SlackApiError) as caught:
        await old.auth_test()
    refused = await world.act({"do": "command", "as": ADA, "channel": GENERAL, "text": "/compare a b"})
    token = (await world.act({"do": "install", "as": ADA}))["bot_token"]

    assert {"app_uninstalled", "tokens_revoked"} == {event["type"] for event in heard.events}
    assert "account_inactive" == said(caught)["error"]
    assert "verdict is not installed in Playground." == refused["error"]
    assert (await sdk(world, token).auth_test())["ok"]


async def test_a_deleted_message_takes_its_reactions_along(client: Any, world: SlackWorld) -> None:
    """An admin deletes the bot's message: reactions.get does not find it."""
    ts = (await client.chat_postMessage(channel=GENERAL, text="Vote"))["ts"]
    others = await world.act({"do": "delete", "as": GRACE, "channel": GENERAL, "ts": ts})
    await world.act({"do": "delete", "as": ADA, "channel": GENERAL, "ts": ts})
    with pytest.raises(SlackApiError) as caught:
        await client.reactions_get(channel=GENERAL, timestamp=ts, full=True)

    assert "Only an admin can delete messages of others." == others["error"]
    assert "message_not_found" == said(caught)["error"]
    assert [True] == [each["deleted"] for each in world.state()["messages"][GENERAL]]


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        pytest.param({"do": "sing"}, "Nobody can “sing” here.", id="no-such-deed"),
        pytest.param({"do": "say", "channel": GENERAL}, "say: missing a required argument: 'text'.", id="half-a-deed"),
        pytest.param(
            {"do": "say", "channel": LEADS, "text": "x"},
            f"There is no channel {LEADS} that {GWEN} can see.",
            id="hidden",
        ),
        pytest.param(
            {"do": "say", "channel": TOOLS, "text": "x"}, "gwen is not in #tools and has to join first.", id="outside"
        ),
        pytest.param(
            {"do": "command", "channel": GENERAL, "text": "/nope"}, "/nope is not a valid command.", id="nope"
        ),
        pytest.param({"do": "uninstall"}, "Only an admin can remove an app.", id="no-admin"),
    ],
)
async def test_what_cannot_be_done_is_a_sentence(world: SlackWorld, deed: dict[str, Any], sentence: str) -> None:
    """A guest tries, and reads why not."""
    assert {"ok": False, "error": sentence} == await world.act({"as": GWEN, **deed})


async def test_names_and_marks_become_slacks_own(world: SlackWorld) -> None:
    """@ada, #general and @channel are linked, the rest is escaped, ids that are written out stay, pings do not."""
    ts = (await world.say(ADA, GENERAL, f"@grace & <@{BOT}>: see #general, @channel <!everyone>?"))["ts"]

    expected = f"<@{GRACE}> &amp; <@{BOT}>: see <#{GENERAL}|general>, <!channel> &lt;!everyone&gt;?"
    assert expected == world.messages[GENERAL][ts].text


async def test_the_manifest_says_what_the_app_is(bolt: Bolt) -> None:
    """Commands, shortcuts, events and scopes come from it and nothing else is sent."""
    world = SlackWorld(app=app_from_manifest(MANIFEST, check_scopes=True))
    await world.start()
    client = sdk(world, "xoxb-playground-1")
    ts = (await client.chat_postMessage(channel=GENERAL, text="Vote"))["ts"]
    await world.react(ADA, GENERAL, ts, "ship")
    with pytest.raises(Refused):
        await world.command(ADA, GENERAL, "/compare a b")
    with pytest.raises(SlackApiError) as caught:
        await client.users_info(user=ADA)
    sent = world.postman.sent
    await world.stop()

    assert ["/weigh"] == [each["name"] for each in world.state()["commands"]]
    assert "juror" == world.people[BOT].name
    assert "missing_scope" == said(caught)["error"]
    assert 1 == sent  # the message, not the reaction


async def test_two_teams_share_a_channel() -> None:
    """Slack Connect: the partner's people react in our channel, and are strangers to neither."""
    world = SlackWorld(town=two_teams())
    await world.start()
    home, partner = (sdk(world, f"xoxb-playground-{n}") for n in (1, 2))
    ts = (await home.chat_postMessage(channel=SHARED, text="Vote"))["ts"]
    await world.react(MIRA, SHARED, ts, "ship")
    mira = (await home.users_info(user=MIRA))["user"]
    shared = (await partner.conversations_info(channel=SHARED))["channel"]
    with pytest.raises(SlackApiError):
        await partner.conversations_info(channel=GENERAL)
    await world.stop()

    assert ("T0PARTNER01", False) == (mira["team_id"], mira["is_stranger"])
    assert shared["is_ext_shared"]
    assert {"ship": [MIRA]} == world.reactions_on(SHARED, ts)


async def test_it_lives_under_a_path_of_another_server() -> None:
    """One server can hold both halves and the page: api, sockets and response urls follow."""
    world, outer = SlackWorld(), web.Application()
    runner = web.AppRunner(outer, access_log=None)
    outer.add_subapp("/slack", world.mount("http://127.0.0.1:0/slack"))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    world.base = f"http://127.0.0.1:{runner.addresses[0][1]}/slack"
    client = sdk(world, APP_TOKEN)
    url = (await client.apps_connections_open(app_token=APP_TOKEN))["url"]
    await world.stop()
    await runner.cleanup()

    assert url.startswith(f"{world.base.replace('http', 'ws')}/socket/")

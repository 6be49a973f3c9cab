"""The Web API as the real SDK calls it: what it gives, and what it refuses under Slack's names."""

from collections.abc import Awaitable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from adapters.playground.slack.world import SlackWorld
from tests.adapters.playground.slack.conftest import (
    ADA,
    APP_TOKEN,
    ATTIC,
    BOT,
    BOT_TOKEN,
    GENERAL,
    GRACE,
    GWEN,
    LEADS,
    LINUS,
    TOOLS,
    said,
    sdk,
)
from tests.adapters.playground.slack.wrong_blocks import mark, section, x

PLAIN = {"type": "plain_text", "text": "Title"}
HOME = {"type": "home", "blocks": [{"type": "divider"}]}


async def refusal(call: Awaitable[Any]) -> str:
    """The name under which a call is refused."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(said(caught)["error"])


async def test_arguments_count_in_query_form_and_json(world: SlackWorld) -> None:
    """The SDK uses all three; a token may stand in the header or among them."""
    url, header = f"{world.api_base}api.test", {"authorization": f"Bearer {BOT_TOKEN}"}
    async with aiohttp.ClientSession() as http:
        async with http.get(url, params={"a": "1"}) as answer:
            query = await answer.json()
        async with http.post(url, params={"a": "1"}, data={"b": "2", "token": BOT_TOKEN}) as answer:
            form = await answer.json()
        async with http.post(url, params={"a": "1"}, json={"c": [3]}, headers=header) as answer:
            body = await answer.json()

    assert {"a": "1"} == query["args"]
    assert {"a": "1", "b": "2"} == form["args"]
    assert {"a": "1", "c": [3]} == body["args"]


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        pytest.param("", "auth.test", "not_authed", id="no-token"),
        pytest.param("xoxb-forged", "auth.test", "invalid_auth", id="a-forged-token"),
        pytest.param(APP_TOKEN, "auth.test", "not_allowed_token_type", id="the-app-token-for-a-bot-method"),
        pytest.param(BOT_TOKEN, "apps.connections.open", "not_allowed_token_type", id="the-bot-token-for-sockets"),
        pytest.param(BOT_TOKEN, "chat.shout", "unknown_method", id="a-method-nobody-knows"),
    ],
)
async def test_tokens_are_looked_at(world: SlackWorld, token: str, method: str, error: str) -> None:
    """The wrong key opens nothing."""
    client = sdk(world, token)

    assert error == await refusal(client.api_call(method))


async def test_a_missing_scope_is_named(world: SlackWorld, client: Any) -> None:
    """Where scopes are looked at, the answer says which one is needed."""
    next(iter(world.workspaces.values())).scopes = frozenset({"chat:write"})
    with pytest.raises(SlackApiError) as caught:
        await client.reactions_get(channel=GENERAL, timestamp="1.0", full=True)

    assert ("missing_scope", "reactions:read") == (said(caught)["error"], said(caught)["needed"])


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        pytest.param("chat_postMessage", {"channel": "C404", "text": "x"}, "channel_not_found", id="nowhere"),
        pytest.param("chat_postMessage", {"channel": TOOLS, "text": "x"}, "not_in_channel", id="not-invited"),
        pytest.param("chat_postMessage", {"channel": LEADS, "text": "x"}, "channel_not_found", id="private"),
        pytest.param("chat_postMessage", {"channel": ATTIC, "text": "x"}, "is_archived", id="archived"),
        pytest.param(
            "api_call",
            {"api_method": "chat.postMessage", "params": {"channel": GENERAL}},
            "no_text",
            id="nothing-to-say",
        ),
        pytest.param("chat_postMessage", {"channel": GENERAL, "text": "x" * 40_001}, "msg_too_long", id="a-book"),
        pytest.param(
            "chat_postMessage",
            {"channel": GENERAL, "text": "x", "blocks": [{"type": "marquee"}]},
            "invalid_blocks",
            id="a-block-nobody-knows",
        ),
        pytest.param(
            "chat_postMessage",
            {"channel": GENERAL, "text": "x", "metadata": {"event_type": "e"}},
            "invalid_metadata_format",
            id="metadata-without-a-payload",
        ),
        pytest.param(
            "chat_postMessage",
            {"channel": GENERAL, "text": "x", "thread_ts": "1.0"},
            "thread_not_found",
            id="no-thread",
        ),
        pytest.param(
            "chat_postEphemeral", {"channel": GENERAL, "user": "U404", "text": "x"}, "user_not_in_channel", id="absent"
        ),
        pytest.param(
            "chat_postMessage",
            {"channel": GENERAL, "text": "x", "blocks": [section(text=mark(x(2641))) for _ in range(5)]},
            "msg_blocks_too_long",
            id="more-than-slack-was-seen-to-take",
        ),
        pytest.param("chat_update", {"channel": GENERAL, "ts": "1.0", "text": "x"}, "message_not_found", id="gone"),
        pytest.param("reactions_add", {"channel": GENERAL, "timestamp": "1.0", "name": "one"}, "message_not_found"),
        pytest.param("reactions_add", {"channel": GENERAL, "timestamp": "1.0", "name": "1️⃣"}, "invalid_name"),
        pytest.param(
            "api_call",
            {"api_method": "reactions.add", "params": {"name": "one"}},
            "no_item_specified",
            id="reacting-to-nothing",
        ),
        pytest.param("conversations_history", {"channel": TOOLS}, "not_in_channel", id="reading-from-outside"),
        pytest.param("conversations_join", {"channel": LEADS}, "channel_not_found", id="joining-a-private-one"),
        pytest.param("conversations_join", {"channel": ATTIC}, "is_archived", id="joining-an-archived-one"),
        pytest.param("conversations_list", {"cursor": "other"}, "invalid_cursor", id="a-strange-cursor"),
        pytest.param("users_info", {"user": "U404"}, "user_not_found", id="nobody"),
        pytest.param("views_open", {"trigger_id": "1.2", "view": HOME}, "invalid_arguments", id="a-home-as-a-modal"),
        pytest.param("views_publish", {"user_id": "U404", "view": HOME}, "invalid_arguments", id="a-home-of-nobody"),
        pytest.param(
            "views_update", {"view_id": "V404", "view": HOME | {"type": "modal", "title": PLAIN}}, "not_found"
        ),
    ],
)
async def test_refusals_have_slacks_names(client: Any, method: str, args: dict[str, Any], error: str) -> None:
    """What Slack would not do is not done, and said in Slack's words."""
    assert error == await refusal(getattr(client, method)(**args))


async def test_a_refused_block_says_where(client: Any) -> None:
    """response_metadata.messages carries a path into what was sent."""
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "header", "text": PLAIN, "size": 1}])

    (message,) = said(caught)["response_metadata"]["messages"]
    assert "[ERROR] unknown field [json-pointer:/blocks/0/size]" == message


async def test_an_edit_replaces_text_and_blocks_and_keeps_metadata(client: Any, world: SlackWorld) -> None:
    """chat.update with text alone takes the blocks away; 4,000 characters are its limit."""
    metadata = {"event_type": "poll", "event_payload": {"id": "7"}}
    blocks = [{"type": "divider", "block_id": "line"}]
    ts = (await client.chat_postMessage(channel=GENERAL, text="a", blocks=blocks, metadata=metadata))["ts"]
    await client.chat_update(channel=GENERAL, ts=ts, text="x" * 4000)
    (message,) = world.messages_in(GENERAL)

    assert "msg_too_long" == await refusal(client.chat_update(channel=GENERAL, ts=ts, text="x" * 4001))
    assert metadata == message["metadata"]
    assert "blocks" not in message


async def test_only_own_messages_can_be_edited_or_deleted(client: Any, world: SlackWorld) -> None:
    """What Ada said is Ada's."""
    ts = (await world.say(ADA, GENERAL, "Mine"))["ts"]

    assert "cant_update_message" == await refusal(client.chat_update(channel=GENERAL, ts=ts, text="x"))
    assert "cant_delete_message" == await refusal(client.chat_delete(channel=GENERAL, ts=ts))


async def test_a_read_only_channel_restricts_posting(client: Any, world: SlackWorld) -> None:
    """A workspace preference is answered with restricted_action."""
    world.channels[GENERAL].read_only = True

    assert "restricted_action" == await refusal(client.chat_postMessage(channel=GENERAL, text="x"))


async def test_reactions_are_counted_exactly_and_named_in_part(client: Any, world: SlackWorld) -> None:
    """Without full=true a long list of users is cut; the count never is."""
    ts = (await client.chat_postMessage(channel=GENERAL, text="Tap"))["ts"]
    for user in (ADA, GRACE, LINUS, GWEN):
        await world.react(user, GENERAL, ts, "ship")
    world.faults.users_shown = 2
    short = (await client.reactions_get(channel=GENERAL, timestamp=ts))["message"]["reactions"]
    full = (await client.reactions_get(channel=GENERAL, timestamp=ts, full=True))["message"]["reactions"]

    assert [{"name": "ship", "users": [ADA, GRACE], "count": 4}] == short
    assert [{"name": "ship", "users": [ADA, GRACE, LINUS, GWEN], "count": 4}] == full


async def test_the_second_of_the_same_tap_is_refused(client: Any) -> None:
    """already_reacted and no_reaction are Slack's words for what is so already."""
    ts = (await client.chat_postMessage(channel=GENERAL, text="Tap"))["ts"]
    await client.reactions_add(channel=GENERAL, timestamp=ts, name="one")
    twice = await refusal(client.reactions_add(channel=GENERAL, timestamp=ts, name="one"))
    await client.reactions_remove(channel=GENERAL, timestamp=ts, name="one")

    assert "already_reacted" == twice
    assert "no_reaction" == await refusal(client.reactions_remove(channel=GENERAL, timestamp=ts, name="one"))


async def test_history_is_newest_first_in_pages_and_gives_metadata_back(client: Any) -> None:
    """How a post is found again after a cut line: by its key in the metadata."""
    for number in range(3):
        metadata = {"event_type": "digest", "event_payload": {"key": str(number)}}
        await client.chat_postMessage(channel=GENERAL, text=f"Post {number}", metadata=metadata)
    first = await client.conversations_history(channel=GENERAL, limit=2, include_all_metadata=True)
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel=GENERAL, limit=2, cursor=cursor)

    assert ["2", "1"] == [each["metadata"]["event_payload"]["key"] for each in first["messages"]]
    assert (True, False) == (first["has_more"], rest["has_more"])
    assert [False] == ["metadata" in each for each in rest["messages"]]


async def test_replies_stay_in_their_thread_and_whispers_nowhere(client: Any, world: SlackWorld) -> None:
    """History shows what stands in the channel for everybody."""
    parent = (await client.chat_postMessage(channel=GENERAL, text="Parent"))["ts"]
    await client.chat_postMessage(channel=GENERAL, text="Reply", thread_ts=parent)
    await client.chat_postEphemeral(channel=GENERAL, text="Whisper", user=ADA)
    history = await client.conversations_history(channel=GENERAL)
    thread = await client.conversations_replies(channel=GENERAL, ts=parent)

    assert ["Parent"] == [each["text"] for each in history["messages"]]
    assert ["Parent", "Reply"] == [each["text"] for each in thread["messages"]]
    assert 3 == len(world.messages_in(GENERAL, whispers_to=ADA))
    assert 2 == len(world.messages_in(GENERAL, whispers_to=GRACE))


async def test_people_are_what_they_are(client: Any, world: SlackWorld) -> None:
    """Guests, bots, admins, closed accounts and their time zones can be told apart."""
    await world.deactivate(ADA, LINUS)
    guest = (await client.users_info(user=GWEN, include_locale=True))["user"]
    closed = (await client.users_info(user=LINUS))["user"]
    bot = (await client.users_info(user=BOT))["user"]

    assert (True, False, "en-GB") == (guest["is_restricted"], guest["is_ultra_restricted"], guest["locale"])
    assert (True, "tz" in closed) == (closed["deleted"], False)
    assert bot["is_bot"]


async def test_rooms_are_listed_by_kind_and_joined(client: Any) -> None:
    """A bot sees public rooms and its own; it joins the public ones by itself."""
    listed = (await client.conversations_list(types="public_channel,private_channel"))["channels"]
    await client.conversations_join(channel=TOOLS)
    mine = (await client.users_conversations(exclude_archived=True))["channels"]
    members = await client.conversations_members(channel=TOOLS, limit=2)

    assert {"general", "tools", "attic"} == {each["name"] for each in listed}
    assert {"general", "tools"} == {each["name"] for each in mine}
    assert members["response_metadata"]["next_cursor"]
    assert not (await client.conversations_info(channel=TOOLS))["channel"]["is_archived"]


async def test_a_direct_message_is_opened_or_reached_by_the_person(client: Any, world: SlackWorld) -> None:
    """chat.postMessage to a user id ends in the conversation with them."""
    opened = (await client.conversations_open(users=[GRACE]))["channel"]["id"]
    posted = await client.chat_postMessage(channel=GRACE, text="Hello")

    assert opened == posted["channel"]
    assert ["Hello"] == [each["text"] for each in world.messages_in(opened)]


async def test_who_we_are_can_be_asked(client: Any) -> None:
    """auth.test, team.info, bots.info, emoji.list and a permalink agree with each other."""
    me = await client.auth_test()
    ts = (await client.chat_postMessage(channel=GENERAL, text="x"))["ts"]
    link = (await client.chat_getPermalink(channel=GENERAL, message_ts=ts))["permalink"]

    assert (BOT, me["team_id"]) == (me["user_id"], (await client.team_info())["team"]["id"])
    assert BOT == (await client.bots_info(bot=me["bot_id"]))["bot"]["user_id"]
    assert {} == (await client.emoji_list())["emoji"]
    assert link.endswith(f"/archives/{GENERAL}/p{ts.replace('.', '')}")

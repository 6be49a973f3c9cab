"""Buttons, selects, modals, Home tabs and shortcuts, pressed by people and answered by the real Bolt."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from adapters.playground.slack.world import SlackWorld
from tests.adapters.playground.slack.conftest import (
    ADA,
    BOT_TOKEN,
    GENERAL,
    GRACE,
    TOOLS,
    Bolt,
    Heard,
    Serve,
    said,
    sdk,
)
from tests.adapters.playground.slack.wrong_blocks import actions, ask, button, option, plain, section, view

SELECT = {"type": "static_select", "action_id": "pick", "options": [option(value="a"), option(value="b")]}
INPUT = ask({"type": "plain_text_input", "action_id": "name"}, block_id="who")
FORM = view(blocks=[INPUT], submit=plain("Send"), callback_id="form", notify_on_close=True)


async def ask_in(world: SlackWorld, where: str = GENERAL) -> None:
    """Ada types the command that every app here answers."""
    await world.command(ADA, where, "/compare a b")


async def test_a_button_under_a_message_reaches_the_app_and_its_answer_replaces_it(
    world: SlackWorld, bolt: Bolt, serve: Serve
) -> None:
    """The response url of a press can replace the message; ids that the app left out are made up by Slack."""
    pressed: list[dict[str, Any]] = []

    @bolt.command("/compare")
    async def compare(ack: Any, say: Any) -> None:
        await ack()
        await say(text="Vote", blocks=[actions(button(action_id="ship", value="7"))])

    @bolt.action("ship")
    async def ship(ack: Any, body: dict[str, Any], respond: Any) -> None:
        await ack()
        pressed.append(body)
        await respond(text="Counted", replace_original=True)

    await serve(bolt)
    await ask_in(world)
    (message,) = world.messages_in(GENERAL)
    where = {"channel": GENERAL, "ts": message["ts"]}
    done = await world.act({"do": "press", "as": GRACE, "action_id": "ship", **where})

    assert {"ok": True} == done
    assert ["Counted"] == [each["text"] for each in world.messages_in(GENERAL)]
    assert (GRACE, "7") == (pressed[0]["user"]["id"], pressed[0]["actions"][0]["value"])
    assert message["blocks"][0]["block_id"] == pressed[0]["actions"][0]["block_id"]


async def test_a_choice_in_a_whisper_travels_with_its_state(world: SlackWorld, bolt: Bolt, serve: Serve) -> None:
    """Only its reader can choose in an ephemeral message; the payload says that it is one."""
    chosen: list[dict[str, Any]] = []

    @bolt.command("/compare")
    async def compare(ack: Any) -> None:
        await ack(text="Which?", blocks=[actions(SELECT)])

    @bolt.action("pick")
    async def pick(ack: Any, body: dict[str, Any], respond: Any) -> None:
        await ack()
        chosen.append(body)
        await respond(delete_original=True)

    await serve(bolt)
    await ask_in(world)
    (whisper,) = world.messages_in(GENERAL, whispers_to=ADA)
    deed = {"do": "choose", "channel": GENERAL, "ts": whisper["ts"], "action_id": "pick", "value": "b"}
    by_another = await world.act({**deed, "as": GRACE})
    await world.act({**deed, "as": ADA})
    (body,) = chosen

    assert not by_another["ok"]
    assert ("b", True) == (body["actions"][0]["selected_option"]["value"], body["container"]["is_ephemeral"])
    assert "b" == next(iter(body["state"]["values"].values()))["pick"]["selected_option"]["value"]
    assert [] == world.messages_in(GENERAL, whispers_to=ADA)


async def test_a_response_url_works_where_the_bot_is_not_and_five_times(
    world: SlackWorld, bolt: Bolt, serve: Serve
) -> None:
    """A command in a channel without the bot can be answered to everybody, but not for ever."""
    answers: list[int] = []

    @bolt.command("/compare")
    async def compare(ack: Any, respond: Any) -> None:
        await ack()
        for number in range(6):
            answer = await respond(text=f"Answer {number}", response_type="in_channel")
            answers.append(answer.status_code)

    await serve(bolt)
    await ask_in(world, TOOLS)

    assert [200] * 5 + [404] == answers
    assert 5 == len(world.messages_in(TOOLS))


async def test_a_response_url_refuses_blocks_as_strictly(world: SlackWorld, bolt: Bolt, serve: Serve) -> None:
    """400 and a sentence for the page."""
    answers: list[int] = []

    @bolt.command("/compare")
    async def compare(ack: Any, respond: Any) -> None:
        await ack()
        answer = await respond(text="x", blocks=[{"type": "marquee"}])
        answers.append(answer.status_code)

    await serve(bolt)
    await ask_in(world)

    assert [400] == answers
    assert "An answer to a response url was refused: invalid_blocks." == world.state()["failures"][-1]


async def open_form(world: SlackWorld, bolt: Bolt) -> None:
    """An app whose command opens the form."""

    @bolt.command("/compare")
    async def compare(ack: Any, client: Any, body: dict[str, str]) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    await ask_in(world)


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        pytest.param({}, [], id="closes"),
        pytest.param({"response_action": "clear"}, [], id="clears"),
        pytest.param({"response_action": "update", "view": view(title=plain("Next"))}, ["Next"], id="turns-the-page"),
        pytest.param(
            {"response_action": "push", "view": view(title=plain("On top"))}, ["Title", "On top"], id="stacks"
        ),
        pytest.param({"response_action": "errors", "errors": {"who": "Too short"}}, ["Title"], id="complains"),
    ],
)
async def test_a_modal_does_what_the_app_answers(
    *, world: SlackWorld, bolt: Bolt, over_sockets: Serve, answer: dict[str, Any], titles: list[str]
) -> None:
    """What was typed arrives in view.state; the answer closes, changes, stacks or complains."""
    sent: list[str] = []

    @bolt.view("form")
    async def take(ack: Any, view: dict[str, Any]) -> None:
        sent.append(view["state"]["values"]["who"]["name"]["value"])
        await ack(**answer)

    await over_sockets(bolt)
    await open_form(world, bolt)
    empty = await world.act({"do": "submit", "as": ADA})
    done = await world.act({"do": "submit", "as": ADA, "values": {"who": {"name": "Ada"}}})
    errors: Any = world.state()["modals"][ADA]["errors"] if titles else {}

    assert "Please complete this required field." == empty["error"]
    assert ["Ada"] == sent
    assert titles == [each.body["title"]["text"] for each in world.modals[ADA]]
    assert ("errors" in answer, answer.get("errors", {})) == (not done["ok"], errors)


async def test_closing_a_modal_is_told_where_it_was_asked_for(world: SlackWorld, bolt: Bolt, over_http: Serve) -> None:
    """notify_on_close brings view_closed."""
    closed: list[str] = []

    @bolt.view_closed("form")
    async def close(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        closed.append(body["view"]["callback_id"])

    await over_http(bolt)
    await open_form(world, bolt)
    await world.act({"do": "close", "as": ADA})

    assert ["form"] == closed
    assert {ADA: None} == world.state()["modals"]


async def test_a_trigger_opens_one_window_and_only_in_time(client: Any, world: SlackWorld) -> None:
    """exchanged_trigger_id the second time, expired_trigger_id after three seconds, invalid_trigger_id if made up."""
    used = world.passes.trigger(ADA, "T0PLAYGRND1")
    late = world.passes.trigger(ADA, "T0PLAYGRND1", seconds=-1.0)
    await client.views_open(trigger_id=used, view=FORM)
    errors: list[str] = []
    for trigger in (used, late, "1.2.3"):
        with pytest.raises(SlackApiError) as caught:
            await client.views_open(trigger_id=trigger, view=FORM)
        errors.append(said(caught)["error"])

    assert ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"] == errors


async def test_a_view_is_updated_under_its_hash(client: Any, world: SlackWorld) -> None:
    """An old hash conflicts; three windows are the most a stack takes."""
    opened = (await client.views_open(trigger_id=world.passes.trigger(ADA, "T0PLAYGRND1"), view=FORM))["view"]
    await client.views_update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    with pytest.raises(SlackApiError) as conflict:
        await client.views_update(view_id=opened["id"], hash=opened["hash"], view=FORM)
    for _ in range(2):
        await client.views_push(trigger_id=world.passes.trigger(ADA, "T0PLAYGRND1"), view=FORM)
    with pytest.raises(SlackApiError) as full:
        await client.views_push(trigger_id=world.passes.trigger(ADA, "T0PLAYGRND1"), view=FORM)

    assert "hash_conflict" == said(conflict)["error"]
    assert "push_limit_reached" == said(full)["error"]


async def test_the_home_tab_is_published_and_its_buttons_work(
    world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve
) -> None:
    """Opening Home is an event; what the app publishes stands there, and can be pressed."""
    pressed: list[str] = []

    @bolt.action("refresh")
    async def refresh(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        pressed.append(body["view"]["type"])

    await serve(bolt)
    await world.act({"do": "home", "as": ADA})
    await world.quiesce()
    home = {"type": "home", "blocks": [section(), actions(button(action_id="refresh"))]}
    await bolt.client.views_publish(user_id=ADA, view=home)
    done = await world.act({"do": "press", "as": ADA, "action_id": "refresh", "surface": "home"})

    assert {"ok": True} == done
    assert ["home"] == [event["tab"] for event in heard.of("app_home_opened")]
    assert (["home"], "home") == (pressed, world.state()["homes"][ADA]["type"])


async def test_a_message_shortcut_carries_the_message(world: SlackWorld, bolt: Bolt, serve: Serve) -> None:
    """Where slash commands do not work, in threads, the shortcut does."""
    asked: list[str] = []

    @bolt.shortcut("compare_message")
    async def compare(ack: Any, body: dict[str, Any], respond: Any) -> None:
        await ack()
        asked.append(body["message"]["text"])
        await respond(text="Done")

    await serve(bolt)
    parent = (await world.say(ADA, GENERAL, "Which tool?"))["ts"]
    reply = (await world.say(GRACE, GENERAL, "a or b", thread=parent))["ts"]
    in_thread = await world.act(
        {"do": "command", "as": ADA, "channel": GENERAL, "text": "/compare a b", "thread": parent}
    )
    await world.act({"do": "shortcut", "as": ADA, "channel": GENERAL, "ts": reply})
    whisper = world.messages_in(GENERAL, whispers_to=ADA)[-1]

    assert "/compare is not supported in threads. Sorry!" == in_thread["error"]
    assert ["a or b"] == asked
    assert ("Done", ADA, parent) == (whisper["text"], whisper["ephemeral_to"], whisper["thread"])


async def test_an_external_select_asks_the_app_for_options(world: SlackWorld, bolt: Bolt, over_http: Serve) -> None:
    """block_suggestion brings what was typed, and its answer back to the one who types."""
    select = {"type": "external_select", "action_id": "tool", "min_query_length": 1}

    @bolt.options("tool")
    async def offer(ack: Any, payload: dict[str, str]) -> None:
        await ack(options=[option(value=payload["value"])])

    await over_http(bolt)
    client = sdk(world, BOT_TOKEN)
    ts = (await client.chat_postMessage(channel=GENERAL, text="Pick", blocks=[actions(select)]))["ts"]
    done = await world.act(
        {"do": "suggest", "as": ADA, "channel": GENERAL, "ts": ts, "action_id": "tool", "typed": "cl"}
    )

    assert ["cl"] == [each["value"] for each in done["options"]]

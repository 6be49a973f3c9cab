"""People ask: by command, mention, shortcut and button; the same question arrives whichever way they take."""

import pytest

from adapters.playground.slack.world import SlackWorld
from adapters.slack.adapter import SlackAdapter
from bot.actions import Action
from bot.cards import Button, Buttons, Card, Choice, Select
from bot.commands import Call
from bot.ports.platform import Reply
from tests.adapters.slack.fakes import Core, card
from tests.adapters.slack.town import ADA, DIRECT, GENERAL, GRACE, LEADS, TEAM, TOOLS
from tests.adapters.slack.waiting import until

pytestmark = pytest.mark.usefixtures("adapter")


async def asked(core: Core) -> Call:
    """The first question that arrives."""
    await until(lambda: core.calls)
    return core.calls[0]


@pytest.mark.parametrize(
    ("typed", "verb", "text"),
    [
        ("/compare claude 4 opus vs smollm3", "compare", "claude 4 opus vs smollm3"),
        ("/verdict compare A vs B", "compare", "A vs B"),
        ("/verdict Compare A vs B", "compare", "A vs B"),
        ("/verdict claude 4 opus", "show", "claude 4 opus"),
        ("/verdict", "help", ""),
        ("/compare", "compare", ""),
        ("/compare R&D <x> vs “B”", "compare", "R&D <x> vs “B”"),
        ("/compare @ada vs #general", "compare", "@U0ADA000001 vs #general"),
    ],
)
async def test_a_slash_command_is_a_call(world: SlackWorld, core: Core, typed: str, verb: str, text: str) -> None:
    """The word after the umbrella command says what is wanted; without one it is a tool's name."""
    await world.command(ADA, GENERAL, typed)
    call = await asked(core)

    assert (verb, text, GENERAL, TEAM) == (call.verb, call.text, call.where.channel, call.where.workspace)


async def test_the_caller_is_who_slack_says(world: SlackWorld, core: Core) -> None:
    """Rights and language come from Slack at this moment, not from what was typed."""
    await world.command(ADA, GENERAL, "/verdict help")
    caller = (await asked(core)).caller

    assert (ADA, "Ada", TEAM, "en-GB", True) == (
        caller.user,
        caller.name.title(),
        caller.workspace,
        caller.locale,
        caller.admin,
    )


async def test_a_mentioned_channel_comes_with_its_id(world: SlackWorld, core: Core) -> None:
    """For commands that take a channel."""
    await world.command(ADA, GENERAL, "/verdict weekly #tools at nine")
    call = await asked(core)

    assert ("weekly", "#tools at nine", {"channel": TOOLS}) == (call.verb, call.text, dict(call.options))


@pytest.mark.parametrize(
    "said",
    ["<@U0VERDICT01> compare A vs B", "<@U0VERDICT01>: compare  A vs B", "compare A vs B <@U0VERDICT01>"],
)
async def test_a_mention_asks_the_same(world: SlackWorld, core: Core, said: str) -> None:
    """Before the words, after them, with a colon."""
    await world.say(ADA, GENERAL, said)
    call = await asked(core)

    assert ("compare", "A vs B", "") == (call.verb, call.text, call.thread)


async def test_in_a_thread_the_answer_stays_in_the_thread(world: SlackWorld, core: Core) -> None:
    """Slash commands do not work there; a mention does."""
    core.answer = _post
    parent = (await world.say(ADA, GENERAL, "what shall we use?"))["ts"]
    await world.say(GRACE, GENERAL, "<@U0VERDICT01> compare A vs B", thread=parent)
    await until(lambda: world.calls_of("chat.postMessage"))

    assert parent == world.calls_of("chat.postMessage")[0].args["thread_ts"]
    assert parent == core.calls[0].thread


async def test_a_direct_message_needs_no_mention(world: SlackWorld, core: Core) -> None:
    """Whom else should it be for? A mention in it is still one question."""
    await world.say(ADA, DIRECT, "<@U0VERDICT01> compare A vs B")
    await world.quiesce()
    await asked(core)

    assert [("compare", "A vs B")] == [(call.verb, call.text) for call in core.calls]


async def test_a_mention_that_slack_tells_twice_is_answered_once(world: SlackWorld, core: Core) -> None:
    """Events are repeated when an acknowledgement was lost."""
    world.faults.doubled = 1.0
    await world.say(ADA, GENERAL, "<@U0VERDICT01> compare A vs B")
    await world.quiesce(0.05)

    assert 1 == len(core.calls)


async def test_other_bots_are_not_answered(world: SlackWorld, core: Core) -> None:
    """Two bots that answer each other never stop."""
    await world.say("U0RELAY0001", GENERAL, "<@U0VERDICT01> compare A vs B")
    await world.quiesce(0.02)

    assert [] == core.calls


async def test_the_shortcut_asks_with_the_words_of_a_message(world: SlackWorld, core: Core) -> None:
    """Somebody wrote two names; the shortcut compares them."""
    ts = (await world.say(GRACE, GENERAL, "cursor &amp; copilot?"))["ts"]
    await world.shortcut(ADA, "compare_message", channel=GENERAL, ts=ts)
    call = await asked(core)

    assert ("compare", ADA, ts) == (call.verb, call.caller.user, call.message.message if call.message else "")
    assert call.text.startswith("cursor &")


async def test_a_button_brings_back_its_action(world: SlackWorld, core: Core) -> None:
    """With the message it stands on."""
    core.answer = _post_with_controls
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: world.messages_in(GENERAL))
    message = world.messages_in(GENERAL)[-1]
    await world.press(GRACE, _action_id(message, 0), channel=GENERAL, ts=message["ts"])
    call = core.calls[1]

    assert ("why", ("a b", "ü:1"), GRACE) == (call.verb, call.args, call.caller.user)
    assert message["ts"] == (call.message.message if call.message else "")


async def test_a_menu_brings_back_what_was_chosen(world: SlackWorld, core: Core) -> None:
    """As the value called choice."""
    core.answer = _post_with_controls
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: world.messages_in(GENERAL))
    message = world.messages_in(GENERAL)[-1]
    await world.choose(GRACE, _action_id(message, 1), "two", channel=GENERAL, ts=message["ts"])
    call = core.calls[1]

    assert ("compare", ("a",), {"choice": "two"}) == (call.verb, call.args, dict(call.values))


async def test_an_unknown_button_gets_a_clear_word(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """Buttons of older versions stay in channels for years."""
    core.answer = _post_with_controls
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: world.messages_in(GENERAL))
    message = world.messages_in(GENERAL)[-1]
    element = next(iter(world.messages[GENERAL][message["ts"]].blocks[0]["elements"]))
    element["value"] = "v0:something:else"
    await world.press(GRACE, element["action_id"], channel=GENERAL, ts=message["ts"])
    await until(lambda: world.messages_in(GENERAL, whispers_to=GRACE)[1:])

    assert "older version" in world.messages_in(GENERAL, whispers_to=GRACE)[-1]["text"]
    assert 1 == len(core.calls)


async def test_a_private_channel_asks_too(world: SlackWorld, core: Core) -> None:
    """Commands work wherever people are."""
    await world.command(ADA, LEADS, "/compare A vs B")

    assert LEADS == (await asked(core)).where.channel


async def _post(_call: Call, reply: Reply) -> None:
    await reply.post(card("here it is"))


async def _post_with_controls(call: Call, reply: Reply) -> None:
    if call.verb != "compare" or call.args:
        return
    buttons = Buttons((Button("Why", Action("why", ("a b", "ü:1"))),))
    menu = Select(Action("compare", ("a",)), "Choose", (Choice("One", "one"), Choice("Two", "two")))
    await reply.post(Card("", "a card", (buttons, menu)))


def _action_id(message: dict[str, object], block: int) -> str:
    blocks = message["blocks"]
    assert isinstance(blocks, list)
    return str(blocks[block]["elements"][0]["action_id"])

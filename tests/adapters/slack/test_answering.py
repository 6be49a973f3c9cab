"""Answers find their way: into the channel, to one person, or through the line that an interaction leaves open."""

import asyncio

import pytest

from adapters.playground.slack.world import SlackWorld
from adapters.slack.adapter import SlackAdapter
from adapters.slack.limits import RESPONSE_URL_USES
from bot.actions import Action
from bot.cards import Ballot, BallotChoice, Button, Buttons, Card
from bot.commands import Call
from bot.errors import Refusal
from bot.ids import MessageRef
from bot.ports.platform import Reply
from tests.adapters.slack.conftest import Start
from tests.adapters.slack.fakes import Core, Diary, card
from tests.adapters.slack.town import ADA, ATTIC, DIRECT, GENERAL, GRACE, LEADS, TOOLS
from tests.adapters.slack.waiting import until

BALLOT = Card(
    "A vs B",
    "A versus B",
    (
        Ballot(
            (BallotChoice("1️⃣", "A"),), ("Tap one:",), ("Vote with the button.",), (Button("Vote", Action("ballot")),)
        ),
    ),
)


class Posting:
    """Posts one card and remembers what came of it."""

    def __init__(self, posted: Card = BALLOT) -> None:
        self.card = posted
        self.came: list[MessageRef | None] = []

    async def __call__(self, _call: Call, reply: Reply) -> None:
        self.came.append(await reply.post(self.card))


async def test_where_the_bot_is_a_member_the_card_is_posted(
    world: SlackWorld, core: Core, adapter: SlackAdapter
) -> None:
    """And the message can be reacted to."""
    core.answer = posting = Posting()
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: posting.came)
    (message,) = world.messages_in(GENERAL)

    assert [message["ts"]] == [found.message for found in posting.came if found]
    assert "Tap one:" in str(message["blocks"])


async def test_in_a_public_channel_the_bot_joins_and_says_so_once(world: SlackWorld, core: Core, start: Start) -> None:
    """Reactions can only be read by members."""
    await start("sockets")
    core.answer = posting = Posting()
    await world.command(ADA, TOOLS, "/compare A vs B")
    await until(lambda: len(world.messages_in(TOOLS)) == 2)
    await world.command(ADA, TOOLS, "/compare A vs B")
    await until(lambda: len(posting.came) == 2)
    messages = world.messages_in(TOOLS)

    assert all(posting.came)
    assert ["A versus B", "A versus B"] == [each["text"] for each in messages if "joined" not in each["text"]]
    assert 1 == sum("I joined this channel" in each["text"] for each in messages)


async def test_where_joining_is_not_wished_the_answer_has_buttons(world: SlackWorld, core: Core, start: Start) -> None:
    """A workspace may want to decide by itself where the bot is."""
    adapter = await start("sockets")
    object.__setattr__(adapter._door._desk, "may_join", _never)  # noqa: SLF001
    core.answer = posting = Posting()
    await world.command(ADA, TOOLS, "/compare A vs B")
    await until(lambda: posting.came)

    assert [None] == posting.came
    assert "Vote with the button." in str(world.messages_in(TOOLS)[-1]["blocks"])


async def test_in_a_private_channel_the_answer_has_buttons_and_an_advice(
    world: SlackWorld, core: Core, adapter: SlackAdapter
) -> None:
    """Everybody sees it, nobody can vote by reaction, and how to change that is said."""
    core.answer = posting = Posting()
    await world.command(ADA, LEADS, "/compare A vs B")
    await until(lambda: posting.came)
    (message,) = world.messages_in(LEADS)

    assert [None] == posting.came
    assert "Vote with the button." in str(message["blocks"])
    assert "`/invite @verdict`" in str(message["blocks"])
    assert None is message["ephemeral_to"]


async def test_where_the_bot_may_not_post_it_says_so(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """A channel for announcements: the answer comes through the line, with what can be done about it."""
    world.channels[GENERAL].read_only = True
    core.answer = posting = Posting()
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: posting.came)

    assert [None] == posting.came
    assert "I may not post in this channel" in str(world.messages_in(GENERAL)[0]["blocks"])


async def test_in_a_direct_message_the_answer_is_posted(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """The bot is half of that conversation."""
    core.answer = posting = Posting()
    await world.command(ADA, DIRECT, "/compare A vs B")
    await until(lambda: posting.came)

    assert all(posting.came)


async def test_a_whisper_is_seen_by_one(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """Also where the bot is no member."""
    core.answer = _whisper
    await world.command(ADA, LEADS, "/compare")
    await until(lambda: world.messages_in(LEADS, whispers_to=ADA))

    assert ["psst"] == [each["text"] for each in world.messages_in(LEADS, whispers_to=ADA)]
    assert [] == world.messages_in(LEADS, whispers_to=GRACE)


async def test_a_mention_is_whispered_to_without_a_line(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """Messages leave no response_url; an ephemeral message does it."""
    core.answer = _whisper
    await world.say(ADA, GENERAL, "<@U0VERDICT01> help")
    await until(lambda: world.calls_of("chat.postEphemeral"))

    assert "psst" == world.messages_in(GENERAL, whispers_to=ADA)[-1]["text"]


async def test_a_used_up_line_is_replaced_by_another(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """Slack takes five answers on a line; the sixth comes all the same."""

    async def chatter(_call: Call, reply: Reply) -> None:
        for number in range(RESPONSE_URL_USES + 1):
            await reply.whisper(card(f"word {number}"))

    core.answer = chatter
    await world.command(ADA, GENERAL, "/compare")
    await until(lambda: len(world.messages_in(GENERAL, whispers_to=ADA)) == RESPONSE_URL_USES + 1)

    assert (5, 1) == (len(world.calls_of("response_url")), len(world.calls_of("chat.postEphemeral")))
    assert [] == world.state()["failures"]


async def test_a_whisper_is_replaced_by_what_its_button_did(
    world: SlackWorld, core: Core, adapter: SlackAdapter
) -> None:
    """Lists of one's own votes stay one message."""

    async def replace(call: Call, reply: Reply) -> None:
        shown = Card("", "before", (Buttons((Button("Change", Action("change")),)),))
        await (reply.update(card("after")) if call.verb == "change" else reply.whisper(shown))

    core.answer = replace
    await world.command(ADA, GENERAL, "/verdict help")
    await until(lambda: world.messages_in(GENERAL, whispers_to=ADA))
    (whisper,) = world.messages_in(GENERAL, whispers_to=ADA)
    await world.press(ADA, whisper["blocks"][0]["elements"][0]["action_id"], channel=GENERAL, ts=whisper["ts"])
    await until(lambda: world.messages_in(GENERAL, whispers_to=ADA)[0]["text"] == "after")

    assert ["after"] == [each["text"] for each in world.messages_in(GENERAL, whispers_to=ADA)]


async def test_what_everybody_sees_is_never_replaced_by_a_whisper(
    world: SlackWorld, core: Core, adapter: SlackAdapter
) -> None:
    """A button on a public card answers the one who pressed it."""

    async def answer(call: Call, reply: Reply) -> None:
        await (reply.update(card("only you")) if call.verb == "ballot" else reply.post(BALLOT))

    core.answer = answer
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: world.messages_in(GENERAL))
    (message,) = world.messages_in(GENERAL)
    await world.press(GRACE, message["blocks"][-1]["elements"][0]["action_id"], channel=GENERAL, ts=message["ts"])
    await until(lambda: len(world.messages_in(GENERAL, whispers_to=GRACE)) == 2)

    assert ["A versus B"] == [each["text"] for each in world.messages_in(GENERAL)]


async def test_a_refusal_is_a_sentence(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """For the caller alone."""

    async def refuse(_call: Call, _reply: Reply) -> None:
        raise Refusal("Name two tools.")

    core.answer = refuse
    await world.command(ADA, GENERAL, "/compare")
    await until(lambda: world.messages_in(GENERAL, whispers_to=ADA))

    assert "Name two tools." == world.messages_in(GENERAL, whispers_to=ADA)[0]["text"]


async def test_a_mistake_of_ours_is_an_apology_with_a_reference(
    world: SlackWorld, core: Core, adapter: SlackAdapter, diary: Diary
) -> None:
    """The log has the same reference; the person sees nothing of the inside."""

    async def break_down(_call: Call, _reply: Reply) -> None:
        raise RuntimeError("secret inside")

    core.answer = break_down
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: world.messages_in(GENERAL, whispers_to=ADA))
    said = world.messages_in(GENERAL, whispers_to=ADA)[0]["text"]

    assert str(diary.of("slack.call_failed")[0]["reference"]) in said
    assert "secret inside" not in said


async def test_a_post_whose_answer_was_lost_is_found_again(
    world: SlackWorld, core: Core, adapter: SlackAdapter
) -> None:
    """The line broke after Slack had taken it; nobody sees the card twice."""
    world.faults.on("chat.postMessage", "cut_after", times=1)
    core.answer = posting = Posting()
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: posting.came)
    (message,) = world.messages_in(GENERAL)

    assert [message["ts"]] == [found.message for found in posting.came if found]


async def test_a_post_that_never_left_is_posted_again(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """Nothing is found, so nothing was posted."""
    world.faults.on("chat.postMessage", "cut_before", times=1)
    core.answer = posting = Posting()
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: posting.came)

    assert (1, True) == (len(world.messages_in(GENERAL)), bool(posting.came[0]))


async def test_a_post_waits_when_slack_asks_for_patience(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """A person is waiting: the answer comes later, not never."""
    world.faults.on("chat.postMessage", "limited", times=1, seconds=1)
    core.answer = posting = Posting()
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: posting.came)

    assert [429, 200] == [call.status for call in world.calls_of("chat.postMessage")]


async def test_a_command_is_acknowledged_before_its_work_is_done(
    world: SlackWorld, core: Core, adapter: SlackAdapter
) -> None:
    """Slack gives a command three seconds and never repeats it."""
    done = asyncio.Event()

    async def slow(_call: Call, _reply: Reply) -> None:
        await done.wait()

    core.answer = slow
    answer = await world.command(ADA, GENERAL, "/compare A vs B")
    done.set()

    assert {"answer": None} == answer


async def test_nobody_types_in_an_archived_channel(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """A button there still answers the one who pressed it, although nothing can be posted."""
    world.channels[ATTIC].archived = False
    core.answer = Posting()
    await world.command(ADA, ATTIC, "/compare A vs B")
    await until(lambda: world.messages_in(ATTIC))
    (message,) = world.messages_in(ATTIC)
    world.channels[ATTIC].archived = True
    core.answer = posting = Posting()
    with pytest.raises(Exception, match="archived"):
        await world.press(ADA, message["blocks"][-1]["elements"][0]["action_id"], channel=ATTIC, ts=message["ts"])

    assert [] == posting.came


async def _whisper(_call: Call, reply: Reply) -> None:
    await reply.whisper(card("psst"))


async def _never(_workspace: object) -> bool:
    return False

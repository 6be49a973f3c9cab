"""With the database away: questions are answered from the snapshot with a note, and nothing that was said is lost."""

import json
from collections.abc import Sequence

import pytest

from tests.flows.votes.chats import Chat, until
from tests.flows.votes.hands import command
from tests.flows.votes.slack_chat import SlackChat
from tests.flows.votes.test_private import BOTH, carded
from tests.flows.votes.walk import Walk

NOTE = "The votes are out of reach for the moment"


def channel(walk: Walk, chat: Chat) -> str:
    """Everything that the channel has seen."""
    shown = walk.house.slack_messages() if isinstance(chat, SlackChat) else walk.house.discord_messages()
    return json.dumps(shown, ensure_ascii=False)


@BOTH
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param("/compare claude 4 opus vs smollm3", "Community: the votes cannot be read right now.", id="two"),
        pytest.param("/verdict tool smollm3", "Community: the votes cannot be read right now.", id="one"),
    ],
)
async def test_a_question_is_answered_with_a_note_and_without_a_ballot(
    walk: Walk, side: int, asked: str, told: str
) -> None:
    """What cannot be counted is not asked for; the next question finds everything as it was."""
    chat = await carded(walk, side)
    boxes = len(chat.cards())
    walk.house.living.plug.pulled = True
    await chat.ask(chat.people[0], asked)
    await until(lambda: NOTE in channel(walk, chat))
    assert told in channel(walk, chat)
    assert boxes == len(chat.cards())
    walk.house.living.plug.pulled = False
    await chat.ask(chat.people[0], asked)

    await walk.house.until(lambda: boxes + 1 == len(chat.cards()))


@BOTH
async def test_what_needs_the_database_is_refused_in_a_sentence(walk: Walk, side: int) -> None:
    """No reference number to report: it is nobody's mistake, and it passes."""
    chat = await carded(walk, side)
    walk.house.living.plug.pulled = True
    await command(chat, chat.people[1], "/verdict votes", says="My memory is out of reach for the moment")


async def test_questions_that_were_asked_meanwhile_are_counted_later(walk: Walk) -> None:
    """They count towards the week's most compared pair."""
    chat = await carded(walk, 0)
    walk.house.living.plug.pulled = True
    await chat.ask(chat.people[0], "/compare claude 4 opus vs smollm3")
    await until(lambda: NOTE in channel(walk, chat))
    walk.house.living.plug.pulled = False

    async def rivals() -> Sequence[str]:
        async with walk.house.world.store() as unit:
            return await unit.asks.rivals("smollm3")

    assert not await rivals()
    await walk.house.until(rivals)

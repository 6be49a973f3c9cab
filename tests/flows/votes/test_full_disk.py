"""With the disk full nothing is kept, and nobody is told otherwise; with room again everything goes on by itself."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from bot.ballots import Tally
from bot.emoji import SHIP
from tests.flows.house import open_house
from tests.flows.votes.chats import until
from tests.flows.votes.deeds import Deed
from tests.flows.votes.hands import command
from tests.flows.votes.pace import hurried
from tests.flows.votes.test_away import NOTE, channel
from tests.flows.votes.test_durable import WAYS, listening
from tests.flows.votes.test_private import BOTH, carded, counted, tally
from tests.flows.votes.walk import Walk
from tests.soak.disk import Disk, disk


@pytest.fixture
def small() -> Iterator[Disk]:
    """In memory, and for this test alone."""
    with disk(64) as made:
        if not made.small:
            pytest.skip("Only root may mount a small disk.")
        yield made


@pytest.fixture
async def walk(small: Disk) -> AsyncIterator[Walk]:
    """A house whose database lies there."""
    with hurried():
        async with open_house(small.folder) as house:
            yield Walk(house)


@BOTH
@pytest.mark.parametrize("asked", ["/compare claude 4 opus vs smollm3", "/verdict tool smollm3"], ids=["two", "one"])
async def test_a_question_is_answered_with_a_note_and_without_a_ballot(
    walk: Walk, small: Disk, side: int, asked: str
) -> None:
    """The votes can be read, but no box can be opened: a card must not ask for what would be lost."""
    chat = await carded(walk, side)
    boxes = len(chat.cards())
    small.fill()
    await chat.ask(chat.people[0], asked)
    await until(lambda: NOTE in channel(walk, chat))
    assert boxes == len(chat.cards())
    small.free()
    await chat.ask(chat.people[0], asked)

    await walk.house.until(lambda: boxes + 1 == len(chat.cards()))
    assert [] == await walk.differences()


@BOTH
async def test_what_needs_to_be_kept_is_refused_in_a_sentence(walk: Walk, small: Disk, side: int) -> None:
    """It is nobody's mistake, and it passes: no reference number to report."""
    chat = await carded(walk, side)
    small.fill()
    await command(chat, chat.people[1], "/verdict weekly monday 09:00", says="My memory is out of reach for the moment")


@WAYS
async def test_slack_tells_a_vote_again_until_there_is_room(walk: Walk, small: Disk, way: str) -> None:
    """503 over HTTP, no answer over a socket; it counts once, however often it was told."""
    async with listening(walk, way) as heard:
        await walk.play([Deed("ask", where=0, what=1)])
        await walk.rest()
        heard.told.clear()
        small.fill()
        walk.slack.tap(walk.slack.people[0], walk.slack.cards()[0], SHIP, 0, stands=True)
        await until(lambda: len(heard.told) >= 3)
        small.free()
        await walk.slack.quiesce()

        assert {0, 503} >= set(heard.told[:2])
        assert 200 == heard.told[-1]
        assert Tally(ship=1) == await tally(walk.house)


@BOTH
async def test_a_vote_that_was_told_but_once_is_found_by_the_next_reading(walk: Walk, small: Disk, side: int) -> None:
    """Discord tells nothing twice, and Slack gives up after minutes: what hangs under a card is read now and then."""
    chat = await carded(walk, side)
    walk.slack.slack.postman.retry_delays = ()
    small.fill()
    chat.tap(chat.people[0], chat.cards()[0], SHIP, 0, stands=True)
    await chat.quiesce()
    small.free()
    assert Tally() == await tally(walk.house)
    walk.house.clock.ahead += timedelta(minutes=walk.house.settings.recheck_minutes + 1)

    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))

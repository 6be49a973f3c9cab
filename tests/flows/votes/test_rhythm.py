"""Without any gap boxes are read again on a slow rhythm: the young ones, newest first, and with patience for a platform."""

from datetime import timedelta

from bot.ballots import Tally
from bot.emoji import SHIP
from tests.flows.moderation.reading import read_again
from tests.flows.votes.chats import Chat
from tests.flows.votes.deeds import Deed
from tests.flows.votes.hands import command, whisper
from tests.flows.votes.test_private import BOTH, carded, counted, tally
from tests.flows.votes.walk import Walk

ON_SLACK = Deed("ask", where=0, what=1)


def _asked(walk: Walk) -> list[str]:
    """Whose reactions Slack was asked for, in this order."""
    return [str(call.args["timestamp"]) for call in walk.slack.slack.calls_of("reactions.get")]


async def _missed(walk: Walk, chat: Chat) -> None:
    """A tap that the bot is not told of."""
    faults = walk.slack.slack.faults if chat is walk.slack else walk.discord.discord.faults
    faults.lost = 1.0
    assert chat.tap(chat.people[1], chat.cards()[0], SHIP, 0, stands=True)
    await chat.quiesce()
    faults.clear()


@BOTH
async def test_a_vote_that_got_lost_is_found_by_the_slow_rhythm(walk: Walk, side: int) -> None:
    """Though nobody noticed any gap; and not before its time."""
    chat = await carded(walk, side)
    await read_again(walk.house, chat.platform)
    await _missed(walk, chat)
    assert 0 == await walk.house.bot.reconciler.tick()
    assert Tally() == await tally(walk.house)
    walk.house.clock.ahead += timedelta(minutes=walk.house.settings.recheck_minutes)

    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))


async def test_a_box_beyond_the_set_age_is_left_alone(walk: Walk) -> None:
    """It costs the platform no question any more, and keeps its votes."""
    chat = await carded(walk, 0)
    chat.tap(chat.people[0], chat.cards()[0], SHIP, 0, stands=True)
    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))
    await _missed(walk, chat)
    walk.house.clock.ahead += timedelta(days=walk.house.settings.box_days)
    read = chat.counts()["boxes read"]
    await walk.house.bot.gap(None, chat.platform)
    walk.house.clock.ahead += timedelta(minutes=6)

    assert 0 == await walk.house.bot.reconciler.tick()
    assert read == chat.counts()["boxes read"]
    assert Tally(ship=1) == await tally(walk.house)


async def test_the_newest_box_is_read_first_and_one_refusal_stops_the_round(walk: Walk) -> None:
    """A platform that asks for patience gets it; then all are read, in the same order."""
    await walk.play([ON_SLACK] * 3)
    await walk.rest()
    newest_first = [card.message for card in reversed(walk.slack.cards())]
    walk.house.clock.ahead += timedelta(minutes=walk.house.settings.recheck_minutes)
    before = len(walk.slack.slack.calls_of("reactions.get"))
    walk.slack.slack.faults.on("reactions.get", "limited", times=1, seconds=1)
    assert 0 == await walk.house.bot.reconciler.tick()
    assert newest_first[:1] == _asked(walk)[before:]

    await walk.house.until(lambda: len(_asked(walk)) >= before + 4)
    assert newest_first[:1] + newest_first == _asked(walk)[before:]


async def test_a_line_that_flaps_is_read_after_ever_longer_pauses(walk: Walk) -> None:
    """Thirty gaps in a row make one reading, not thirty."""
    chat = await carded(walk, 0)
    before = chat.counts()["boxes read"]
    for _ in range(30):
        await walk.house.bot.gap(None, chat.platform)
        walk.house.clock.ahead += timedelta(seconds=2)
        await walk.house.bot.reconciler.tick()
    during = chat.counts()["boxes read"] - before
    walk.house.clock.ahead += timedelta(minutes=6)
    await walk.house.bot.reconciler.tick()

    assert 4 > during
    assert during < chat.counts()["boxes read"] - before


@BOTH
async def test_why_tells_the_counts_the_interval_the_prior_and_the_last_check(walk: Walk, side: int) -> None:
    """What somebody who doubts the numbers asks for, with or without a card at hand."""
    chat = await carded(walk, side)
    await command(chat, chat.people[1], "/verdict why smollm3", says="Why these numbers")
    assert "no votes yet" in whisper(chat, chat.people[1])
    chat.tap(chat.people[0], chat.cards()[0], SHIP, 0, stands=True)
    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))
    await command(chat, chat.people[0], "/verdict why smollm3", says="Why these numbers")
    said = whisper(chat, chat.people[0])

    assert (
        "Votes: 1, of them 1 by reaction and 0 in private. Here: 1 ship · 0 skip. Everywhere: 1 ship · 0 skip." in said
    )
    assert "The true share is between" in said
    assert "Before any vote: as if" in said
    assert "Last compared with the platform on" in said

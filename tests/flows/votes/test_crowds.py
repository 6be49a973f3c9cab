"""Thousands at once: nobody waits for anybody, the platforms' limits are kept, and the last state is what stands."""

from pathlib import Path

from bot.ballots import Tally
from bot.emoji import SHIP, SKIP
from bot.ids import MessageRef
from bot.workers.judging import REST
from tests.flows.house import PATIENCE, House, open_house
from tests.flows.votes.chats import Chat
from tests.flows.votes.deeds import Deed
from tests.flows.votes.depth import DEPTH
from tests.flows.votes.pace import hurried
from tests.flows.votes.walk import Walk

TOOL = "smollm3"
CROWD = 350 * DEPTH
"""on each side; everybody taps three times, which makes 2,100 taps in an ordinary run"""
ON_SLACK, ON_DISCORD = Deed("ask", where=0, what=1), Deed("ask", where=1, what=1)


async def everywhere(house: House) -> Tally:
    """How many would ship the tool, as the store knows it."""
    async with house.world.store() as unit:
        found = await unit.tallies.all(None)
    return found[TOOL].everywhere if TOOL in found else Tally()


async def test_two_thousand_taps_make_few_edits_and_the_last_state_wins(tmp_path: Path) -> None:
    """Hundreds of people on each side tap, tap again and take back; a bot that is killed in the middle draws the rest."""
    with hurried(tiers=True):
        async with open_house(tmp_path) as house:
            walk = Walk(house, crowd=CROWD)
            walk.slack.slack.postman.ack_seconds = PATIENCE
            await walk.play([ON_SLACK, ON_DISCORD])
            await walk.rest()
            before = sum(chat.counts()["cards edited"] for chat in walk.chats)
            for emoji in (SHIP, SKIP):
                _all_tap(walk, emoji, stands=True)
                await house.bot.tick()
            await house.kill()
            await house.start()
            _all_tap(walk, SHIP, stands=False)

            assert [] == await walk.differences()
            assert Tally(skip=sum(len(chat.people) for chat in walk.chats)) == await everywhere(house)
            assert 12 >= sum(chat.counts()["cards edited"] for chat in walk.chats) - before


async def test_a_crowd_that_slack_cannot_name_at_once_votes_without_waiting(tmp_path: Path) -> None:
    """Slack tells of a hundred people a minute; the others count at once and are judged by and by."""
    with hurried(tiers=True):
        async with open_house(tmp_path) as house:
            walk = Walk(house, crowd=300)
            walk.slack.slack.postman.ack_seconds = PATIENCE
            await walk.play([ON_SLACK])
            await walk.rest()
            card = walk.slack.cards()[0]
            for user in walk.slack.people:
                walk.slack.tap(user, card, SHIP, 0, stands=True)
            await house.until(lambda: _counted(house, Tally(ship=len(walk.slack.people))), seconds=50)

            assert [] == list(walk.slack.slack.failures)
            assert len(walk.slack.people) / 2 > len(walk.slack.slack.calls_of("users.info"))


async def test_a_bot_in_a_crowd_that_missed_its_turn_stops_counting_after_the_next_reading(walk: Walk) -> None:
    """Who was not judged with the tap is judged by and by, without being read under another box."""
    house = walk.house
    await walk.play([ON_SLACK])
    await walk.rest()
    card = walk.slack.cards()[0]
    bot = next(one for one in sorted(walk.slack.bots) if one != "U0VERDICT01")
    walk.slack.slack.faults.on("users.info", "limited", times=2, seconds=0.05)
    walk.slack.tap(bot, card, SHIP, 0, stands=True)
    walk.slack.tap(walk.slack.people[0], card, SHIP, 0, stands=True)
    await house.until(lambda: _counted(house, Tally(ship=2)))
    walk.slack.slack.faults.clear()
    house.clock.ahead += REST
    await house.bot.gap(None, walk.slack.platform)

    await house.until(lambda: _counted(house, Tally(ship=1)))


async def test_many_cards_at_once_keep_to_slacks_rates(tmp_path: Path) -> None:
    """Fifty edits a minute for a workspace, no more, and no 429 on the way; the other chat is drawn meanwhile."""
    with hurried(tiers=True):
        async with open_house(tmp_path) as house:
            walk = Walk(house)
            walk.slack.slack.faults.real_rates = True
            await walk.play([ON_SLACK, ON_DISCORD])
            await walk.rest()
            for number, user in enumerate(walk.discord.people * 5):
                walk.discord.tap(user, walk.discord.cards()[0], SHIP, 0, stands=number % 2 == 0)
                await walk.discord.quiesce()
                await house.bot.tick()

            assert 50 >= walk.slack.counts()["cards edited"]
            assert [] == [call for call in walk.slack.slack.calls if call.status == 429]
            assert walk.discord.counts()["cards edited"] >= walk.slack.counts()["cards edited"]


def _all_tap(walk: Walk, emoji: str, *, stands: bool) -> None:
    for chat in walk.chats:
        for user in chat.people:
            chat.tap(user, _last(chat), emoji, 0, stands=stands)


def _last(chat: Chat) -> MessageRef:
    return chat.cards()[-1]


async def _counted(house: House, tally: Tally) -> bool:
    return tally == await everywhere(house)

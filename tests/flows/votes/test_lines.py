"""Lines that break: what was missed is found, and nothing of the old line lives on."""

import threading

from bot.emoji import ONE
from tests.flows.house import House
from tests.flows.votes.chats import until
from tests.flows.votes.deeds import Deed
from tests.flows.votes.slack_chat import UNO
from tests.flows.votes.walk import Walk

COMPARED = Deed("ask", where=0, what=0)


async def test_an_emoji_of_the_team_counts_though_slack_would_not_tell_of_it_at_first(walk: Walk) -> None:
    """:uno: stands for 1️⃣; a bot that has not learned it yet neither loses such a vote nor takes it away."""
    await walk.house.kill()
    walk.slack.slack.faults.on("emoji.list", "error", times=2)
    await walk.house.start()
    await walk.play([COMPARED])
    card = walk.slack.cards()[0]
    walk.slack.slack.react_now(walk.slack.people[0], walk.slack.channel.channel, card.message, UNO)

    assert [] == await walk.differences()
    assert {(walk.slack.people[0], ONE)} == set(walk.slack.standing(card))


async def test_no_heartbeat_outlives_its_line(house: House, walk: Walk) -> None:
    """A line that breaks while it opens leaves no thread behind, and neither does a bot that is killed then."""
    for _ in range(5):
        walk.discord.discord.hub.invalidate(resumable=False)
        await until(lambda: walk.discord.discord.hub.lines)
        await walk.discord.discord.hub.cut()
    await house.kill()
    await house.start()
    await walk.rest()

    assert 1 == sum(thread.name.startswith("keep-alive") and thread.is_alive() for thread in threading.enumerate())


async def test_a_new_session_begins_at_once_when_the_last_one_began_long_ago(walk: Walk) -> None:
    """Discord asks for five seconds between two beginnings, not for five seconds before each."""
    hub = walk.discord.discord.hub
    begun = len(hub.identifies)
    hub.invalidate(resumable=False)
    await until(lambda: len(hub.identifies) > begun)
    (first, _), (second, _) = hub.identifies[-2:]

    assert second - first < 5

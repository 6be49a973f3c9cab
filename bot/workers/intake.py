"""What people do under a message becomes marks: judged once per person, durable before the platform is told."""

from bot.ballots import Box
from bot.emoji import MEANINGS
from bot.ids import MessageRef
from bot.ports.platform import Cleared, ReactionChange, ReactionState
from bot.ports.storage import MarkChange, Outcome, Reading, Wipe
from bot.ports.world import World
from bot.voters import Standing
from bot.workers.casting import UNSETTLED, cast
from bot.workers.judging import ASKED_AT_ONCE, judge

UNKNOWN_BOX = Outcome(known=False)


async def take_change(world: World, message: MessageRef, change: ReactionChange) -> Outcome:
    """One reaction appeared or went. Anything but our emoji under an open box is nobody's vote."""
    if change.emoji not in MEANINGS:
        return UNKNOWN_BOX
    voter, now = world.keys.voter(change.user), world.clock()
    unless = UNSETTLED if change.stands else frozenset[Standing]()
    mark = MarkChange(message, voter, change.emoji, change.stands, change.at or now, heard=now, unless=unless)
    return await (cast(world, change.user, mark, change.profile) if change.stands else world.writer.cast(mark))


async def take_state(world: World, message: MessageRef, state: ReactionState, *, ask: int = ASKED_AT_ONCE) -> Outcome:
    """A complete reading: repairs what was missed in both directions. `ask` as for `judge`."""
    box = await _open_box(world, message)
    if box is None:
        return UNKNOWN_BOX
    ours = {emoji: users for emoji, users in state.standing.items() if emoji in box.emoji}
    people = {user for users in ours.values() for user in users}
    judged = await judge(world, people, state.profiles, state.read_at, ask=ask)
    voters = {user: world.keys.voter(user) for user in people}
    marks = frozenset(
        (voters[user], emoji)
        for emoji, users in ours.items()
        for user in users
        if judged.get(voters[user]) is not Standing.BOT
    )
    outcome = await world.writer.cast(Reading(message, marks, state.read_at, world.clock()))
    async with world.store() as unit:
        await unit.boxes.checked(message, state.read_at)
    return outcome


async def take_clearing(world: World, message: MessageRef, cleared: Cleared) -> Outcome:
    now = world.clock()
    return await world.writer.cast(Wipe(message, cleared.emoji, cleared.at or now, now))


async def _open_box(world: World, message: MessageRef) -> Box | None:
    async with world.store() as unit:
        state = await unit.boxes.get(message)
    return None if state is None or state.closed else state.box

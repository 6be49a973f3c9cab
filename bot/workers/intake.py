"""What people do under a message becomes marks: judged once per person, durable before the platform is told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.ballots import Box
from bot.eligibility import standing
from bot.errors import PlatformError, RateLimited
from bot.ids import MessageRef, UserRef
from bot.ports.platform import Cleared, ReactionChange, ReactionState
from bot.ports.storage import MarkChange, Outcome, Reading, Wipe
from bot.ports.world import World
from bot.voters import Profile, Standing, Voter

UNKNOWN_BOX = Outcome(known=False)
ASKED_AT_ONCE = 20
"""profiles that one reaction or reading may ask a platform for; a crowd is judged by and by"""
_UNSURE = Standing.UNCHECKED


async def take_change(world: World, message: MessageRef, change: ReactionChange) -> Outcome:
    """One reaction appeared or went. Anything but our emoji under an open box is nobody's vote."""
    box = await _open_box(world, message)
    if box is None or change.emoji not in box.emoji:
        return UNKNOWN_BOX
    voter = world.keys.voter(change.user)
    at = change.at or world.clock()
    if change.stands:
        known = {change.user: change.profile} if change.profile else {}
        judged = await judge(world, [change.user], known, at)
        if judged.get(voter) is Standing.BOT:
            return Outcome()
    return await world.writer.cast(MarkChange(message, voter, change.emoji, change.stands, at))


async def take_state(world: World, message: MessageRef, state: ReactionState) -> Outcome:
    """A complete reading: repairs what was missed in both directions."""
    box = await _open_box(world, message)
    if box is None:
        return UNKNOWN_BOX
    ours = {emoji: users for emoji, users in state.standing.items() if emoji in box.emoji}
    people = {user for users in ours.values() for user in users}
    judged = await judge(world, people, state.profiles, state.read_at)
    voters = {user: world.keys.voter(user) for user in people}
    marks = frozenset(
        (voters[user], emoji)
        for emoji, users in ours.items()
        for user in users
        if judged.get(voters[user]) is not Standing.BOT
    )
    outcome = await world.writer.cast(Reading(message, marks, state.read_at))
    async with world.store() as unit:
        await unit.boxes.checked(message, state.read_at)
    return outcome


async def take_clearing(world: World, message: MessageRef, cleared: Cleared) -> Outcome:
    return await world.writer.cast(Wipe(message, cleared.emoji, cleared.at or world.clock()))


async def _open_box(world: World, message: MessageRef) -> Box | None:
    async with world.store() as unit:
        state = await unit.boxes.get(message)
    return None if state is None or state.closed else state.box


async def judge(
    world: World, people: Iterable[UserRef], told: Mapping[UserRef, Profile], at: datetime
) -> Mapping[Voter, Standing]:
    """Whether these people count. Only those not judged before cost a question to the platform."""
    voters = {world.keys.voter(person): person for person in people}
    async with world.store() as unit:
        known = await unit.voters.standing([voter.key for voter in voters])
    judged = {voter: known[voter.key] for voter in voters if voter.key in known}
    unsure = {voter: person for voter, person in voters.items() if judged.get(voter, _UNSURE) is _UNSURE}
    profiles = await _profiles(world, unsure.values(), told)
    fresh = {voter: await _standing(world, voter, profiles.get(person), at) for voter, person in unsure.items()}
    joined = {
        voter: profile.member_since
        for voter, person in unsure.items()
        if (profile := profiles.get(person)) and profile.member_since
    }
    changed = {voter: verdict for voter, verdict in fresh.items() if judged.get(voter) is not verdict}
    if changed:
        async with world.store() as unit:
            await unit.voters.judge(changed, at, joined)
    return {**judged, **fresh}


async def unjudged(world: World, people: Iterable[UserRef]) -> Sequence[UserRef]:
    """Those who count only because nobody has said yet who they are."""
    voters = {world.keys.voter(person): person for person in people}
    async with world.store() as unit:
        known = await unit.voters.standing([voter.key for voter in voters])
    return [person for voter, person in voters.items() if known.get(voter.key) is _UNSURE]


async def _profiles(
    world: World, people: Iterable[UserRef], told: Mapping[UserRef, Profile]
) -> Mapping[UserRef, Profile]:
    """What came along, and for a few of the others what the platform answers until it asks for patience."""
    found = {person: told[person] for person in people if person in told}
    for person in [one for one in people if one not in found][:ASKED_AT_ONCE]:
        try:
            found[person] = await world.messengers[person.platform].profile(person)
        except RateLimited:
            break
        except (PlatformError, KeyError):
            continue
    return found


async def _standing(world: World, voter: Voter, profile: Profile | None, at: datetime) -> Standing:
    """UNCHECKED, which counts, while the platform does not answer; who is read under a box is asked for again."""
    if profile is None:
        return _UNSURE
    home = await world.homes.get(voter.home)
    return standing(profile, home.settings.voting, at)

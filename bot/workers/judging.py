"""Whether people count: judged by the workspace's rules once, and anew when something about them may have changed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from bot.eligibility import standing
from bot.errors import PlatformError, RateLimited
from bot.ids import UserRef
from bot.ports.world import World
from bot.voters import Profile, Standing, Voter

ASKED_AT_ONCE = 20
"""profiles that one reaction or reading may ask a platform for; a crowd is judged by and by"""
MOST_WAITING = 20_000
"""those beyond are met again at the next reading"""
ASK_AGAIN = timedelta(hours=6)
"""who is left out by a rule may have grown older or been given a role"""
RULED_OUT = frozenset({Standing.TOO_NEW, Standing.GUEST, Standing.OUTSIDE, Standing.ROLE})
SEEN = RULED_OUT | {Standing.LEFT}
"""judged anew when they act: they are there, and may be what the rules ask for by now"""
DECIDED = frozenset({Standing.BLOCKED, Standing.LEFT})
"""who was blocked, banned or left while the platform was asked stays out"""
_UNSURE = Standing.UNCHECKED


async def judge(
    world: World,
    people: Iterable[UserRef],
    told: Mapping[UserRef, Profile],
    at: datetime,
    *,
    anew: Collection[Standing] = (),
) -> Mapping[Voter, Standing]:
    """The platform is asked only about people who are new, in doubt, or what `anew` says.

    Nothing is decided about those of whom it does not tell now: they stay what they were and are asked for again.
    """
    voters = {world.keys.voter(person): person for person in people}
    known = await _known(world, voters, at, anew)
    unsure = {
        voter: person
        for voter, person in voters.items()
        if (now := known.get(voter, _UNSURE)) is _UNSURE
        or (now in anew and now is not Standing.LEFT)
        or (now is Standing.COUNTS and person in told and await _lost(world, voter, told[person], at))
    }
    profiles = await _profiles(world, unsure.values(), told)
    answered = {voter: profiles[person] for voter, person in unsure.items() if person in profiles}
    fresh = {voter: await _verdict(world, voter, profile, at) for voter, profile in answered.items()}
    changed = {voter: verdict for voter, verdict in fresh.items() if known.get(voter) is not verdict}
    if changed:
        joined = {voter: since for voter in changed if (since := answered[voter].member_since)}
        async with world.store() as unit:
            await unit.voters.judge(changed, at, joined, unless=DECIDED)
    return {**known, **fresh}


async def _known(
    world: World, voters: Iterable[Voter], at: datetime, anew: Collection[Standing]
) -> Mapping[Voter, Standing]:
    """What is decided already; people who had left and were seen since are not."""
    async with world.store() as unit:
        found = await unit.voters.standing([voter.key for voter in voters])
        known = {voter: found[voter.key] for voter in voters if voter.key in found}
        left = [voter for voter, now in known.items() if now is Standing.LEFT and now in anew]
        back = {voter for voter in left if await unit.voters.back(voter, at)}
    return {voter: now for voter, now in known.items() if voter not in back}


async def _lost(world: World, voter: Voter, profile: Profile, at: datetime) -> bool:
    """Whether somebody who counts seems to have lost what the rules ask for."""
    return standing(profile, (await world.homes.get(voter.home)).settings.voting, at) is not Standing.COUNTS


async def _verdict(world: World, voter: Voter, profile: Profile, at: datetime) -> Standing:
    """By the rules as they are in the database now: another replica may have changed them this second."""
    return standing(profile, (await world.homes.fresh(voter.home)).settings.voting, at)


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


class Judging:
    """People whose turn comes by and by, a few in each round.

    Only in memory: the doubt itself is in the database, and who is forgotten by a restart is found by the readings
    that follow it.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: dict[UserRef, None] = {}
        self._asked: dict[UserRef, datetime] = {}
        """when those who are ruled out were last asked for"""

    async def meet(self, people: Iterable[UserRef]) -> None:
        """Of these, the ones nobody has judged yet wait for their turn, and now and then those whom a rule leaves out."""
        voters = {self._world.keys.voter(person): person for person in people}
        async with self._world.store() as unit:
            known = await unit.voters.standing([voter.key for voter in voters])
        for voter, person in voters.items():
            now = known.get(voter.key, _UNSURE)
            if len(self._waiting) < MOST_WAITING and (now is _UNSURE or (now in RULED_OUT and self._rested(person))):
                self._waiting[person] = None

    async def tick(self) -> int:
        """How many were judged; who could not be goes back into the queue at the next reading."""
        turn = list(self._waiting)[:ASKED_AT_ONCE]
        for person in turn:
            del self._waiting[person]
        now = self._world.clock()
        judged = await judge(self._world, turn, {}, now, anew=RULED_OUT) if turn else {}
        out = {person for person in turn if judged.get(self._world.keys.voter(person)) in RULED_OUT}
        self._asked.update(dict.fromkeys(out, now))
        return sum(verdict is not _UNSURE for verdict in judged.values())

    def _rested(self, person: UserRef) -> bool:
        now = self._world.clock()
        if len(self._asked) > MOST_WAITING:
            self._asked = {one: at for one, at in self._asked.items() if now - at < ASK_AGAIN}
        return person not in self._asked or now - self._asked[person] >= ASK_AGAIN

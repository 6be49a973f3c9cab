"""Whether people count: judged by the workspace's rules once, and anew when something about them may have changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.eligibility import standing
from bot.errors import PlatformError, RateLimited
from bot.ids import Platform, UserRef
from bot.ports.world import World
from bot.voters import Profile, Standing, Voter
from bot.waiting import Waits, pause

ASKED_AT_ONCE = 20
"""profiles that one reaction, or one round of readings, may ask the platforms for; a crowd is judged by and by"""
MOST_WAITING = 20_000
"""those beyond are met again at the next reading"""
ASK_AGAIN = timedelta(hours=6)
"""who is left out by a rule may have grown older or been given a role"""
REST = timedelta(seconds=20)
"""after a platform asked for patience, so that what it grants is left for people who wait for an answer"""
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
    ask: int = ASKED_AT_ONCE,
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
    strangers = [person for person in unsure.values() if person not in told][:ask]
    profiles = {**told, **(await _profiles(world, strangers)).told}
    answered = {voter: profiles[person] for voter, person in unsure.items() if person in profiles}
    fresh = await _decide(world, answered, known, at) if answered else {}
    return {**known, **fresh}


async def profile_of(world: World, person: UserRef) -> Profile | None:
    """What the platform tells of somebody, if it tells now."""
    return (await _profiles(world, [person])).told.get(person)


async def _decide(
    world: World, profiles: Mapping[Voter, Profile], known: Mapping[Voter, Standing], at: datetime
) -> Mapping[Voter, Standing]:
    """By the rules as they are in the database now: another replica may have changed them this second."""
    async with world.store() as unit:
        homes = {voter.home for voter in profiles}
        rules = {home: (await unit.workspaces.get(home)).settings.voting for home in homes}
        fresh = {voter: standing(profile, rules[voter.home], at) for voter, profile in profiles.items()}
        changed = {voter: verdict for voter, verdict in fresh.items() if known.get(voter) is not verdict}
        joined = {voter: since for voter in changed if (since := profiles[voter].member_since)}
        if changed:
            await unit.voters.judge(changed, at, joined, unless=DECIDED)
    return fresh


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


@dataclass(frozen=True, slots=True)
class _Answers:
    told: Mapping[UserRef, Profile]
    later: Collection[UserRef]
    """whose platform asks for patience"""
    waits: Mapping[Platform, float]
    """how long, in seconds"""


async def _profiles(world: World, people: Iterable[UserRef]) -> _Answers:
    """What the platforms tell of these people; one that asks for patience is asked no more this time."""
    told: dict[UserRef, Profile] = {}
    later: list[UserRef] = []
    waits: dict[Platform, float] = {}
    for person in people:
        if person.platform in waits:
            later.append(person)
            continue
        try:
            told[person] = await world.messengers[person.platform].profile(person)
        except RateLimited as limit:
            waits[person.platform] = limit.retry_after
            later.append(person)
        except (PlatformError, KeyError):
            continue
    return _Answers(told, later, waits)


class Judging:
    """People whose turn comes by and by, a few in each round.

    Only in memory: the doubt itself is in the database, and who is forgotten by a restart is found by the readings
    that follow it.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: dict[UserRef, None] = {}
        self._rest = Waits[Platform]()
        self._asked = Waits[UserRef]()
        """those who are ruled out, until they are asked for again"""

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
        """How many were judged. Who has to wait for the platform waits on; of whom it does not tell is met again later."""
        now = self._world.clock()
        ready = (person for person in self._waiting if not self._rest.holds(person.platform, now))
        turn = list(islice(ready, ASKED_AT_ONCE))
        for person in turn:
            del self._waiting[person]
        answers = await _profiles(self._world, turn)
        self._waiting.update(dict.fromkeys(answers.later))
        for platform, seconds in answers.waits.items():
            self._rest.put(platform, now, now + max(REST, pause(seconds)))
        judged = await judge(self._world, answers.told, answers.told, now, anew=RULED_OUT) if answers.told else {}
        out = {person for person in answers.told if judged.get(self._world.keys.voter(person)) in RULED_OUT}
        for person in out:
            self._asked.put(person, now, now + ASK_AGAIN)
        return sum(verdict is not _UNSURE for verdict in judged.values())

    def _rested(self, person: UserRef) -> bool:
        now = self._world.clock()
        if len(self._asked) > MOST_WAITING:
            self._asked.tidy(now)
        return not self._asked.holds(person, now)

"""What one person casts: sent at once, with nothing asked before, unless the writer says that they are to be judged."""

from dataclasses import replace
from typing import Final

from bot.eligibility import judged
from bot.ids import UserRef
from bot.ports.storage import MarkChange, Outcome, PrivateBallot
from bot.ports.world import World
from bot.voters import Profile, Standing
from bot.workers.judging import SEEN, judge, profile_of

UNSETTLED: Final = SEEN | {Standing.UNCHECKED, Standing.BOT}
"""whoever is one of these is judged before anything is made of what they do"""
_TO_BE_JUDGED: Final = Outcome(unsettled=Standing.UNCHECKED)
_NOTHING: Final = Outcome()
_Change = MarkChange | PrivateBallot


async def cast(world: World, person: UserRef, change: _Change, profile: Profile | None = None) -> Outcome:
    """Durable when it returns. The platform is asked about people of whom nobody knows whether they count.

    The change comes with `unless=UNSETTLED`, so that most are handed on as they are.
    """
    outcome = await _at_once(world, change, profile)
    if outcome.unsettled is Standing.UNCHECKED and profile is None:
        profile = await profile_of(world, person)
        if profile is None:
            return await _in_any_case(world, change)
        outcome = await _at_once(world, change, profile)
    if outcome.unsettled is None:
        return outcome
    if outcome.unsettled is Standing.BOT:
        return _NOTHING
    told = {person: profile} if profile else {}
    verdicts = await judge(world, [person], told, change.at, anew=SEEN)
    return _NOTHING if verdicts.get(change.voter) is Standing.BOT else await _in_any_case(world, change)


async def _at_once(world: World, change: _Change, profile: Profile | None) -> Outcome:
    """By the rules as they are remembered here; the writer, which knows better, lets only true judgements pass."""
    if profile is None:
        return await world.writer.cast(change)
    rules = (await world.homes.get(change.voter.home)).settings.voting
    judgement = judged(profile, rules, change.at)
    if judgement.standing is not Standing.COUNTS:
        return _TO_BE_JUDGED
    return await world.writer.cast(replace(change, judgement=judgement))


async def _in_any_case(world: World, change: _Change) -> Outcome:
    return await world.writer.cast(replace(change, unless=frozenset()))

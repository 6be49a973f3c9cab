"""Who counts: a workspace's voting rules applied to what the platform tells of a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.voters import Profile, Standing
from bot.workspaces import Leavers, VotingRules


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether somebody counts, and by which rules: a verdict by others than the workspace has now is none."""

    standing: Standing
    rules: VotingRules
    at: datetime
    joined: datetime | None = None
    """the workspace, where the platform tells"""


def judged(profile: Profile, rules: VotingRules, now: datetime) -> Judgement:
    return Judgement(standing(profile, rules, now), rules, now, profile.member_since)


def standing(profile: Profile, rules: VotingRules, now: datetime) -> Standing:  # noqa: PLR0911
    """The first rule that leaves the person out, or COUNTS. What the platform does not tell is not held against anyone."""
    if profile.bot:
        return Standing.BOT
    if profile.gone and rules.left is Leavers.DROP:
        return Standing.LEFT
    if profile.guest and not rules.guests:
        return Standing.GUEST
    if profile.outside and not rules.outside:
        return Standing.OUTSIDE
    if rules.roles and not rules.roles & profile.roles:
        return Standing.ROLE
    if _younger(profile.account_since, rules.account_days, now) or _younger(
        profile.member_since, rules.member_days, now
    ):
        return Standing.TOO_NEW
    return Standing.COUNTS


def _younger(since: datetime | None, days: int, now: datetime) -> bool:
    return since is not None and now - since < timedelta(days=days)

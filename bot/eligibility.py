"""Who counts: a workspace's voting rules applied to what the platform tells of a person."""

from datetime import datetime, timedelta

from bot.voters import Profile, Standing
from bot.workspaces import Leavers, VotingRules


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

"""Who counts: bots never, honest newcomers by default, the rest as the workspace says."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.eligibility import standing
from bot.ids import Platform, UserRef
from bot.voters import Profile, Standing, VoterKeys
from bot.workspaces import Leavers, VotingRules

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
ALICE = UserRef(Platform("anywhere"), "W1", "U1")


@pytest.mark.parametrize(
    ("profile", "rules", "expected"),
    [
        pytest.param(Profile(ALICE, bot=True), VotingRules(), Standing.BOT, id="a-bot"),
        pytest.param(Profile(ALICE, guest=True), VotingRules(), Standing.COUNTS, id="a-guest-by-default"),
        pytest.param(Profile(ALICE, guest=True), VotingRules(guests=False), Standing.GUEST, id="no-guests"),
        pytest.param(Profile(ALICE, outside=True), VotingRules(outside=False), Standing.OUTSIDE, id="no-outsiders"),
        pytest.param(Profile(ALICE, gone=True), VotingRules(), Standing.COUNTS, id="who-left-stays-counted"),
        pytest.param(Profile(ALICE, gone=True), VotingRules(left=Leavers.DROP), Standing.LEFT, id="leavers-dropped"),
        pytest.param(Profile(ALICE), VotingRules(roles=frozenset({"R"})), Standing.ROLE, id="without-the-role"),
        pytest.param(Profile(ALICE), VotingRules(account_days=7), Standing.COUNTS, id="age-not-told"),
        pytest.param(
            Profile(ALICE, account_since=NOW - timedelta(days=6)),
            VotingRules(account_days=7),
            Standing.TOO_NEW,
            id="account-a-day-too-young",
        ),
        pytest.param(
            Profile(ALICE, member_since=NOW - timedelta(days=7)),
            VotingRules(member_days=7),
            Standing.COUNTS,
            id="member-for-just-long-enough",
        ),
    ],
)
def test_the_workspace_decides_who_counts(profile: Profile, rules: VotingRules, expected: Standing) -> None:
    """What a platform does not tell is not held against anyone."""
    assert expected is standing(profile, rules, NOW)


def test_a_voter_is_the_same_with_the_same_secret_only() -> None:
    """The key is stable, differs by person and workspace, and shows nothing of either."""
    keys, others = VoterKeys(b"one secret"), VoterKeys(b"another secret")
    bob_here = keys.voter(UserRef(Platform("anywhere"), "W1", "U2"))

    assert keys.voter(ALICE) == keys.voter(ALICE)
    assert 4 == len(
        {
            keys.voter(ALICE).key,
            bob_here.key,
            others.voter(ALICE).key,
            keys.voter(UserRef(Platform("anywhere"), "W2", "U1")).key,
        }
    )
    assert "one secret" not in repr(keys)

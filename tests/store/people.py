"""Boxes, voters and moments that the tests of the store speak of."""

from datetime import UTC, datetime, timedelta

from bot.ballots import Box, BoxKind
from bot.ids import ChannelRef, MessageRef, Platform, UserRef, WorkspaceRef
from bot.ports.storage import MarkChange
from bot.voters import Voter, VoterKeys

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOME = WorkspaceRef(Platform("slack"), "T1")
CHANNEL = ChannelRef(HOME.platform, HOME.workspace, "C1")
DUEL = Box(MessageRef(CHANNEL, "1"), BoxKind.COMPARISON, ("opus", "smol"), NOON, asker="ada", locale="en")
SOLO = Box(MessageRef(CHANNEL, "2"), BoxKind.SINGLE, ("opus",), NOON + timedelta(minutes=1))
TRIO = Box(MessageRef(CHANNEL, "3"), BoxKind.COMPARISON, ("smol", "opus", "mini"), NOON + timedelta(minutes=2))

_KEYS = VoterKeys(b"a secret of the tests")


def at(minutes: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def voter(name: str, workspace: str = "T1") -> Voter:
    """Somebody by name."""
    return _KEYS.voter(UserRef(HOME.platform, workspace, name))


def taps(who: str, box: Box, emoji: str, minutes: float, *, stands: bool = True) -> MarkChange:
    """A reaction that comes (or goes) so many minutes after noon."""
    return MarkChange(box.message, voter(who), emoji, stands, at(minutes))

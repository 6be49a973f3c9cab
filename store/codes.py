"""Small numbers for words that are stored millions of times. A number, once given, keeps its meaning for ever."""

from bot.ballots import WITHDRAWN, BallotKind, BoxKind
from bot.emoji import FOUR, ONE, SHIP, SKIP, THREE, TWO
from bot.voters import Standing

PRIVATE = 8
"""added to the code of a mark that was made by button"""
EMOJI = {ONE: 1, TWO: 2, THREE: 3, FOUR: 4, SKIP: 5, SHIP: 6, WITHDRAWN: 7}
BOX_KINDS = {BoxKind.COMPARISON: 1, BoxKind.SINGLE: 2, BoxKind.DESK: 3}
STANDINGS = {
    Standing.UNCHECKED: 0,
    Standing.COUNTS: 1,
    Standing.BOT: 2,
    Standing.TOO_NEW: 3,
    Standing.GUEST: 4,
    Standing.OUTSIDE: 5,
    Standing.ROLE: 6,
    Standing.BLOCKED: 7,
    Standing.LEFT: 8,
}

BY_EMOJI_CODE = {code: emoji for emoji, code in EMOJI.items()}
BY_BOX_KIND = {code: kind for kind, code in BOX_KINDS.items()}
BY_STANDING = {code: standing for standing, code in STANDINGS.items()}
COUNTING = frozenset(code for standing, code in STANDINGS.items() if standing.counts)


def mark_code(emoji: str, kind: BallotKind) -> int:
    return EMOJI[emoji] + (PRIVATE if kind is BallotKind.PRIVATE else 0)


def mark_of(code: int) -> tuple[str, BallotKind]:
    """The emoji and the way of casting that a stored code stands for."""
    kind = BallotKind.PRIVATE if code > PRIVATE else BallotKind.REACTION
    return BY_EMOJI_CODE[code - PRIVATE if code > PRIVATE else code], kind

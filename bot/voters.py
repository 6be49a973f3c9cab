"""Voters without names: a keyed hash stands for platform + workspace + user wherever no name is needed."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.ids import UserRef, WorkspaceRef

_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Voter:
    """The key under which a person is stored, and the workspace whose tally the vote belongs to."""

    key: bytes
    home: WorkspaceRef


class Standing(StrEnum):
    """Whether a voter's ballots count. UNCHECKED counts until the platform has told who it is."""

    COUNTS = "counts"
    UNCHECKED = "unchecked"
    BOT = "bot"
    TOO_NEW = "too_new"
    GUEST = "guest"
    OUTSIDE = "outside"
    ROLE = "role"
    BLOCKED = "blocked"
    LEFT = "left"

    @property
    def counts(self) -> bool:
        return self in {Standing.COUNTS, Standing.UNCHECKED}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform tells of a person, as far as voting rules ask for it; None where it does not tell."""

    user: UserRef
    name: str = ""
    bot: bool = False
    guest: bool = False
    outside: bool = False
    gone: bool = False
    roles: frozenset[str] = frozenset()
    account_since: datetime | None = None
    member_since: datetime | None = None
    locale: str | None = None
    zone: str | None = None


class Trait(StrEnum):
    """What voting rules can ask for, where a platform tells it."""

    ACCOUNT_AGE = "account_age"
    MEMBER_AGE = "member_age"
    GUESTS = "guests"
    OUTSIDE = "outside"
    ROLES = "roles"
    BANS = "bans"


class VoterKeys:
    """Makes voter keys with a secret that never leaves this object."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def voter(self, person: UserRef) -> Voter:
        """HMAC-SHA-256 over the three parts, cut to 16 bytes: enough to be unique, useless without the secret."""
        words = f"{person.platform}\x1f{person.workspace}\x1f{person.user}".encode()
        key = hmac.digest(self._secret, words, "sha256")[:_DIGEST_BYTES]
        return Voter(key, WorkspaceRef(person.platform, person.workspace))

    def __repr__(self) -> str:
        return "VoterKeys(secret hidden)"

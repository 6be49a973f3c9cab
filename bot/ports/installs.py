"""Core ↔ store: where the bot is installed with tokens of its own, kept sealed, and handed out one renewal at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.ids import WorkspaceRef


class Vault(Protocol):
    """Seals secrets. What was sealed for one purpose opens for no other, wherever it was copied to."""

    @property
    def newest(self) -> str:
        """The id of the key that seals from now on."""
        ...

    def seal(self, secret: str, purpose: str) -> str: ...
    def open(self, sealed: str, purpose: str) -> str:
        """The secret, or Locked."""
        ...


@dataclass(frozen=True, slots=True)
class Install:
    """What a platform gave to us for one workspace, or for a whole enterprise: then `home.workspace` is empty."""

    home: WorkspaceRef
    token: str = field(repr=False)
    installed_at: datetime
    refresh: str = field(default="", repr=False)
    expires_at: datetime | None = None
    """None: the token is good until it is revoked"""
    name: str = ""
    bot_user: str = ""
    bot_name: str = ""
    bot_id: str = ""
    scopes: str = ""


class InstallRepository(Protocol):
    async def of(self, home: WorkspaceRef) -> Install | None:
        """The workspace's own one, else that of its enterprise, which need not be named if it was told before."""
        ...

    async def put(self, install: Install, /) -> None:
        """A new one, or one that takes the place of the former."""
        ...

    async def remove(self, home: WorkspaceRef, at: datetime | None) -> bool:
        """Exactly this one; with `at`, if it was made before: news of an older one's end may come late.

        False when a newer one stands.
        """
        ...

    async def lease(self, home: WorkspaceRef, holder: str, now: datetime, until: datetime) -> bool:
        """Whether the holder, and nobody else in any replica, may renew the token until then."""
        ...

    async def renewed(
        self, home: WorkspaceRef, holder: str, token: str, refresh: str, expires_at: datetime | None
    ) -> bool:
        """Keeps what was renewed and ends the lease; false when the lease was lost meanwhile."""
        ...

    async def release(self, home: WorkspaceRef, holder: str) -> None: ...

    async def issue_state(self, digest: bytes, until: datetime) -> None:
        """A door that somebody may come back through once, until then."""
        ...

    async def consume_state(self, digest: bytes, now: datetime) -> bool:
        """True exactly once, in whichever replica; also sweeps away what has expired."""
        ...

    async def keys(self) -> Mapping[str, int]:
        """How many secrets are sealed with each key; the one that seals from now on comes first, whatever it seals."""
        ...

    async def reseal(self) -> int:
        """Everything that an older key sealed is sealed with the newest one; how many."""
        ...
